// Answers that leave visitors alone, tire them, or say what another says already.
#include <cstddef>
#include <string_view>

#include "advice/lint.h"
#include "advice/markdown_words.h"
#include "advice/similar.h"

namespace waypost::advice {
namespace {

constexpr std::size_t kFewestWords = 5;
constexpr std::size_t kMostWords = 300;  // two screens of a telephone

constexpr float kSameAnswer = 0.85f;

// Scripts without spaces are read as pairs of characters; a word is about two of them.
std::size_t count_words(std::string_view answer) {
  std::size_t halves = 0;
  for (const ReadWord& word : markdown_words(answer)) halves += word.spaceless ? 1 : 2;
  return (halves + 1) / 2;
}

}  // namespace

void lint_answers(const std::vector<TargetView>& targets, const Sources& sources,
                  std::vector<Finding>& findings) {
  std::vector<std::string_view> answers;
  std::vector<std::uint32_t> of;
  for (std::uint32_t t = 0; t < targets.size(); ++t) {
    const TargetView& target = targets[t];
    if (target.target.kind != Target::Kind::article) continue;
    const std::size_t words = count_words(target.answer);
    const auto find = [&](Rule rule, float weight) {
      Finding& finding = findings.emplace_back();
      finding.rule = rule;
      finding.target = t;
      finding.where = sources.of(t).answer;
      finding.count = static_cast<std::uint32_t>(words);
      finding.weight = weight;
    };
    if (words < kFewestWords) {
      find(Rule::answer_short, -static_cast<float>(words));
      continue;
    }
    if (words > kMostWords) find(Rule::answer_long, static_cast<float>(words));
    const bool has_next = target.next != nullptr && !target.next->empty();
    if (!has_next && !leads_somewhere(target.answer)) find(Rule::no_next_step, 0);
    answers.push_back(target.answer);
    of.push_back(t);
  }
  SimilarTexts similar(answers);
  for (std::uint32_t i = 0; i < answers.size(); ++i) {
    for (const Neighbour& near : similar.neighbours(i, kSameAnswer)) {
      if (near.text < i) continue;
      Finding finding{Rule::same_answer, of[i], of[near.text], sources.of(of[i]).answer};
      finding.weight = near.similarity;
      finding.evidence.push_back({sources.of(of[near.text]).answer, {}, of[near.text]});
      findings.push_back(std::move(finding));
    }
  }
}

}  // namespace waypost::advice
