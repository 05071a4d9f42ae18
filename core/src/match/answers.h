// The words of the answers, a weaker second field: BM25 over articles.
#pragma once

#include <cstdint>
#include <vector>

#include "match/lexicon.h"
#include "match/token.h"

namespace waypost::match {

/// The words of a target, in the order of its texts, with repeats.
struct TargetWords {
  std::vector<WordId> asked;   ///< in its phrasings
  std::vector<WordId> answer;  ///< in its answer
};

class AnswerIndex {
 public:
  AnswerIndex() = default;
  AnswerIndex(const Lexicon& lexicon, const std::vector<TargetWords>& targets);

  /// For each target the share (0..1) of the question's weight that its answer holds. `out` is
  /// resized.
  void scores(const std::vector<Token>& question, std::vector<float>& out) const;

 private:
  struct Posting {
    std::uint32_t target = 0;
    float weight = 0;  // 0..1, saturating with repeats
  };
  struct Term {
    std::uint32_t begin = 0, end = 0;  // in postings_
    float idf = 0;
  };

  std::uint32_t targets_ = 0;
  float unknown_idf_ = 0;
  std::vector<Term> terms_;  // by word; empty: no answers at all
  std::vector<Posting> postings_;
};

}  // namespace waypost::match
