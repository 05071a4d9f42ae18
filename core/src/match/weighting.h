// How much the features of a text weigh: tf-idf with damped repeats, in two blocks of a fixed
// length each, words (with pairs of words) and pieces.
#pragma once

#include <cmath>
#include <cstdint>

#include "match/logarithm.h"

namespace waypost::match {

/// Share of the squared length that each block gets when both are there.
inline constexpr float kWordShare = 0.5f;

/// A piece that no phrasing has weighs more than the rarest known one: it is a sign that the
/// question is about something else (AUROC of clinc150 +0.3).
inline constexpr float kUnknownWeight = 1.5f;

/// 1 + ln(count) for repeats; an uncertain word counts as much as it is believed.
inline float damped(float count) {
  if (count <= 1) return count;
  return 1 + ln_ratio(static_cast<std::uint32_t>(count * 16), 16);
}

/// Brings a block to its share of the squared length.
inline float scale_of(float squares, float share) {
  return squares > 0 ? std::sqrt(share / squares) : 1;
}

}  // namespace waypost::match
