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
    // Of a plural, which has a path, and of each of its forms behind it, whose text is `one`,
    // `few`,
    // `=0`…: the index behind all that belongs to it. 0: anything else.
    std::uint32_t end = 0;
    std::uint8_t plural_rules = 0;  // of a plural: those of the text's language (flow/plural.h)
  };
  std::vector<Piece> pieces;
};

using Condition = std::shared_ptr<const expr::Expression>;

struct Option {
  std::string id;
  Template label, hint;
  std::string icon, picture;
  Condition when;  // nullptr: always
  Jump jump;       // menu
};

// Options made of a list that a lookup gave. In its templates each thing of the list is `item`.
struct From {
  std::vector<std::string> list;  // path of the list; empty: there is no such thing
  std::string id = "id";          // the field that names an item; of a list of texts: the text
  Template label, hint, picture;
  std::uint32_t limit = 10;
  std::string into;  // variable that takes what was chosen, as a whole; "" = none
  Jump jump;         // menu
};

// What is asked of the visitor: that of an input step, or one field of a form.
struct Input {
  std::string variable;
  FieldType type = FieldType::text;
  Template label;
  bool required = true;
  bool is_private = false;  // masked in log, snapshot view and record
  std::string pattern;      // of kind order: mask, 9 = digit, A = letter, else literal
  std::string retry;        // owner's words after a refused value
  std::string min, max;     // neutral text of a number or date, `today`; "" = any
  Template prefill;
  std::vector<Option> options;  // choice, choices
  From from;                    // choice, choices
  Condition when;               // form; nullptr: always
};

// Media and Milestone (session.h) with their texts still to be filled.
struct MediaDraft {
  Media::Kind kind = Media::Kind::picture;
  Template src, title, price, link;
};

struct MilestoneDraft {
  Template label, at;
  Condition done, when;
};

enum class StepKind : std::uint8_t {
  say,
  menu,
  input,
  form,
  lookup,
  branch,
  set,
  article,
  open_link,
  timeline,
  call,
  go,
  survey,
  handover,
  end
};

struct Case {
  Condition when;
  Jump jump;
};

struct Step {
  std::string id;
  StepKind kind = StepKind::say;
  Template text;                           // of a lookup: what is confirmed; of an input: the label
  std::vector<MediaDraft> media;           // say, open_link: 0 or 1
  std::vector<Option> options;             // menu; of a lookup: yes and no
  From from;                               // menu, timeline (its list)
  std::vector<Input> inputs;               // input: one; form: its fields
  std::vector<MilestoneDraft> milestones;  // timeline; with `from`: one for all
  std::string variable;                    // set, survey; lookup, call: `into`
  std::uint32_t lookup = kNowhere;         // lookup
  std::vector<std::pair<std::string, Template>> arguments;  // lookup; handover: its fields
  std::vector<std::pair<std::string, Condition>> values;    // call: arguments; end: results
  Jump not_found, failed, unknown, declined;                // lookup
  Jump empty;                                               // menu, input: nothing to choose from
  std::vector<Case> cases;                                  // branch
  Condition value;                                          // set
  std::uint32_t target = kNowhere;                          // article: its index; call: its flow's
  std::uint32_t scale = 5;                                  // survey
  std::string department, priority, reason;                 // handover
  std::vector<std::string> tags;                            // handover
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

/// True when one of the flow's inputs is of this type.
bool asks_for(const Flow& flow, FieldType type);

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
  std::vector<LookupField> of;  // list: fields of its objects; none: texts, numbers, flags
};

struct Lookup {
  std::string id, method;
  std::string url;       // `{name}` is replaced by the percent-encoded argument
  std::string function;  // in place of `url`: what the page has registered it as
  std::map<std::string, std::string> headers;
  bool is_action = false;
  std::uint32_t timeout_ms = 8000;
  std::vector<LookupField> fields;
};

// Hours as written; arithmetic on them lives in session/hours. Those of a department have what they
// do not say themselves from the shop.
struct Hours {
  std::string zone;
  std::vector<std::vector<std::pair<std::int32_t, std::int32_t>>>
      week;  // 7 days from Monday: [from,to) minutes
  std::vector<std::pair<std::int64_t, std::string>> closures;  // day (flow/dates.h), text
};

// Which handover goes where: of the first whose condition holds, what the flow has left open.
struct Triage {
  Condition when;
  std::string department, priority, sla;
  std::vector<std::string> tags;
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
  std::vector<std::pair<std::string, Hours>> departments;
  std::vector<std::string> zones;  // all that the hours name
  std::vector<Triage> triage;
  std::uint32_t person_after = 2;  // so many misses in a row, and offers put the person first

  std::map<std::string, std::uint32_t, std::less<>> article_by_id, flow_by_id, category_by_id;
};

}  // namespace waypost
