#include "proof/ways_off.h"

#include <set>
#include <string_view>

namespace waypost::proof {

using content::FlowDraft;
using content::StepDraft;

void check_ways_off(content::Build& build) {
  std::set<std::string_view> off;
  for (const FlowDraft& flow : build.draft.flows) {
    if (!flow.enabled) off.insert(flow.id.text());
  }
  const auto leads_there = [&](json::Value id) { return id && off.count(id.text()) > 0; };
  for (const FlowDraft& flow : build.draft.flows) {
    if (!flow.enabled) continue;
    for (const StepDraft& step : flow.steps) {
      for (const content::OptionDraft& option : step.options) {
        if (option.jump.kind == Jump::Kind::flow && leads_there(option.jump.id))
          build.report.notes(Code::disabled_flow, option.jump.id, {option.jump.id.text()});
      }
      const bool calls = step.step.kind == StepKind::call;
      const json::Value id = calls ? step.target : step.jump.id;
      if ((calls || step.jump.kind == Jump::Kind::flow) && leads_there(id))
        build.report.warns(Code::disabled_flow, id, {id.text()});
    }
  }
  for (const json::Value entry : build.report.root().find("menu").items()) {
    const json::Value id = entry.find("flow");
    if (leads_there(id)) build.report.notes(Code::disabled_flow, id, {id.text()});
  }
}

}  // namespace waypost::proof
