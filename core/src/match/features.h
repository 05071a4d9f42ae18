// What a text is compared by: words and pairs of words, and pieces of words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace waypost::match {

/// A feature is named by a 64-bit hash of its kind and text.
using FeatureKey = std::uint64_t;

/// Start and end of a text are words of their own in pairs.
inline constexpr FeatureKey kEdge = 0x2545f4914f6cdd1dull;

FeatureKey word_key(std::string_view folded);
FeatureKey pair_key(FeatureKey left, FeatureKey right);

/// How many characters the pieces of a word have.
struct PieceLengths {
  std::size_t shortest = 2;
  std::size_t longest = 5;
};

/// Appends the keys of a word's pieces of these lengths, with the spaces around it: none after an
/// unfinished one. Each character of a spaceless script is a piece.
void append_pieces(std::vector<FeatureKey>& out, std::string_view folded, bool spaceless,
                   bool unfinished, PieceLengths lengths);

}  // namespace waypost::match
