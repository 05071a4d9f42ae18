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

// What is known of the handover has types of its own, where no flow has a variable called so.
void check_triage(Build& build, const expr::TypeOf& type_of) {
  const expr::TypeOf with_own = [&](const Path& path) {
    const expr::Type type = type_of(path);
    if (type != expr::Type::any || path.size() != 1) return type;
    if (path[0] == "misses") return expr::Type::number;
    const bool is_text = path[0] == "intent" || path[0] == "locale" || path[0] == "reason";
    return is_text ? expr::Type::text : type;
  };
  for (const json::Value source : build.report.root().find("triage").items()) {
    const auto parsed = expr::parse(source.find("when").text());
    if (const auto* when = std::get_if<expr::Expression>(&parsed))
      report(build, source.find("when"), expr::check_condition(*when, with_own));
  }
}

}  // namespace

void check_expressions(Build& build, const expr::TypeOf& type_of) {
  for (const FlowDraft& flow : build.draft.flows) {
    for (const StepDraft& step : flow.steps) check_step(build, type_of, step);
  }
  check_triage(build, type_of);
}

}  // namespace waypost::proof
