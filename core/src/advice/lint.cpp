#include "advice/lint.h"

#include <algorithm>
#include <iterator>

namespace waypost::advice {
namespace {

constexpr std::string_view kNames[] = {"not_found",    "confused",       "near_duplicate",
                                       "same_answer",  "answer_short",   "answer_long",
                                       "no_next_step", "more_phrasings", "answer_words"};
static_assert(std::size(kNames) == kRules);

}  // namespace

std::string_view to_string(Rule rule) { return kNames[static_cast<std::size_t>(rule)]; }

Severity severity_of(Rule rule) {
  const bool is_suggestion = rule == Rule::more_phrasings || rule == Rule::answer_words;
  return is_suggestion ? Severity::note : Severity::warning;
}

Lint lint(const Model& model, const Sources& sources, const Progress& progress) {
  const std::vector<TargetView> targets = targets_of(model);
  const std::vector<HeldOut> held_out = ask_held_out(model, progress);
  Lint lint;
  const Evaluated evaluated{targets, sources, held_out};
  find_not_found(evaluated, lint.findings);
  find_confused(evaluated, lint.findings);
  find_near_duplicates(evaluated, lint.findings);
  find_more_phrasings(evaluated, lint.findings);
  lint_answers(targets, sources, lint.findings);
  find_answer_words(targets, sources, lint.findings);
  std::stable_sort(lint.findings.begin(), lint.findings.end(),
                   [](const Finding& a, const Finding& b) {
                     return a.rule != b.rule ? a.rule < b.rule : a.weight > b.weight;
                   });
  lint.asked = held_out.size();
  for (const HeldOut& each : held_out) {
    lint.found += each.is_found() ? 1 : 0;
    lint.among_three += each.is_among_three() ? 1 : 0;
  }
  for (const TargetView& target : targets) lint.phrasings += target.questions.size();
  return lint;
}

}  // namespace waypost::advice
