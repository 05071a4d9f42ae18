// Whether a target explains the words of a question: "return boots" is not answered by an article
// on waxing boots, however well "boots" fits.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "match/answers.h"
#include "match/lexicon.h"
#include "match/token.h"

namespace waypost::match {

/// The share of a question that a direct answer may leave unexplained.
inline constexpr float kMostUnexplained = 0.42f;

class Coverage {
 public:
  Coverage() = default;
  Coverage(const Lexicon& lexicon, const std::vector<TargetWords>& targets);

  /// Share (0..1) of the weight of the question's known words that `target` says nowhere. Words
  /// that no phrasing has do not count: they may be names, or slips.
  float unexplained(std::uint32_t target, const std::vector<Token>& question) const;

 private:
  struct Stem {
    FeatureKey key = 0;
    std::uint32_t begin = 0, end = 0;  // in targets_
    float weight = 0;                  // 0 when no phrasing has it
  };
  const Stem* stem_of(const Token& token) const;

  std::vector<Stem> stems_;                // sorted by key
  std::vector<std::uint32_t> word_stems_;  // by word
  std::vector<std::uint32_t> targets_;
};

}  // namespace waypost::match
