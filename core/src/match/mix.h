// Which of the ways to score are mixed: what held out phrasings say about each mix.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "match/calibration.h"
#include "match/fit.h"

namespace waypost::match {

/// How much each of the ways to score counts.
struct Blend {
  float margin = 0;    ///< of MarginTrainer
  float softmax = 0;   ///< of SoftmaxTrainer
  float centroid = 0;  ///< cosine with the sum of a target's phrasings
};

/// Brings each way to score to a spread of 1 over the targets.
class Units {
 public:
  void add(const Scores& scores);
  /// Shares by which the ways of `mix` add up to a score whose spread is about 1.
  Blend shares_of(const Blend& mix) const;

 private:
  // Targets that all say the same differ by rounding alone (0.0005 at most), which must not be made
  // much of; others by 0.05 or more.
  static constexpr float kLeastSpread = 0.02f;
  // Of a target's score over the targets, averaged over rows.
  struct Spread {
    void add(const std::vector<float>& scores);
    float unit() const { return count / std::max(sum, kLeastSpread * count); }
    float sum = 0;
    float count = 0;
  };
  Spread margin_, softmax_, centroid_;
};

/// A phrasing that was held out.
struct HeldOut {
  std::uint32_t row = 0;
  std::uint32_t target = 0;
  bool in_scope = true;  ///< false: its target was held out as a whole
};

/// Tries all mixes on held out phrasings.
class MixTrials {
 public:
  explicit MixTrials(const Lessons& lessons);

  /// `is_out` by target: held out as a whole.
  void add(const HeldOut& held_out, const Scores& scores, const Units& units,
           const std::vector<std::uint8_t>& is_out);

  /// Chooses: the usual mix, unless another is better beyond chance.
  void choose();
  const Blend& best() const;
  /// The first matches of held out phrasings by the best mix.
  const std::vector<Sample>& samples() const { return trials_[best_].samples; }

 private:
  static constexpr std::size_t kMixes = 5;
  struct Trial {
    float gain = 0, squares = 0;  // in reciprocal ranks, over the usual mix
    std::vector<Sample> samples;
  };
  Sample first_match(const HeldOut& held_out, const Scores& scores, const Blend& shares,
                     const std::vector<std::uint8_t>& is_out) const;

  const Lessons& lessons_;
  std::array<Trial, kMixes> trials_;
  std::size_t tried_ = kMixes, usual_ = 0, best_ = 0;
};

}  // namespace waypost::match
