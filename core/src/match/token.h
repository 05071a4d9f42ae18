// A word of a question as the ranking sees it.
#pragma once

#include <string>
#include <vector>

#include "match/lexicon.h"

namespace waypost::match {

/// A known word that may be meant, with the share of belief it gets.
struct Reading {
  WordId word = kNoWord;
  float share = 1;
};

struct Token {
  std::string typed;  ///< folded
  WordId word = kNoWord;
  /// What may be meant where that is not certain: by an unfinished word, or by one that was
  /// corrected. Otherwise empty: the word itself is meant.
  std::vector<Reading> readings;
  bool spaceless = false;
  bool unfinished = false;  ///< the last word while typing: no end mark
};

/// Calls `use(word, share)` for all that the token may mean; kNoWord: what was typed, which is
/// not known. An unfinished word that becomes no known one means nothing.
template <typename Use>
void for_each_reading(const Token& token, Use use) {
  if (token.readings.empty() && !token.unfinished) use(token.word, 1.0f);
  for (const Reading& reading : token.readings) use(reading.word, reading.share);
}

}  // namespace waypost::match
