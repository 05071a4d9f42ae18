// Intents, and how the matcher decides.
#include <algorithm>
#include <span>
#include <string>
#include <string_view>

#include "content/build.h"
#include "flow/value.h"

namespace waypost::content {
namespace {

constexpr Key kIntentKeys[] = {{"id", Kind::id, Need::required},
                               {"questions", Kind::filled_list},
                               {"opens", Kind::object, Need::vital},
                               {"person", Kind::title},
                               {"enabled", Kind::flag}};
constexpr Key kOpensKeys[] = {{"flow", Kind::id, Need::vital},
                              {"article", Kind::article_id, Need::vital}};
constexpr Key kMatchingKeys[] = {{"precision"}};

// kBuiltInIntents, and what an id of the owner's own needs.
constexpr const char* kPossibleIds =
    "person, frustration, goodbye, thanks, or another id with questions and opens or person";

constexpr std::int64_t kThousandth = 1000;  // in millionths
constexpr std::int64_t kLeastPrecision = 500;
constexpr std::int64_t kMostPrecision = 999;

// What it opens, when that is usable.
void read_opens(Build& build, json::Value source, Article& intent) {
  if (!source) return;
  const Object fields = read_object(build.report, source, kOpensKeys);
  const JumpDraft written = read_jump(build.report, source, fields, {"flow", "article"});
  const Jump jump = resolve(build, written);
  if (jump.kind == Jump::Kind::none) return;
  intent.next = {{jump.kind == Jump::Kind::flow ? Target::Kind::flow : Target::Kind::article,
                  std::string(written.id.text())}};
}

// What the id of one that is not built in says of it: a slip of a built-in one, or another that is
// whole.
void check_own(Report& report, json::Value source, json::Value id) {
  const bool has_questions = !!source.find("questions");
  const bool leads = source.find("opens") || source.find("person");
  if (has_questions && leads) return;
  const std::string found(id.text());
  std::string near = report.nearest(found, std::span<const std::string_view>(kBuiltInIntents));
  if (!near.empty() || (!has_questions && !leads)) {
    report.breaks(Code::bad_value, id, {found, kPossibleIds, near});
    return;
  }
  if (!has_questions) report.breaks(Code::missing_key, source, {"questions"});
  if (!leads) report.breaks(Code::missing_key, source, {"opens, person"});
}

void read_intent(Build& build, json::Value source, Names& seen) {
  Report& report = build.report;
  const std::uint32_t broken = report.broken();
  const Object fields = read_object(report, source, kIntentKeys);
  Article own;
  own.person_first = read_person(report, fields["person"]);
  read_opens(build, fields["opens"], own);
  const json::Value id = fields["id"];
  if (!id || !seen.add(report, id)) return;
  own.id = id.text();
  own.questions =
      build.texts.phrasings("intents/" + own.id + "/questions",
                            read_texts(report, fields["questions"], "questions", Kind::title));
  std::vector<Article>& intents = build.draft.model.intents;
  const auto known = std::find_if(intents.begin(), intents.end(),
                                  [&](const Article& intent) { return intent.id == own.id; });
  if (known == intents.end()) {
    check_own(report, source, id);
  } else {
    own.person_first |= known->person_first;
  }
  if (report.broken() != broken) return;
  const bool leads = own.person_first || !own.next.empty();
  if (fields["enabled"] && !fields["enabled"].boolean()) {
    if (known != intents.end()) intents.erase(known);
  } else if (known != intents.end()) {
    *known = std::move(own);
  } else if (leads) {
    intents.push_back(std::move(own));
  }
}

}  // namespace

bool read_person(Report& report, json::Value source) {
  if (source && source.text() != "first")
    report.drops(Code::bad_value, source, {source.text(), "first"});
  return source.text() == "first";
}

void read_intents(Build& build, json::Value list) {
  for (const std::string_view id : kBuiltInIntents) {
    Article& intent = build.draft.model.intents.emplace_back();
    intent.id = id;
    intent.person_first = id == "person" || id == "frustration";
  }
  Names seen;
  for (const json::Value source : list.items()) read_intent(build, source, seen);
}

void read_matching(Build& build, json::Value source) {
  if (!source) return;
  const json::Value precision = read_object(build.report, source, kMatchingKeys)["precision"];
  if (!precision) return;
  const auto read = parse_number(precision.literal());
  const std::int64_t thousandths = read ? read->millionths / kThousandth : 0;
  if (!precision.is_number()) {
    build.report.drops(Code::wrong_type, precision, {"number", json::to_string(precision.type())});
  } else if (thousandths < kLeastPrecision || thousandths > kMostPrecision) {
    build.report.drops(Code::bad_value, precision, {precision.literal(), "0.5 to 0.999"});
  } else {
    build.draft.model.precision = static_cast<std::int32_t>(thousandths);
  }
}

}  // namespace waypost::content
