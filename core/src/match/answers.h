// The words of the answers, a weaker second field: BM25 over articles.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "match/features.h"

namespace waypost::match {

class AnswerIndex {
 public:
  AnswerIndex() = default;
  /// `answers[t]` holds the folded words of the answer of target t; empty for targets without one.
  explicit AnswerIndex(const std::vector<std::vector<std::string>>& answers);

  /// For each target the share (0..1) of the question's weight that its answer holds. `out` is
  /// resized.
  void scores(const std::vector<Token>& question, std::vector<float>& out) const;

 private:
  struct Posting {
    std::uint32_t target = 0;
    float weight = 0;  // 0..1, saturating with repeats
  };
  struct Term {
    FeatureKey key = 0;
    std::uint32_t begin = 0, end = 0;  // in postings_
    float idf = 0;
  };
  const Term* find(FeatureKey key) const;

  std::uint32_t targets_ = 0;
  float unknown_idf_ = 0;
  std::vector<Term> terms_;  // sorted by key
  std::vector<Posting> postings_;
};

}  // namespace waypost::match
