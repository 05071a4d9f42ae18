// The explanation of a match: which pieces of the owner's phrasing the question shares.
#pragma once

#include <string_view>
#include <vector>

#include "match/lexicon.h"
#include "match/token.h"
#include "waypost/matcher.h"

namespace waypost::match {

/// A phrasing as written, and where its words stand.
struct Phrasing {
  struct Word {
    WordId word = kNoWord;
    Span8 span;
  };
  std::string_view text;  ///< in the model
  std::vector<Word> words;
};

/// Marks the words of `phrasing` that stand in the question, also in another form of the same stem
/// ("returns" for "return") or as the completion of an unfinished word.
Why explain(const Phrasing& phrasing, const std::vector<Token>& question, const Lexicon& lexicon);

}  // namespace waypost::match
