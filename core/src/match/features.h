// What a text is compared by: words and pairs of words, and pieces of 2 to 5 characters inside
// words.
#pragma once

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

/// Appends the keys of a word's pieces, with the spaces around it: none after an unfinished one.
/// Each character of a spaceless script is a piece.
void append_pieces(std::vector<FeatureKey>& out, std::string_view folded, bool spaceless,
                   bool unfinished);

}  // namespace waypost::match
