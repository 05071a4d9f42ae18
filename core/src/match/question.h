// A question as the ranking reads it: data taken out, words split, slips of the finger put right.
#pragma once

#include <string_view>
#include <vector>

#include "match/lexicon.h"
#include "match/token.h"
#include "waypost/matcher.h"

namespace waypost::match {

inline constexpr std::size_t kMostWords = 200;  ///< Words of a question that are read.

struct ReadQuestion {
  std::vector<Token> typed;      ///< As written.
  std::vector<Token> corrected;  ///< With unknown words replaced by known ones where one is near;
                                 ///< empty when there is nothing to correct.
  bool was_corrected() const { return !corrected.empty(); }
  const std::vector<Token>& best() const { return was_corrected() ? corrected : typed; }
};

/// Reads the words of `text` outside `entities`. With `prefix` the last word may be unfinished,
/// unless something follows it.
ReadQuestion read_question(std::string_view text, const std::vector<Entity>& entities, bool prefix,
                           const Lexicon& lexicon);

}  // namespace waypost::match
