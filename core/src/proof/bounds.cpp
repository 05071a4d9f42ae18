#include "proof/bounds.h"

#include "flow/dates.h"
#include "flow/value.h"
#include "proof/witnesses.h"

namespace waypost::proof {
namespace {

// `today` is the day on which every proof is played.
std::optional<std::int64_t> day_of(const std::string& bound) {
  constexpr std::int64_t kDay = 86'400'000;
  return bound == "today" ? kScriptStart / kDay : day_number(bound);
}

bool is_crossed(const Input& input) {
  if (input.min.empty() || input.max.empty()) return false;
  if (input.type == FieldType::date) return day_of(input.min) > day_of(input.max);
  if (input.type != FieldType::number) return false;
  return parse_number(input.min)->millionths > parse_number(input.max)->millionths;
}

json::Value source_of(const content::StepDraft& step, const Input& input) {
  if (step.step.kind != StepKind::form) return step.source;
  for (const json::Value field : step.source.find("fields").items()) {
    if (field.find("var").text() == input.variable) return field;
  }
  return step.source;
}

}  // namespace

std::set<std::string> check_bounds(content::Build& build) {
  std::set<std::string> out;
  for (const content::FlowDraft& flow : build.draft.flows) {
    for (const content::StepDraft& step : flow.steps) {
      for (const Input& input : step.step.inputs) {
        if (!is_crossed(input)) continue;
        build.report.drops(Code::bad_value, source_of(step, input).find("min"),
                           {input.min, "at most " + input.max + ", which is \"max\""});
        out.insert(build.report.pointer(step.source));
      }
    }
  }
  return out;
}

}  // namespace waypost::proof
