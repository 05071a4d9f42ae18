// What is asked of the visitor: input steps and the fields of forms.
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "content/build.h"
#include "flow/mask.h"
#include "flow/value.h"

namespace waypost::content {
namespace {

constexpr Key kFieldKeys[] = {{"var", Kind::variable, Need::required},
                              {"label", Kind::text, Need::required},
                              {"when", Kind::text, Need::vital},
                              {"kind", Kind::title, Need::vital},
                              {"pattern", Kind::title, Need::vital},
                              {"min", Kind::any, Need::vital},
                              {"max", Kind::any, Need::vital},
                              {"optional", Kind::flag, Need::vital},
                              {"private", Kind::flag, Need::vital},
                              {"retry", Kind::text},
                              {"prefill", Kind::text},
                              {"options", Kind::filled_list, Need::vital},
                              {"from", Kind::object, Need::vital}};

// In the order of FieldType.
constexpr std::string_view kKinds[] = {"text", "email",  "phone",   "order",  "number", "date",
                                       "url",  "choice", "choices", "rating", "file"};

constexpr std::size_t kMostFields = 20;

bool chooses(FieldType type) { return type == FieldType::choice || type == FieldType::choices; }

// A number or a date; how many is a whole number.
bool is_bound(FieldType type, json::Value value) {
  if (type == FieldType::date)
    return value.is_text() && (value.text() == "today" || is_date(value.text()));
  if (!value.is_number()) return false;
  if (type == FieldType::number) return parse_number(value.literal()).has_value();
  const std::int64_t count = value.integer().value_or(0);
  const std::int64_t least = type == FieldType::rating ? 3 : 1;
  return count >= least && count <= (type == FieldType::rating ? 10 : 50);
}

std::string_view allowed(FieldType type, bool is_least) {
  switch (type) {
    case FieldType::number:
      return "a number";
    case FieldType::date:
      return "a date or today";
    case FieldType::rating:
      return is_least ? "" : "3 to 10";
    case FieldType::choices:
    case FieldType::file:
      return is_least ? "" : "1 to 50";
    default:
      return "";
  }
}

std::string read_bound(Report& report, FieldType type, json::Value value, bool is_least) {
  if (!value) return "";
  const std::string_view form = allowed(type, is_least);
  if (!form.empty() && is_bound(type, value))
    return std::string(value.is_text() ? value.text() : value.literal());
  report.refuses(value, form.empty() ? "nothing, for this kind of input" : form);
  return "";
}

void read_pattern(Report& report, json::Value pattern, Input& input) {
  if (!pattern) return;
  input.pattern = pattern.text();
  if (input.type != FieldType::order) {
    report.breaks(Code::bad_pattern, pattern, {input.pattern, "only_for_order"});
  } else if (const auto fault = check_mask(input.pattern)) {
    report.breaks(Code::bad_pattern, pattern, {input.pattern, fault->what});
  }
}

// Exactly where something is chosen there must be something to choose from.
void check_has_choices(Report& report, json::Value source, const Input& input) {
  const json::Value options = source.find("options");
  const json::Value from = source.find("from");
  if (chooses(input.type)) {
    if (!options && !from) report.breaks(Code::missing_key, source, {"options, from"});
    return;
  }
  for (const json::Value value : {options, from}) {
    if (value)
      report.breaks(
          Code::bad_value, value,
          {std::string(kKinds[static_cast<std::size_t>(input.type)]), "kind choice or choices"});
  }
}

Input read_input(Build& build, const std::string& path, json::Value source, const Object& fields) {
  Input input;
  input.variable = fields["var"].text();
  input.required = !fields["optional"].boolean();
  input.is_private = fields["private"].boolean();
  input.retry = build.texts.plain(path + "retry", fields["retry"]);
  const std::size_t kind = read_choice(build.report, fields["kind"], kKinds);
  if (kind < std::size(kKinds)) input.type = static_cast<FieldType>(kind);
  read_pattern(build.report, fields["pattern"], input);
  input.min = read_bound(build.report, input.type, fields["min"], true);
  input.max = read_bound(build.report, input.type, fields["max"], false);
  input.prefill = build.texts.untranslated(fields["prefill"]);
  if (kind < std::size(kKinds)) check_has_choices(build.report, source, input);
  input.options = read_choices(build, path, fields["options"]);
  read_from(build, path, fields["from"], false, input.from);
  return input;
}

}  // namespace

void read_input_step(Build& build, const std::string& path, const Object& fields,
                     StepDraft& draft) {
  draft.step.inputs.push_back(read_input(build, path, draft.source, fields));
  draft.step.inputs.back().label = draft.step.text;
  draft.empty = step_jump(fields["empty"]);
}

void read_form_step(Build& build, const std::string& path, const Object& fields, StepDraft& draft) {
  const json::Value list = fields["fields"];
  if (list.size() > kMostFields)
    build.report.breaks(Code::bad_value, list, {list.size(), "at most 20 fields"});
  Names seen;
  for (const json::Value source : list.items()) {
    const Object own = read_object(build.report, source, kFieldKeys);
    if (!own["var"]) continue;
    const std::string outer = path + "fields/" + std::string(own["var"].text()) + "/";
    Input input = read_input(build, outer, source, own);
    input.label = build.texts.with_values(outer + "label", own["label"]);
    input.when = read_expression(build, own["when"]);
    if (seen.add(build.report, source.find("var"))) draft.step.inputs.push_back(std::move(input));
  }
}

}  // namespace waypost::content
