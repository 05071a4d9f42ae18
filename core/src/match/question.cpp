// Words of a question -> tokens for the features.
#include "match/question.h"

#include <algorithm>
#include <cstddef>

namespace waypost::match {
namespace {

constexpr std::size_t kMostCompletions = 6;

Token token_of(const std::string& folded, bool spaceless) {
  Token token;
  token.readings.push_back({folded, 1});
  token.typed = folded;
  token.spaceless = spaceless;
  return token;
}

// The words that an unfinished word may become. Frequent ones are believed more; a word that is
// already complete counts as much as all longer ones together.
void read_unfinished(Token& token, const Vocabulary& vocabulary) {
  const auto found = vocabulary.completions(token.typed, kMostCompletions);
  token.readings.clear();
  float whole = 0;
  for (const KnownWord* word : found) whole += static_cast<float>(word->count) + 0.5f;
  bool complete = false;
  for (const KnownWord* word : found) complete = complete || word->text == token.typed;
  for (const KnownWord* word : found) {
    float share = (static_cast<float>(word->count) + 0.5f) / whole;
    if (complete) share *= 0.5f;
    if (word->text == token.typed) share += 0.5f;
    token.readings.push_back({word->text, share});
  }
}

bool overlaps(const Span8& a, const Span8& b) { return a.begin < b.end && b.begin < a.end; }

}  // namespace

std::vector<Token> tokens_of(const std::vector<text::Word>& words) {
  std::vector<Token> tokens;
  tokens.reserve(words.size());
  for (const text::Word& word : words) tokens.push_back(token_of(word.folded, word.spaceless));
  return tokens;
}

ReadQuestion read_question(std::string_view text, const std::vector<Entity>& entities, bool prefix,
                           const Vocabulary& vocabulary) {
  ReadQuestion read;
  std::vector<text::Word> words = text::words(text);
  const bool last_is_open =
      prefix && !words.empty() && words.back().span.end == text.size() && !words.back().spaceless;
  bool last_is_data = false;
  std::vector<text::Word> kept;
  for (text::Word& word : words) {
    last_is_data = std::any_of(entities.begin(), entities.end(), [&](const Entity& entity) {
      return overlaps(word.span, entity.span);
    });
    if (!last_is_data && kept.size() < kMostWords) kept.push_back(std::move(word));
  }
  read.typed = tokens_of(kept);
  if (last_is_open && !last_is_data && !read.typed.empty()) {
    read.typed.back().unfinished = true;
    read_unfinished(read.typed.back(), vocabulary);
  }
  for (std::size_t i = 0; i < read.typed.size(); ++i) {
    const Token& token = read.typed[i];
    if (token.unfinished || token.spaceless || vocabulary.knows(token.typed)) continue;
    const KnownWord* near = vocabulary.nearest(token.typed);
    if (near == nullptr) continue;
    if (!read.was_corrected()) read.corrected = read.typed;
    read.corrected[i] = token_of(near->text, false);
  }
  return read;
}

}  // namespace waypost::match
