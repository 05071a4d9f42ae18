// Hashes of words, pairs of words and pieces of words.
#include "match/features.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "text/utf8.h"

namespace waypost::match {
namespace {

// Kinds keep equal texts apart.
constexpr FeatureKey kWord = 0x9ae16a3b2f90404full;
constexpr FeatureKey kPair = 0xc949d7c7509e6557ull;
constexpr FeatureKey kPiece = 0xff51afd7ed558ccdull;

FeatureKey mix(FeatureKey hash, FeatureKey value) {
  hash = (hash ^ value) * 0x9e3779b97f4a7c15ull;
  return hash ^ hash >> 29;
}

}  // namespace

FeatureKey word_key(std::string_view folded) {
  FeatureKey hash = kWord;
  for (const char byte : folded) hash = mix(hash, static_cast<std::uint8_t>(byte));
  return hash;
}

FeatureKey pair_key(FeatureKey left, FeatureKey right) { return mix(mix(kPair, left), right); }

void append_pieces(std::vector<FeatureKey>& out, std::string_view folded, bool spaceless,
                   bool unfinished, PieceLengths lengths) {
  std::u32string letters = text::decode_all(folded);
  if (spaceless) {
    for (const char32_t letter : letters) out.push_back(mix(kPiece, letter));
    return;
  }
  letters.insert(letters.begin(), U' ');
  if (!unfinished) letters.push_back(U' ');
  for (std::size_t begin = 0; begin + lengths.shortest <= letters.size(); ++begin) {
    FeatureKey key = kPiece;
    const std::size_t longest = std::min(letters.size() - begin, lengths.longest);
    for (std::size_t length = 1; length <= longest; ++length) {
      key = mix(key, letters[begin + length - 1]);
      if (length >= lengths.shortest) out.push_back(key);
    }
  }
}

}  // namespace waypost::match
