// Words of a text, folded, with the place each came from.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "waypost/matcher.h"

namespace waypost::text {

/// One word. In scripts without spaces a word is a pair of neighbouring characters (or a single one
/// that stands alone), and the spans of neighbours overlap.
struct Word {
  std::string folded;      ///< Never empty; well-formed UTF-8.
  Span8 span;              ///< In the text it was read from; on character borders.
  bool spaceless = false;  ///< A piece of a script written without spaces.
  bool operator==(const Word&) const = default;
};

/// Splits a text into words. Letters, digits and marks make words. An apostrophe inside a word is
/// left out before a short ending ("don't" is dont) and parts the word otherwise ("l'article" is l,
/// article); a hyphen is left out after a single letter and between two short parts ("e-mail" is
/// email, "wi-fi" is wifi) and parts the word otherwise. Defined for any bytes.
[[gnu::noinline]] std::vector<Word> words(std::string_view bytes);

}  // namespace waypost::text
