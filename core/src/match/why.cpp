// Compares words of a phrasing with the words of a question.
#include "match/why.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace waypost::match {
namespace {

constexpr std::size_t kShortestStem = 4;  // bytes

// The same word up to its ending: a common beginning that is most of the longer one.
bool same_stem(std::string_view a, std::string_view b) {
  const std::size_t shorter = std::min(a.size(), b.size());
  const std::size_t longer = std::max(a.size(), b.size());
  std::size_t common = 0;
  while (common < shorter && a[common] == b[common]) ++common;
  return common == longer || (common >= kShortestStem && common * 3 >= longer * 2);
}

bool shares(WordId word, const Token& token, const Lexicon& lexicon) {
  const std::string_view text = lexicon.text(word);
  if (token.unfinished && text.starts_with(token.typed)) return true;
  bool shared = false;
  for_each_reading(token, [&](WordId meant, float) {
    if (shared || meant == word) {
      shared = true;
    } else if (!lexicon.is_spaceless(word)) {
      shared =
          same_stem(text, meant == kNoWord ? std::string_view(token.typed) : lexicon.text(meant));
    }
  });
  return shared;
}

}  // namespace

Why explain(const Phrasing& phrasing, const std::vector<Token>& question, const Lexicon& lexicon) {
  Why why{std::string(phrasing.text), {}};
  for (const Phrasing::Word& word : phrasing.words) {
    const bool shared = std::any_of(question.begin(), question.end(), [&](const Token& token) {
      return shares(word.word, token, lexicon);
    });
    if (!shared) continue;
    // Neighbouring pieces of scripts without spaces overlap and become one span.
    if (!why.spans.empty() && word.span.begin < why.spans.back().end) {
      why.spans.back().end = word.span.end;
    } else {
      why.spans.push_back(word.span);
    }
  }
  return why;
}

}  // namespace waypost::match
