// The words of the answers, a weaker second field: BM25 over articles.
#pragma once

#include <cstdint>
#include <vector>

#include "match/lexicon.h"
#include "match/postings.h"
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
  std::uint32_t targets_ = 0;
  float unknown_idf_ = 0;
  std::vector<float> idf_;  // by word; 0 where no answer has it; empty: no answers at all
  Postings postings_;       // words in answers, with weights of 0..1, saturating with repeats
};

}  // namespace waypost::match
