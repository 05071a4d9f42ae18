/// Questions in, ranked articles and flows out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "waypost/content.h"

namespace waypost {

/// Half-open range of UTF-8 bytes, on character borders, inside the text it speaks of.
struct Span8 {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool operator==(const Span8&) const = default;
};

/// What the visitor is pointed to.
struct Target {
  enum class Kind : std::uint8_t { article, flow, category };
  Kind kind = Kind::article;
  std::string id;
  bool operator==(const Target&) const = default;
};

/// Why a match was found: the owner's phrasing nearest to the question, and the pieces of that
/// phrasing that the question shares (for highlighting).
struct Why {
  std::string phrasing;
  std::vector<Span8> spans;  ///< In `phrasing`: ordered, disjoint.
};

struct Match {
  Target target;
  std::string title;       ///< First phrasing of the article, or title of the flow.
  std::int32_t score = 0;  ///< Ranking score, larger is better; comparable within one answer only.
  std::int32_t confidence = 0;  ///< 0..1000: how sure the matcher is that this target answers.
  Why why;
};

/// What to do with the matches. `answer`: show the first. `choose`: offer up to three.
/// `none`: say plainly that nothing was found.
enum class Decision : std::uint8_t { answer, choose, none };

/// A piece of the question that is data, not words: taken out before ranking, prefills a flow's
/// input.
struct Entity {
  enum class Kind : std::uint8_t { email, order };
  Kind kind = Kind::email;
  std::string
      value;   ///< As typed, for e-mail; normalised to the owner's pattern for order numbers.
  Span8 span;  ///< In the question.
  bool bare = false;  ///< An order number of digits alone: it may as well be a postcode or a sum.
};

/// What is read of a question: enough for any sentence, and little enough that an answer never
/// waits.
inline constexpr std::size_t kMostRankedBytes = 2048;  ///< Words beyond are not ranked.
inline constexpr std::size_t kMostEntityBytes = 4096;  ///< Entities beyond are not found.

struct Question {
  std::string text;         ///< Any bytes; ill-formed UTF-8 is read as U+FFFD.
  std::uint32_t limit = 5;  ///< At most this many matches, 1..50 (clamped).
  bool prefix = false;      ///< True while typing: the last word may be unfinished.
  Target first;  ///< With `prefix`: what stands first so far stays there until another is clearly
                 ///< ahead, or twice as sure. Without id: nothing.
  std::int64_t at = 0;   ///< UTC milliseconds; 0 = unknown.
  std::string locale;    ///< BCP 47 tag of the page; "" = unknown.
  std::string page;      ///< Address of the page; "" = unknown. Reserved for audience rules.
  std::string audience;  ///< Reserved for audience rules; "" = everybody.
};

struct Answer {
  Decision decision = Decision::none;
  std::vector<Match> matches;    ///< Best first (but see Question::first); ties by content order.
  std::vector<Entity> entities;  ///< In order of appearance.
  /// Id of what the visitor said instead of asking, when the question says nothing else. `matches`
  /// then holds what the intent opens (`answer`), or nothing (`none`).
  std::string intent;
  bool person = false;  ///< The way to a person is to come first.
};

/// Ranks the articles and flows of `content` for a question. Pure; defined for every input: empty,
/// 100 KB (its beginning is read), one letter, emoji only, invalid UTF-8. The same question gives
/// the same bytes everywhere.
Answer ask(const Content& content, const Question& question);

}  // namespace waypost
