#include "proof/reserved_names.h"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace waypost::proof {
namespace {

constexpr std::string_view kReserved[] = {"true", "false", "in", "has"};

void check(content::Build& build, json::Value name) {
  if (std::find(std::begin(kReserved), std::end(kReserved), name.text()) != std::end(kReserved))
    build.report.drops(Code::bad_id, name, {name.text(), "a name that expressions can read"});
}

}  // namespace

void check_reserved_names(content::Build& build) {
  for (const content::FlowDraft& flow : build.draft.flows) {
    for (const content::StepDraft& step : flow.steps) {
      const json::Value source = step.source;
      for (const json::Value name :
           {source.find("var"), source.find("into"), source.find("from").find("into")})
        check(build, name);
      for (const json::Value field : source.find("fields").items()) {
        check(build, field.find("var"));
        check(build, field.find("from").find("into"));
      }
      for (const json::Member argument : source.find("args").members()) {
        if (step.step.kind == StepKind::call) check(build, argument.key);
      }
    }
  }
}

}  // namespace waypost::proof
