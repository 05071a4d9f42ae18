// What a text is compared by: words and pairs of words, and pieces of 2 to 5 characters inside
// words.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace waypost::match {

/// A feature is named by a 64-bit hash of its kind and text.
using FeatureKey = std::uint64_t;

/// How often a feature occurs. Counts below one come from words that are not certain (completions).
struct Counted {
  FeatureKey key = 0;
  float count = 0;
  bool operator==(const Counted&) const = default;
};

/// The features of one text in two blocks, each without repeats and in the order of their first
/// occurrence.
struct Bag {
  std::vector<Counted> words;
  std::vector<Counted> characters;
};

/// One reading of a word, with the share of belief it gets. A certain word has one reading of
/// share 1.
struct Reading {
  std::string text;  // folded
  float share = 1;
};

/// A word as the features see it.
struct Token {
  std::vector<Reading> readings;  // empty only for an unfinished word that becomes no known one
  std::string typed;              // folded; when unfinished, its pieces are what counts
  bool spaceless = false;
  bool unfinished = false;  // the last word while typing: no end mark
};

/// The features of a text given as tokens.
[[gnu::noinline]] Bag features(const std::vector<Token>& tokens);

/// The key of a single word, as used in the word block.
FeatureKey word_key(std::string_view folded);

}  // namespace waypost::match
