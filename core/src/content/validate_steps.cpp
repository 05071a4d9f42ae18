// The kinds of steps, each with the table of its keys.
#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "content/build.h"

namespace waypost::content {
namespace {

constexpr Key kId = {"id", Kind::id, Need::required};
constexpr Key kType = {"type", Kind::title, Need::required};
constexpr Key kGoto = {"goto", Kind::id, Need::vital};
constexpr Key kText = {"text", Kind::text, Need::required};
constexpr Key kMaybeText = {"text", Kind::text};
constexpr Key kFrom = {"from", Kind::object, Need::vital};
constexpr Key kEmpty = {"empty", Kind::id, Need::vital};
constexpr Key kInto = {"into", Kind::variable, Need::required};
constexpr Key kArgs = {"args", Kind::object, Need::vital};

constexpr Key kCommonKeys[] = {kId, kType};
constexpr Key kSayKeys[] = {kId,
                            kType,
                            kMaybeText,
                            {"picture", Kind::object, Need::vital},
                            {"video", Kind::object, Need::vital},
                            {"card", Kind::object, Need::vital},
                            kGoto};
constexpr Key kMenuKeys[] = {kId,   kType, kText, {"options", Kind::filled_list, Need::vital},
                             kFrom, kEmpty};
constexpr Key kInputKeys[] = {kId,
                              kType,
                              kText,
                              {"var", Kind::variable, Need::required},
                              {"kind", Kind::title, Need::vital},
                              {"pattern", Kind::title, Need::vital},
                              {"min", Kind::any, Need::vital},
                              {"max", Kind::any, Need::vital},
                              {"optional", Kind::flag, Need::vital},
                              {"private", Kind::flag, Need::vital},
                              {"retry", Kind::text},
                              {"prefill", Kind::text},
                              {"options", Kind::filled_list, Need::vital},
                              kFrom,
                              kEmpty,
                              kGoto};
constexpr Key kFormKeys[] = {
    kId, kType, kMaybeText, {"fields", Kind::filled_list, Need::required}, kGoto};
constexpr Key kLookupKeys[] = {kId,
                               kType,
                               {"lookup", Kind::id, Need::required},
                               kArgs,
                               kInto,
                               {"confirm", Kind::object, Need::vital},
                               kGoto,
                               {"not_found", Kind::id, Need::vital},
                               {"failed", Kind::id, Need::vital},
                               {"unknown", Kind::id, Need::vital},
                               {"declined", Kind::id, Need::vital}};
constexpr Key kConfirmKeys[] = {
    kText, {"yes", Kind::title, Need::required}, {"no", Kind::title, Need::required}};
constexpr Key kBranchKeys[] = {
    kId, kType, {"cases", Kind::filled_list, Need::required}, {"else", Kind::id, Need::vital}};
constexpr Key kCaseKeys[] = {{"when", Kind::text, Need::required},
                             {"goto", Kind::id, Need::required}};
constexpr Key kSetKeys[] = {kId,
                            kType,
                            {"var", Kind::variable, Need::required},
                            {"value", Kind::text, Need::required},
                            kGoto};
constexpr Key kArticleKeys[] = {kId, kType, {"article", Kind::article_id, Need::required}, kGoto};
constexpr Key kLinkKeys[] = {kId, kType, kText, {"url", Kind::url, Need::required}, kGoto};
constexpr Key kTimelineKeys[] = {
    kId, kType, kMaybeText, {"items", Kind::filled_list, Need::vital}, kFrom, kGoto};
constexpr Key kCallKeys[] = {
    kId,  kType, {"flow", Kind::id, Need::required}, kArgs, {"into", Kind::variable, Need::vital},
    kGoto};
constexpr Key kGotoKeys[] = {kId, kType, kGoto, {"flow", Kind::id, Need::vital}};
constexpr Key kSurveyKeys[] = {
    kId,  kType, kText, {"var", Kind::variable, Need::vital}, {"scale", Kind::integer, Need::vital},
    kGoto};
constexpr Key kHandoverKeys[] = {kId,
                                 kType,
                                 kMaybeText,
                                 {"department", Kind::title},
                                 {"priority", Kind::title},
                                 {"reason", Kind::title},
                                 {"tags", Kind::list},
                                 {"fields", Kind::object, Need::vital}};
constexpr Key kEndKeys[] = {kId,
                            kType,
                            kMaybeText,
                            {"resolved", Kind::flag, Need::vital},
                            {"returns", Kind::object, Need::vital}};

struct StepType {
  std::string_view name;
  StepKind kind;
  std::span<const Key> keys;
};
constexpr StepType kStepTypes[] = {
    {"say", StepKind::say, kSayKeys},
    {"menu", StepKind::menu, kMenuKeys},
    {"input", StepKind::input, kInputKeys},
    {"form", StepKind::form, kFormKeys},
    {"lookup", StepKind::lookup, kLookupKeys},
    {"branch", StepKind::branch, kBranchKeys},
    {"set", StepKind::set, kSetKeys},
    {"article", StepKind::article, kArticleKeys},
    {"open_link", StepKind::open_link, kLinkKeys},
    {"timeline", StepKind::timeline, kTimelineKeys},
    {"call", StepKind::call, kCallKeys},
    {"goto", StepKind::go, kGotoKeys},
    {"survey", StepKind::survey, kSurveyKeys},
    {"handover", StepKind::handover, kHandoverKeys},
    {"end", StepKind::end, kEndKeys},
};

void read_menu_step(Build& build, const std::string& path, const Object& fields, StepDraft& draft) {
  if (!draft.source.find("options") && !draft.source.find("from"))
    build.report.breaks(Code::missing_key, draft.source, {"options, from"});
  read_options(build, path, fields["options"], draft);
  draft.item = read_from(build, path, fields["from"], true, draft.step.from);
  draft.empty = step_jump(fields["empty"]);
}

void read_confirm(Build& build, const std::string& path, json::Value source, Step& step) {
  if (!source) return;
  const Object fields = read_object(build.report, source, kConfirmKeys);
  step.text = build.texts.with_values(path + "text", fields["text"]);
  for (const char* id : {"yes", "no"}) {
    Option& option = step.options.emplace_back();
    option.id = id;
    option.label = build.texts.with_values(path + id, fields[id]);
  }
}

void read_lookup_step(Build& build, const std::string& path, const Object& fields,
                      StepDraft& draft) {
  draft.lookup = fields["lookup"];
  draft.arguments = fields["args"];
  draft.step.variable = fields["into"].text();
  draft.not_found = step_jump(fields["not_found"]);
  draft.failed = step_jump(fields["failed"]);
  draft.unknown = step_jump(fields["unknown"]);
  draft.declined = step_jump(fields["declined"]);
  draft.step.arguments = read_arguments(build, fields["args"]);
  read_confirm(build, path + "confirm/", fields["confirm"], draft.step);
}

void read_branch_step(Build& build, const Object& fields, StepDraft& draft) {
  for (const json::Value source : fields["cases"].items()) {
    const Object entry = read_object(build.report, source, kCaseKeys);
    draft.step.cases.push_back({read_expression(build, entry["when"]), {}});
    draft.cases.push_back(step_jump(entry["goto"]));
  }
  draft.jump = step_jump(fields["else"]);
}

void read_survey_step(Build& build, const Object& fields, Step& step) {
  step.variable = fields["var"].text();
  const json::Value scale = fields["scale"];
  if (!scale) return;
  const std::int64_t most = scale.integer().value_or(0);
  if (most < 3 || most > 10) build.report.refuses(scale, "3 to 10");
  step.scale = static_cast<std::uint32_t>(most);
}

void read_handover_step(Build& build, const Object& fields, Step& step) {
  step.department = fields["department"].text();
  step.reason = fields["reason"].text();
  step.priority = read_priority(build.report, fields["priority"]);
  step.tags = read_tags(build.report, fields["tags"]);
  step.arguments = read_arguments(build, fields["fields"]);
}

// The parts that only some kinds of steps have.
void read_by_kind(Build& build, const std::string& path, const Object& fields, StepDraft& draft) {
  switch (draft.step.kind) {
    case StepKind::say:
      return read_media(build, path, fields, draft);
    case StepKind::menu:
      return read_menu_step(build, path, fields, draft);
    case StepKind::input:
      return read_input_step(build, path, fields, draft);
    case StepKind::form:
      return read_form_step(build, path, fields, draft);
    case StepKind::lookup:
      return read_lookup_step(build, path, fields, draft);
    case StepKind::branch:
      return read_branch_step(build, fields, draft);
    case StepKind::set:
      draft.step.variable = fields["var"].text();
      draft.step.value = read_expression(build, fields["value"]);
      break;
    case StepKind::article:
      draft.target = fields["article"];
      break;
    case StepKind::open_link:
      return read_link(build, fields, draft);
    case StepKind::timeline:
      return read_timeline(build, path, fields, draft);
    case StepKind::call:
      draft.target = fields["flow"];
      draft.step.variable = fields["into"].text();
      draft.step.values = read_values(build, fields["args"]);
      break;
    case StepKind::go:
      draft.jump = read_jump(build.report, draft.source, fields, {"goto", "flow"});
      break;
    case StepKind::survey:
      return read_survey_step(build, fields, draft.step);
    case StepKind::handover:
      return read_handover_step(build, fields, draft.step);
    case StepKind::end:
      if (const json::Value resolved = fields["resolved"]) draft.step.resolved = resolved.boolean();
      draft.step.values = read_values(build, fields["returns"]);
      break;
  }
}

const StepType* find_type(Report& report, json::Value type) {
  if (!type.is_text()) return nullptr;
  std::vector<std::string_view> names;
  for (const StepType& known : kStepTypes) names.push_back(known.name);
  const std::size_t found = read_choice(report, type, names);
  return found < names.size() ? &kStepTypes[found] : nullptr;
}

// Without its kind nothing but what all steps have can be judged.
void check_common_keys(Report& report, json::Value source) {
  if (const std::optional<Fault> fault = fault_of(Kind::object, "", source)) {
    report.breaks(*fault, source);
    return;
  }
  for (const Key& key : kCommonKeys) {
    const json::Value value = source.find(key.name);
    if (!value) {
      report.breaks(Code::missing_key, source, {key.name});
    } else if (const std::optional<Fault> fault = fault_of(key.kind, key.name, value)) {
      report.breaks(*fault, value);
    }
  }
}

}  // namespace

void read_step(Build& build, FlowDraft& flow, json::Value source) {
  StepDraft& draft = flow.steps.emplace_back();
  draft.source = source;
  const StepType* type = find_type(build.report, source.find("type"));
  if (type == nullptr) {
    check_common_keys(build.report, source);
    return;
  }
  draft.step.kind = type->kind;
  const Object fields = read_object(build.report, source, type->keys);
  draft.step.id = fields["id"].text();
  draft.jump = step_jump(fields["goto"]);
  const std::string path = "flows/" + flow.flow.id + "/" + draft.step.id + "/";
  draft.step.text = build.texts.with_values(path + "text", fields["text"]);
  read_by_kind(build, path, fields, draft);
}

}  // namespace waypost::content
