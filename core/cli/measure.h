// Asks labelled questions and counts: how often the right target is first, how often a direct
// answer is right, how well the confidence tells what is answered from what is not.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "question_set.h"

namespace waypost::cli {

/// What came of one question.
struct Outcome {
  Decision decision = Decision::none;
  Target first;                  ///< `id` "" = no match
  std::int32_t confidence = -1;  ///< of the first match; -1 = no match
  std::size_t place = 0;         ///< of the wanted target, 1 = first; 0 = not among ten
  double micros = 0;             ///< how long the answer took

  bool right(const Asked& asked) const { return asked.in_scope() && place == 1; }
};

/// Asks all, ten matches each, one after the other. The clock is the only thing not determined by
/// the input.
std::vector<Outcome> ask_all(const Content& content, const std::vector<Asked>& questions);

/// Rates are 0..1; nothing where there was nothing to count.
struct Figures {
  std::size_t in_scope = 0;
  std::size_t out_of_scope = 0;
  std::optional<double> top1;     ///< of those in scope: the wanted target is first
  std::optional<double> recall3;  ///< … among the first three
  std::optional<double> mrr10;    ///< mean of 1 / place, 0 beyond ten
  /// The chance that a question in scope is met with more confidence than one out of scope; a tie
  /// counts half (the area under the ROC curve).
  std::optional<double> auroc;
  std::optional<double> answered;            ///< of all questions: those given a direct answer
  std::optional<double> answered_in_scope;   ///< … of those in scope
  std::optional<double> answered_precision;  ///< of the direct answers: the right ones
  std::optional<double> p50_us;              ///< half of the questions took at most so long
  std::optional<double> p99_us;
};

Figures figures_of(const std::vector<Asked>& questions, const std::vector<Outcome>& outcomes);

}  // namespace waypost::cli
