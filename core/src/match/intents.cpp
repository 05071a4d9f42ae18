// The intents are ranked like articles, by a small matcher of their own.
#include "match/intents.h"

#include <algorithm>

#include "json/reader.h"
#include "match/features.h"
#include "match/matcher.h"
#include "match/question.h"
#include "match/rank.h"

namespace waypost {
namespace {

// Cosines with the nearest phrasing that a text reaches only when it says the same. Beside a
// question it has to be the very phrasing: "nothing works, my code is refused" is a question.
constexpr float kClear = 0.62f;
constexpr float kVeryClear = 0.8f;
// With the cosine to all phrasings together, when every word is one of theirs.
constexpr float kSaid = 0.6f;
// The share of the nearest phrasing that has to be said: "is there" is not yet "is there a real
// person here", nor is "what" a joke.
constexpr float kMostOfIt = 0.6f;
constexpr std::size_t kStemBytes = 4;
// More words that are none of theirs are no slips of the finger.
constexpr std::size_t kMostSlips = 2;
constexpr int kStemBits = 14;
constexpr int kStemShift = 64 - kStemBits;
// Longer texts tell something.
constexpr std::size_t kMostBytes = 160;
constexpr std::string_view kClauseEnds = ".,;:!?\n";

std::size_t stem_slot(std::string_view folded) {
  return static_cast<std::size_t>(match::word_key(folded.substr(0, kStemBytes)) >> kStemShift);
}

}  // namespace

Intents::Intents(const std::vector<Article>& intents, std::string_view phrasings)
    : intents_(intents) {
  const json::Document document = json::read(phrasings);
  for (const Article& intent : intents) {
    Article& article = said_.articles.emplace_back();
    article.id = intent.id;
    article.questions = intent.questions;
    for (const json::Value phrasing : document.root().find(intent.id).items())
      article.questions.emplace_back(phrasing.text());
  }
  matcher_ = std::make_unique<Matcher>(said_);
  stems_.resize(std::size_t{1} << kStemBits);
  for (match::WordId word = 0; word < matcher_->lexicon.size(); ++word) {
    stems_[stem_slot(matcher_->lexicon.text(word))] = true;
  }
}

Intents::~Intents() = default;

// A word begins like the other, or is a slip of it.
bool Intents::is_same(const match::Token& token, match::WordId own) const {
  const std::string_view stem = std::string_view(token.typed).substr(0, kStemBytes);
  if (matcher_->lexicon.text(own).substr(0, kStemBytes) == stem) return true;
  return std::any_of(token.readings.begin(), token.readings.end(),
                     [own](const match::Reading& reading) { return reading.word == own; });
}

// How many of the words the phrasing has.
std::size_t Intents::common(const match::Phrasing& phrasing,
                            const std::vector<match::Token>& words) const {
  return static_cast<std::size_t>(
      std::count_if(words.begin(), words.end(), [&](const match::Token& token) {
        return std::any_of(
            phrasing.words.begin(), phrasing.words.end(),
            [&](const match::Phrasing::Word& own) { return is_same(token, own.word); });
      }));
}

// Every word is one of its phrasings'.
bool Intents::says(std::uint32_t entrant, const std::vector<match::Token>& words) const {
  const match::RowsOfTarget& rows = matcher_->entrants[entrant].rows;
  return std::all_of(words.begin(), words.end(), [&](const match::Token& token) {
    for (std::uint32_t row = rows.begin; row < rows.end; ++row) {
      if (common(matcher_->phrasings[row], {token}) > 0) return true;
    }
    return false;
  });
}

// Rules out most questions before their slips are put right, which takes a third of the time that a
// question has: a text with more strange words than slips, and not two thirds of its own, is none.
bool Intents::may_say(std::string_view text) const {
  if (text.size() > kMostBytes) return false;
  const std::vector<text::Word> words = matcher_->lexicon.words(text);
  std::size_t own = 0;
  for (const text::Word& word : words) own += stems_[stem_slot(word.folded)] ? 1 : 0;
  return words.size() - own <= kMostSlips || 3 * own >= 2 * words.size();
}

Intents::Heard Intents::clause(std::string_view text) const {
  if (!may_say(text)) return {};
  const match::ReadQuestion read = match::read_question(text, {}, false, matcher_->lexicon);
  const std::vector<match::Ranked> best = match::rank(*matcher_, {read}, 1);
  if (best.empty()) return {};
  const match::Ranked& first = best.front();
  if (first.phrasing == kNowhere) return {};
  const std::uint32_t index = matcher_->entrants[first.entrant].index;
  const match::Phrasing& nearest = matcher_->phrasings[first.phrasing];
  const std::size_t said = common(nearest, read.best());
  const std::size_t words = nearest.words.size();
  if (static_cast<float>(said) < kMostOfIt * static_cast<float>(words)) return {};
  const bool is_said = first.nearest + first.centroid >= kSaid && says(first.entrant, read.best());
  if (!is_said && first.nearest < kClear) return {};
  return {&intents_[index], first.nearest, said == words && read.best().size() == words};
}

Intents::Heard Intents::hear(std::string_view text, bool unfinished) const {
  if (matcher_->phrasings.empty()) return {};
  if (unfinished) {
    const Heard heard = clause(text);
    return heard.nearest >= kVeryClear ? heard : Heard{};
  }
  Heard heard = clause(text);
  if (heard.intent != nullptr || text.find_first_of(kClauseEnds) == text.npos) return heard;
  bool alone = true;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(kClauseEnds), text.size());
    const std::string_view part = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (part.find_first_not_of(' ') == part.npos) continue;
    const Heard next = clause(part);
    alone = alone && next.intent != nullptr;
    const bool counts =
        next.intent != nullptr && (heard.intent == nullptr || next.intent < heard.intent);
    if (counts) heard = next;
  }
  heard.alone = alone;
  return alone || heard.nearest >= kVeryClear ? heard : Heard{};
}

}  // namespace waypost
