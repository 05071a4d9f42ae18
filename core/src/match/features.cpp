// Words, pairs of words and pieces of words as hashed features.
#include "match/features.h"

#include <algorithm>
#include <cstddef>

#include "text/utf8.h"

namespace waypost::match {
namespace {

// Kinds keep equal texts apart. Start and end of the question are words of their own in pairs.
constexpr FeatureKey kWord = 0x9ae16a3b2f90404full;
constexpr FeatureKey kPair = 0xc949d7c7509e6557ull;
constexpr FeatureKey kPiece = 0xff51afd7ed558ccdull;
constexpr FeatureKey kEdge = 0x2545f4914f6cdd1dull;
constexpr std::size_t kShortestPiece = 2;
constexpr std::size_t kLongestPiece = 5;

FeatureKey mix(FeatureKey hash, FeatureKey value) {
  hash = (hash ^ value) * 0x9e3779b97f4a7c15ull;
  return hash ^ hash >> 29;
}

FeatureKey hash_of(std::string_view text) {
  FeatureKey hash = kWord;
  for (const char byte : text) hash = mix(hash, static_cast<std::uint8_t>(byte));
  return hash;
}

FeatureKey pair_key(FeatureKey left, FeatureKey right) { return mix(mix(kPair, left), right); }

// Adds repeats up, in the order of their first occurrence.
void tidy(std::vector<Counted>& block) {
  constexpr std::uint32_t kEmpty = 0xffffffff;
  std::size_t size = 32;
  while (size < 2 * block.size()) size *= 2;
  std::vector<std::uint32_t> places(size, kEmpty);  // open addressing
  std::uint32_t kept = 0;
  for (std::size_t i = 0; i < block.size(); ++i) {
    const Counted counted = block[i];
    std::size_t at = counted.key & (size - 1);
    while (places[at] != kEmpty && block[places[at]].key != counted.key) at = (at + 1) & (size - 1);
    if (places[at] == kEmpty) {
      places[at] = kept;
      block[kept++] = counted;
    } else {
      block[places[at]].count += counted.count;
    }
  }
  block.resize(kept);
}

// The pieces of a word, with the spaces around it: none after an unfinished one.
void add_pieces(std::vector<Counted>& out, const Token& token, const Reading& reading) {
  std::u32string letters = text::decode_all(reading.text);
  if (token.spaceless) {
    for (const char32_t letter : letters) out.push_back({mix(kPiece, letter), reading.share});
    return;
  }
  letters.insert(letters.begin(), U' ');
  if (!token.unfinished) letters.push_back(U' ');
  for (std::size_t begin = 0; begin + kShortestPiece <= letters.size(); ++begin) {
    FeatureKey key = kPiece;
    const std::size_t longest = std::min(letters.size() - begin, kLongestPiece);
    for (std::size_t length = 1; length <= longest; ++length) {
      key = mix(key, letters[begin + length - 1]);
      if (length >= kShortestPiece) out.push_back({key, reading.share});
    }
  }
}

struct HashedReading {
  FeatureKey key;
  float share;
};

void add_pairs(std::vector<Counted>& out, const std::vector<HashedReading>& left,
               const std::vector<HashedReading>& right) {
  for (const HashedReading& a : left) {
    for (const HashedReading& b : right) out.push_back({pair_key(a.key, b.key), a.share * b.share});
  }
}

}  // namespace

FeatureKey word_key(std::string_view folded) { return hash_of(folded); }

Bag features(const std::vector<Token>& tokens) {
  Bag bag;
  if (tokens.empty()) return bag;
  std::vector<HashedReading> before = {{kEdge, 1}};
  std::vector<HashedReading> now;
  for (const Token& token : tokens) {
    now.clear();
    for (const Reading& reading : token.readings) {
      now.push_back({hash_of(reading.text), reading.share});
      bag.words.push_back({now.back().key, reading.share});
      if (!token.unfinished) add_pieces(bag.characters, token, reading);
    }
    if (token.unfinished) add_pieces(bag.characters, token, {token.typed, 1});
    add_pairs(bag.words, before, now);
    before.swap(now);
  }
  if (!tokens.back().unfinished) add_pairs(bag.words, before, {{kEdge, 1}});
  tidy(bag.words);
  tidy(bag.characters);
  return bag;
}

}  // namespace waypost::match
