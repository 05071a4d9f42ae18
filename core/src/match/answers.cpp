// BM25 over the answers, scaled to 0..1 by what a perfect answer would get.
#include "match/answers.h"

#include <cstddef>

#include "match/logarithm.h"

namespace waypost::match {
namespace {

constexpr float kSaturation = 0.6f;
constexpr float kLengthShare = 0.75f;

// The words of one answer after the other, each word once.
class WordCounter {
 public:
  explicit WordCounter(std::uint32_t words) : counts_(words, 0) {}

  // Calls `use(word, count)` in the order of first occurrence.
  template <typename Use>
  void each(const std::vector<WordId>& answer, Use use) {
    for (const WordId word : answer) {
      if (counts_[word]++ == 0) met_.push_back(word);
    }
    for (const WordId word : met_) {
      use(word, static_cast<float>(counts_[word]));
      counts_[word] = 0;
    }
    met_.clear();
  }

 private:
  std::vector<std::uint32_t> counts_;
  std::vector<WordId> met_;
};

}  // namespace

AnswerIndex::AnswerIndex(const Lexicon& lexicon, const std::vector<TargetWords>& targets)
    : targets_(static_cast<std::uint32_t>(targets.size())) {
  std::size_t words = 0;
  std::uint32_t filled = 0;
  for (const TargetWords& target : targets) {
    words += target.answer.size();
    if (!target.answer.empty()) ++filled;
  }
  if (words == 0) return;
  const float average = static_cast<float>(words) / static_cast<float>(filled);
  unknown_idf_ = 1 + ln_ratio(filled + 1, 1);
  std::vector<std::uint32_t> frequency(lexicon.size(), 0);
  WordCounter counter(lexicon.size());
  for (const TargetWords& target : targets) {
    counter.each(target.answer, [&](WordId word, float) { ++frequency[word]; });
  }
  for (const std::uint32_t found : frequency) {
    idf_.push_back(found > 0 ? 1 + ln_ratio(filled + 1, found + 1) : 0);
  }
  postings_ = Postings(targets_, frequency);
  SparseVector held;
  for (std::uint32_t t = 0; t < targets_; ++t) {
    const float length = static_cast<float>(targets[t].answer.size()) / average;
    const float damping = kSaturation * (1 - kLengthShare + kLengthShare * length);
    held.clear();
    counter.each(targets[t].answer, [&](WordId word, float count) {
      held.push_back({word, count / (count + damping)});
    });
    postings_.add(t, held);
  }
  postings_.close();
}

void AnswerIndex::scores(const std::vector<Token>& question, std::vector<float>& out) const {
  out.assign(targets_, 0);
  if (idf_.empty()) return;
  float whole = 0;
  SparseVector held;
  for (const Token& token : question) {
    for_each_reading(token, [&](WordId word, float share) {
      const bool is_known = word != kNoWord && idf_[word] > 0;
      const float idf = share * (is_known ? idf_[word] : unknown_idf_);
      whole += idf;
      if (is_known) held.push_back({word, idf});
    });
  }
  if (whole <= 0) return;
  postings_.similarities(held, out);
  for (float& score : out) score /= whole;
}

}  // namespace waypost::match
