// Whether a target explains the words of a question: "return boots" is not answered by an article
// on waxing boots, however well "boots" fits.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "match/features.h"

namespace waypost::match {

/// Collects which target says which word.
class SaidWords {
 public:
  /// `asked`: the word stands in a phrasing, not only in the answer.
  void add(std::string_view folded, std::uint32_t target, bool asked);

 private:
  friend class Coverage;
  struct Said {
    FeatureKey stem = 0;
    std::uint32_t target = 0;
    bool asked = false;
  };
  std::vector<Said> said_;
};

/// The share of a question that a direct answer may leave unexplained.
inline constexpr float kMostUnexplained = 0.42f;

class Coverage {
 public:
  Coverage() = default;
  Coverage(SaidWords&& words, std::uint32_t targets);

  /// Share (0..1) of the weight of the question's known words that `target` says nowhere. Words
  /// that no phrasing has do not count: they may be names, or slips.
  float unexplained(std::uint32_t target, const std::vector<Token>& question) const;

 private:
  struct Stem {
    FeatureKey key = 0;
    std::uint32_t begin = 0, end = 0;  // in targets_
    float weight = 0;                  // 0 when no phrasing has it
  };
  std::vector<Stem> stems_;  // sorted by key
  std::vector<std::uint32_t> targets_;
};

}  // namespace waypost::match
