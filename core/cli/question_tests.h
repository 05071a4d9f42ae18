// Test files: questions and what must come of them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "junit.h"
#include "question_set.h"

namespace waypost::cli {

struct QuestionTest {
  Asked asked;
  std::size_t within = 1;  ///< the target must be among the first so many
  bool direct = false;     ///< … and be given as a direct answer
  std::string place;       ///< file:line:column
};

struct QuestionTests {
  std::vector<QuestionTest> questions;
  /// One line for each fault: "support.tests.json:3:5: …".
  std::vector<std::string> faults;
};

/// Reads `{"waypost_tests": 1, "questions": [{"q", "id", "within", "direct"}]}`. All faults are
/// told together.
QuestionTests read_question_tests(const std::string& path, std::string_view text,
                                  const Content& content);

/// One result for each question, in their order.
std::vector<TestResult> run_tests(const Content& content, const QuestionTests& tests);

}  // namespace waypost::cli
