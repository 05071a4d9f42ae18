// Words of a question -> tokens for the features.
#include "match/question.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

namespace waypost::match {
namespace {

constexpr std::size_t kMostReadings = 6;

// Words that somebody may have meant, with `whole` shared out among them.
std::vector<Reading> readings_of(const std::vector<WordId>& words, float whole,
                                 const Lexicon& lexicon) {
  float sum = 0;
  for (const WordId word : words) sum += lexicon.belief(word);
  std::vector<Reading> readings;
  for (const WordId word : words) readings.push_back({word, whole * lexicon.belief(word) / sum});
  return readings;
}

// The words that an unfinished word may become; one that is already complete counts as much as all
// together.
void read_unfinished(Token& token, const Lexicon& lexicon) {
  const bool complete = token.word != kNoWord;
  token.unfinished = true;
  token.readings =
      readings_of(lexicon.completions(token.typed, kMostReadings), complete ? 0.5f : 1, lexicon);
  if (!complete) return;
  for (Reading& reading : token.readings) {
    if (reading.word != token.word) continue;
    reading.share += 0.5f;
    return;
  }
  token.readings.push_back({token.word, 0.5f});
}

bool overlaps(const Span8& a, const Span8& b) { return a.begin < b.end && b.begin < a.end; }

}  // namespace

ReadQuestion read_question(std::string_view text, const std::vector<Entity>& entities, bool prefix,
                           const Lexicon& lexicon) {
  ReadQuestion read;
  std::vector<text::Word> words = lexicon.words(text);
  const bool last_is_open =
      prefix && !words.empty() && words.back().span.end == text.size() && !words.back().spaceless;
  bool last_is_data = false;
  for (text::Word& word : words) {
    last_is_data = std::any_of(entities.begin(), entities.end(), [&](const Entity& entity) {
      return overlaps(word.span, entity.span);
    });
    if (last_is_data || read.typed.size() == kMostWords) continue;
    Token& token = read.typed.emplace_back();
    token.word = lexicon.find(word.folded);
    token.typed = std::move(word.folded);
    token.spaceless = word.spaceless;
  }
  const bool is_whole = read.typed.size() < kMostWords;
  if (last_is_open && !last_is_data && is_whole && !read.typed.empty()) {
    read_unfinished(read.typed.back(), lexicon);
  }
  for (std::size_t i = 0; i < read.typed.size(); ++i) {
    const Token& token = read.typed[i];
    if (token.unfinished || token.spaceless || token.word != kNoWord) continue;
    const std::vector<WordId> near = lexicon.near(token.typed, kMostReadings);
    if (near.empty()) continue;
    if (!read.was_corrected()) read.corrected = read.typed;
    read.corrected[i] = {std::string(lexicon.text(near.front())), near.front(),
                         readings_of(near, 1, lexicon)};
  }
  return read;
}

}  // namespace waypost::match
