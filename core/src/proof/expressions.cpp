#include "proof/expressions.h"

#include <cstddef>
#include <string>
#include <variant>

namespace waypost::proof {
namespace {

using content::Build;
using content::FlowDraft;
using content::StepDraft;

void report(Build& build, json::Value where, const std::variant<expr::Type, ParseFault>& checked) {
  const auto* fault = std::get_if<ParseFault>(&checked);
  if (fault == nullptr) return;
  build.report.drops(Code::bad_expression, where, {fault->what, fault->column});
}

void check_step(Build& build, const expr::TypeOf& type_of, const StepDraft& step) {
  if (step.step.value != nullptr) {
    report(build, step.source.find("value"), expr::check_types(*step.step.value, type_of));
  }
  std::size_t next = 0;
  for (const json::Value source : step.source.find("cases").items()) {
    if (next == step.step.cases.size()) return;
    const auto& when = step.step.cases[next++].when;
    if (when != nullptr) {
      report(build, source.find("when"), expr::check_condition(*when, type_of));
    }
  }
}

}  // namespace

void check_expressions(Build& build, const expr::TypeOf& type_of) {
  for (const FlowDraft& flow : build.draft.flows) {
    for (const StepDraft& step : flow.steps) check_step(build, type_of, step);
  }
}

}  // namespace waypost::proof
