// The ten kinds of steps, each with the table of its keys.
#include <algorithm>
#include <iterator>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "content/build.h"
#include "flow/expression.h"
#include "flow/mask.h"

namespace waypost::content {
namespace {

constexpr Key kId = {"id", Kind::id, Need::required};
constexpr Key kType = {"type", Kind::title, Need::required};
constexpr Key kGoto = {"goto", Kind::id, Need::vital};
constexpr Key kText = {"text", Kind::text, Need::required};

constexpr Key kCommonKeys[] = {kId, kType};
constexpr Key kSayKeys[] = {kId, kType, kText, kGoto};
constexpr Key kMenuKeys[] = {kId, kType, kText, {"options", Kind::filled_list, Need::required}};
constexpr Key kInputKeys[] = {kId,
                              kType,
                              kText,
                              {"var", Kind::variable, Need::required},
                              {"kind", Kind::title, Need::vital},
                              {"pattern", Kind::title, Need::vital},
                              {"optional", Kind::flag, Need::vital},
                              {"private", Kind::flag, Need::vital},
                              {"retry", Kind::text},
                              kGoto};
constexpr Key kLookupKeys[] = {kId,
                               kType,
                               {"lookup", Kind::id, Need::required},
                               {"args", Kind::object, Need::vital},
                               {"into", Kind::variable, Need::required},
                               kGoto,
                               {"not_found", Kind::id, Need::vital},
                               {"failed", Kind::id, Need::vital}};
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
constexpr Key kGotoKeys[] = {kId, kType, kGoto, {"flow", Kind::id, Need::vital}};
constexpr Key kHandoverKeys[] = {
    kId, kType, {"text", Kind::text}, {"department", Kind::title}, {"reason", Kind::title}};
constexpr Key kEndKeys[] = {
    kId, kType, {"text", Kind::text}, {"resolved", Kind::flag, Need::vital}};
constexpr Key kOptionKeys[] = {kId,
                               {"label", Kind::title, Need::required},
                               {"hint", Kind::title},
                               kGoto,
                               {"flow", Kind::id, Need::vital},
                               {"article", Kind::article_id, Need::vital},
                               {"person", Kind::flag, Need::vital}};

struct StepType {
  std::string_view name;
  StepKind kind;
  std::span<const Key> keys;
};
constexpr StepType kStepTypes[] = {
    {"say", StepKind::say, kSayKeys},
    {"menu", StepKind::menu, kMenuKeys},
    {"input", StepKind::input, kInputKeys},
    {"lookup", StepKind::lookup, kLookupKeys},
    {"branch", StepKind::branch, kBranchKeys},
    {"set", StepKind::set, kSetKeys},
    {"article", StepKind::article, kArticleKeys},
    {"goto", StepKind::go, kGotoKeys},
    {"handover", StepKind::handover, kHandoverKeys},
    {"end", StepKind::end, kEndKeys},
};

constexpr std::string_view kFieldTypes[] = {"text", "email", "phone", "order", "number"};

// A value that is none of the possible ones.
void report_choice(Report& report, json::Value value, std::span<const std::string_view> possible) {
  const std::string found(value.text());
  std::string all;
  for (const std::string_view name : possible) all += (all.empty() ? "" : ", ") + std::string(name);
  report.breaks(Code::bad_value, value, {found, all, report.nearest(found, possible)});
}

JumpDraft step_jump(json::Value id) { return id ? JumpDraft{Jump::Kind::step, id} : JumpDraft{}; }

std::shared_ptr<const expr::Expression> read_expression(Build& build, json::Value source) {
  if (!source) return nullptr;
  auto parsed = expr::parse(source.text());
  if (const auto* fault = std::get_if<ParseFault>(&parsed)) {
    build.report.breaks(Code::bad_expression, source,
                        {std::string(fault->what), std::to_string(fault->column)});
    return nullptr;
  }
  auto expression =
      std::make_shared<const expr::Expression>(std::get<expr::Expression>(std::move(parsed)));
  build.texts.uses(source, expr::paths(*expression));
  return expression;
}

void read_menu_step(Build& build, const std::string& path, const Object& fields, StepDraft& draft) {
  Names seen;
  for (const json::Value source : fields["options"].items()) {
    OptionDraft option = read_option(build, path, source);
    const json::Value id = source.find("id");
    if (!option.option.id.empty() && seen.add(build.report, id))
      draft.options.push_back(std::move(option));
  }
}

void read_input_step(Build& build, const std::string& path, const Object& fields,
                     StepDraft& draft) {
  Step& step = draft.step;
  step.variable = fields["var"].text();
  step.required = !fields["optional"].boolean();
  step.is_private = fields["private"].boolean();
  step.retry = build.texts.plain(path + "retry", fields["retry"]);
  if (const json::Value kind = fields["kind"]) {
    const auto* found = std::find(std::begin(kFieldTypes), std::end(kFieldTypes), kind.text());
    if (found == std::end(kFieldTypes)) {
      report_choice(build.report, kind, kFieldTypes);
      return;
    }
    step.field = static_cast<FieldType>(found - kFieldTypes);
  }
  const json::Value pattern = fields["pattern"];
  if (!pattern) return;
  step.pattern = pattern.text();
  if (step.field != FieldType::order) {
    build.report.breaks(Code::bad_pattern, pattern, {step.pattern, "only_for_order"});
  } else if (const auto fault = check_mask(step.pattern)) {
    build.report.breaks(Code::bad_pattern, pattern, {step.pattern, std::string(fault->what)});
  }
}

void read_lookup_step(Build& build, const Object& fields, StepDraft& draft) {
  draft.lookup = fields["lookup"];
  draft.arguments = fields["args"];
  draft.step.variable = fields["into"].text();
  draft.not_found = step_jump(fields["not_found"]);
  draft.failed = step_jump(fields["failed"]);
  for (const json::Member member : draft.arguments.members()) {
    if (!member.value.is_text()) {
      build.report.breaks(Code::wrong_type, member.value,
                          {"text", std::string(json::to_string(member.value.type()))});
      continue;
    }
    draft.step.arguments.emplace_back(member.key.text(), build.texts.untranslated(member.value));
  }
}

void read_branch_step(Build& build, const Object& fields, StepDraft& draft) {
  for (const json::Value source : fields["cases"].items()) {
    const Object entry = read_object(build.report, source, kCaseKeys);
    draft.step.cases.push_back({read_expression(build, entry["when"]), {}});
    draft.cases.push_back(step_jump(entry["goto"]));
  }
  draft.jump = step_jump(fields["else"]);
}

void read_goto_step(Build& build, const Object& fields, StepDraft& draft) {
  draft.jump = read_jump(build.report, draft.source, fields, {"goto", "flow"});
}

// The parts that only some kinds of steps have.
void read_by_kind(Build& build, const std::string& path, const Object& fields, StepDraft& draft) {
  switch (draft.step.kind) {
    case StepKind::say:
      break;
    case StepKind::menu:
      return read_menu_step(build, path, fields, draft);
    case StepKind::input:
      return read_input_step(build, path, fields, draft);
    case StepKind::lookup:
      return read_lookup_step(build, fields, draft);
    case StepKind::branch:
      return read_branch_step(build, fields, draft);
    case StepKind::set:
      draft.step.variable = fields["var"].text();
      draft.step.value = read_expression(build, fields["value"]);
      break;
    case StepKind::article:
      draft.article = fields["article"];
      break;
    case StepKind::go:
      return read_goto_step(build, fields, draft);
    case StepKind::handover:
      draft.step.department = fields["department"].text();
      draft.step.reason = fields["reason"].text();
      break;
    case StepKind::end:
      if (const json::Value resolved = fields["resolved"]) draft.step.resolved = resolved.boolean();
      break;
  }
}

const StepType* find_type(Report& report, json::Value type) {
  if (!type.is_text()) return nullptr;
  std::vector<std::string_view> names;
  for (const StepType& known : kStepTypes) {
    if (known.name == type.text()) return &known;
    names.push_back(known.name);
  }
  report_choice(report, type, names);
  return nullptr;
}

// Without its kind nothing but what all steps have can be judged.
void check_common_keys(Report& report, json::Value source) {
  if (const std::optional<Fault> fault = fault_of(Kind::object, "", source)) {
    report.breaks(fault->code, source, {fault->args[0], fault->args[1]});
    return;
  }
  for (const Key& key : kCommonKeys) {
    const json::Value value = source.find(key.name);
    if (!value) {
      report.breaks(Code::missing_key, source, {std::string(key.name)});
    } else if (const std::optional<Fault> fault = fault_of(key.kind, key.name, value)) {
      report.breaks(fault->code, value, {fault->args.begin(), fault->args.end()});
    }
  }
}

}  // namespace

OptionDraft read_option(Build& build, const std::string& step_path, json::Value source) {
  const Object fields = read_object(build.report, source, kOptionKeys);
  OptionDraft draft;
  draft.jump = read_jump(build.report, source, fields, {"goto", "flow", "article", "person"});
  const json::Value id = fields["id"];
  if (!id) return draft;
  draft.option.id = id.text();
  const std::string path = step_path + "options/" + draft.option.id + "/";
  draft.option.label = build.texts.with_values(path + "label", fields["label"]);
  draft.option.hint = build.texts.plain(path + "hint", fields["hint"]);
  return draft;
}

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
