// Compares words of a phrasing with the words of a question.
#include "match/why.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "text/words.h"

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

bool shares(const text::Word& word, const Token& token) {
  if (token.unfinished && std::string_view(word.folded).starts_with(token.typed)) return true;
  return std::any_of(token.readings.begin(), token.readings.end(), [&](const Reading& reading) {
    return word.spaceless ? word.folded == reading.text : same_stem(word.folded, reading.text);
  });
}

}  // namespace

Why explain(const std::string& phrasing, const std::vector<Token>& question) {
  Why why{phrasing, {}};
  for (const text::Word& word : text::words(phrasing)) {
    const bool shared = std::any_of(question.begin(), question.end(),
                                    [&](const Token& token) { return shares(word, token); });
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
