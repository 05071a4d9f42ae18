// The compiled knowledge: what validation leaves, in one locale, with every reference resolved to
// an index. Plain data; built once by content/compile.cpp, read by match, flow and session.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "waypost/matcher.h"
#include "waypost/session.h"
#include "waypost/value.h"

namespace waypost {

namespace expr {
struct Expression;  // flow/expression.h
}

inline constexpr std::uint32_t kNowhere = 0xffffffff;

/// Steps of flows that one event may walk. What could walk further is refused when compiling.
inline constexpr std::uint32_t kMaxStepsPerEvent = 200;

// Where a click or a finished step leads.
struct Jump {
  enum class Kind : std::uint8_t { none, step, flow, article, category, person, home };
  Kind kind = Kind::none;
  std::uint32_t index = kNowhere;  // of the step in its flow, the flow, article or category
};

// Text with values in it, `Your order {order.number} is on its way`: literal Markdown and paths in
// turn. Compiled from a text by flow/template.h; `{{` is a literal brace.
struct Template {
  struct Piece {
    std::string text;               // literal, when path is empty
    std::vector<std::string> path;  // e.g. {"order","number"}
  };
  std::vector<Piece> pieces;
};

struct Option {
  std::string id;
  Template label;
  std::string hint;
  Jump jump;
};

enum class StepKind : std::uint8_t {
  say,
  menu,
  input,
  lookup,
  branch,
  set,
  article,
  go,
  handover,
  end
};

struct Case {
  std::shared_ptr<const expr::Expression> when;
  Jump jump;
};

struct Step {
  std::string id;
  StepKind kind = StepKind::say;
  Template text;                      // say, menu, input, handover, end
  std::vector<Option> options;        // menu
  std::string variable;               // input, set, lookup (`into`)
  FieldType field = FieldType::text;  // input
  bool required = true;               // input
  bool is_private = false;            // input: masked in log, snapshot view and record
  std::string pattern;  // input of kind order: mask, 9 = digit, A = letter, else literal
  std::string retry;    // input: owner's words after a refused value
  std::uint32_t lookup = kNowhere;                          // lookup
  std::vector<std::pair<std::string, Template>> arguments;  // lookup
  Jump not_found, failed;                                   // lookup
  std::vector<Case> cases;                                  // branch
  std::shared_ptr<const expr::Expression> value;            // set
  std::uint32_t article = kNowhere;                         // article
  std::string department, reason;                           // handover
  bool resolved = true;                                     // end
  Jump jump;  // where to go on: `goto`, `else` of a branch; default the next step, after the last
              // the end
};

struct Flow {
  std::string id, title, category;
  bool person_first = false;
  std::vector<std::string> questions;
  std::uint32_t start = 0;
  std::vector<Step> steps;
};

struct Article {
  std::string id;
  std::uint32_t category = kNowhere;
  std::vector<std::string> questions;  // first = title
  std::string answer;        // Markdown; in a pack with pieces: its words, for the ranking
  std::string piece;         // of a pack: names the file beside it that has the answer; "" = none
  std::vector<Target> next;  // what to do next: flows or articles
  bool person_first = false;
  std::string locale;  // of its texts; differs from Model::locale when it fell back
};

/// Intents that the interface has a line and phrasings for.
inline constexpr std::string_view kBuiltInIntents[] = {"person", "frustration", "goodbye",
                                                       "thanks"};

struct Category {
  std::string id, title;
};

// Result fields of a lookup: name in the flow -> JSON pointer into the body, and the type expected.
struct LookupField {
  enum class Type : std::uint8_t { text, number, boolean, date, list };
  std::string name, pointer;
  Type type = Type::text;
  bool required = true;
};

struct Lookup {
  std::string id, url,
      method;  // url is a template: `{name}` is replaced by the percent-encoded argument
  std::uint32_t timeout_ms = 8000;
  std::vector<LookupField> fields;
};

// Hours as written; arithmetic on them lives in session/hours.
struct Hours {
  std::string zone;
  std::vector<std::vector<std::pair<std::int32_t, std::int32_t>>>
      week;  // 7 days from Monday: [from,to) minutes
  std::vector<std::pair<std::string, std::string>> closures;  // date YYYY-MM-DD, text
};

// Everything `about_json` passes through untouched, as JSON text already checked: site, contact,
// hours, handover.
struct Passed {
  std::string site, contact, hours, handover, locales;
};

struct Model {
  std::string locale, base_locale, hash;
  Passed passed;
  std::vector<Category> categories;
  std::vector<Article> articles;
  std::vector<Flow> flows;
  std::vector<Lookup> lookups;
  std::vector<Option> menu;            // the home menu
  std::vector<std::uint32_t> popular;  // article indices; the owner's list, or the first six
  // What is said instead of asking, built in or the owner's, the most important first: id, the
  // owner's questions, person_first, and as the only `next` what it opens.
  std::vector<Article> intents;
  std::vector<std::vector<std::string>> same_words;  // brands, then synonyms of the locale
  std::int32_t precision = 950;  // of a thousand direct answers so many are to be right
  Hours hours;

  std::map<std::string, std::uint32_t, std::less<>> article_by_id, flow_by_id, category_by_id;
};

}  // namespace waypost
