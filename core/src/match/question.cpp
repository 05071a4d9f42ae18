// Words of a question -> tokens for the features.
#include "match/question.h"

#include <algorithm>
#include <cstddef>

namespace waypost::match {
namespace {

constexpr std::size_t kMostReadings = 6;

Token token_of(const std::string& folded, bool spaceless) {
  Token token;
  token.readings.push_back({folded, 1});
  token.typed = folded;
  token.spaceless = spaceless;
  return token;
}

// Words that somebody may have meant, with `whole` shared out among them by how frequent they are
// (squared: a rare one is hardly meant where a frequent one fits).
std::vector<Reading> readings_of(const std::vector<const KnownWord*>& words, float whole) {
  const auto belief = [](const KnownWord* word) {
    const float count = static_cast<float>(word->count) + 0.5f;
    return count * count;
  };
  float sum = 0;
  for (const KnownWord* word : words) sum += belief(word);
  std::vector<Reading> readings;
  for (const KnownWord* word : words) readings.push_back({word->text, whole * belief(word) / sum});
  return readings;
}

// The words that an unfinished word may become; one that is already complete counts as much as all
// together.
void read_unfinished(Token& token, const Vocabulary& vocabulary) {
  const bool complete = vocabulary.knows(token.typed);
  token.readings =
      readings_of(vocabulary.completions(token.typed, kMostReadings), complete ? 0.5f : 1);
  if (!complete) return;
  for (Reading& reading : token.readings) {
    if (reading.text != token.typed) continue;
    reading.share += 0.5f;
    return;
  }
  token.readings.push_back({token.typed, 0.5f});
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
    const std::vector<const KnownWord*> near = vocabulary.near(token.typed, kMostReadings);
    if (near.empty()) continue;
    if (!read.was_corrected()) read.corrected = read.typed;
    read.corrected[i] = {readings_of(near, 1), near.front()->text};
  }
  return read;
}

}  // namespace waypost::match
