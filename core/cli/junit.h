// Test results as JUnit XML, which build servers read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace waypost::cli {

struct TestResult {
  std::string name;
  std::string place;    ///< file:line:column
  std::string failure;  ///< "" = passed
  std::string detail;   ///< lines that show it
  bool passed() const { return failure.empty(); }
};

struct TestSuite {
  std::string name;
  std::vector<TestResult> results;
};

/// Characters that XML cannot hold become U+FFFD.
std::string junit_xml(const std::vector<TestSuite>& suites);

}  // namespace waypost::cli
