// BM25 over the answers, scaled to 0..1 by what a perfect answer would get.
#include "match/answers.h"

#include <algorithm>
#include <cstddef>

#include "match/logarithm.h"

namespace waypost::match {
namespace {

constexpr float kSaturation = 0.6f;
constexpr float kLengthShare = 0.75f;

struct Occurrence {
  FeatureKey key;
  std::uint32_t target;
};

}  // namespace

AnswerIndex::AnswerIndex(const std::vector<std::vector<std::string>>& answers)
    : targets_(static_cast<std::uint32_t>(answers.size())) {
  std::vector<Occurrence> found;
  std::uint32_t filled = 0;
  for (std::uint32_t target = 0; target < targets_; ++target) {
    if (!answers[target].empty()) ++filled;
    for (const std::string& word : answers[target]) found.push_back({word_key(word), target});
  }
  if (found.empty()) return;
  const float average = static_cast<float>(found.size()) / static_cast<float>(filled);
  unknown_idf_ = 1 + ln_ratio(filled + 1, 1);
  std::sort(found.begin(), found.end(), [](const Occurrence& a, const Occurrence& b) {
    return a.key != b.key ? a.key < b.key : a.target < b.target;
  });
  for (std::size_t at = 0; at < found.size();) {
    Term term{found[at].key, static_cast<std::uint32_t>(postings_.size()), 0, 0};
    while (at < found.size() && found[at].key == term.key) {
      const std::uint32_t target = found[at].target;
      float count = 0;
      for (; at < found.size() && found[at].key == term.key && found[at].target == target; ++at) {
        count += 1;
      }
      const float length = static_cast<float>(answers[target].size()) / average;
      const float damping = kSaturation * (1 - kLengthShare + kLengthShare * length);
      postings_.push_back({target, count / (count + damping)});
    }
    term.end = static_cast<std::uint32_t>(postings_.size());
    term.idf = 1 + ln_ratio(filled + 1, term.end - term.begin + 1);
    terms_.push_back(term);
  }
}

const AnswerIndex::Term* AnswerIndex::find(FeatureKey key) const {
  const auto at =
      std::lower_bound(terms_.begin(), terms_.end(), key,
                       [](const Term& term, FeatureKey wanted) { return term.key < wanted; });
  return at != terms_.end() && at->key == key ? &*at : nullptr;
}

void AnswerIndex::scores(const std::vector<Token>& question, std::vector<float>& out) const {
  out.assign(targets_, 0);
  if (terms_.empty()) return;
  float whole = 0;
  for (const Token& token : question) {
    for (const Reading& reading : token.readings) {
      const Term* term = find(word_key(reading.text));
      const float idf = reading.share * (term == nullptr ? unknown_idf_ : term->idf);
      whole += idf;
      if (term == nullptr) continue;
      for (std::uint32_t i = term->begin; i < term->end; ++i) {
        out[postings_[i].target] += idf * postings_[i].weight;
      }
    }
  }
  if (whole <= 0) return;
  for (float& score : out) score /= whole;
}

}  // namespace waypost::match
