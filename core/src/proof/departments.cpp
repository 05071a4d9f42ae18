#include "proof/departments.h"

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace waypost::proof {

void check_departments(content::Build& build) {
  std::set<std::string> known;
  for (const auto& [name, hours] : build.draft.model.departments) known.insert(name);
  for (const Triage& entry : build.draft.model.triage) {
    if (!entry.department.empty()) known.insert(entry.department);
  }
  std::map<std::string_view, int> named;
  for (const content::FlowDraft& flow : build.draft.flows) {
    for (const content::StepDraft& step : flow.steps) ++named[step.step.department];
  }
  for (const content::FlowDraft& flow : build.draft.flows) {
    for (const content::StepDraft& step : flow.steps) {
      const std::string& department = step.step.department;
      if (department.empty() || known.count(department) > 0 || named[department] > 1) continue;
      const std::string near = build.report.nearest(department, known);
      if (!near.empty())
        build.report.warns(Code::unknown_department, step.source.find("department"),
                           {department, near});
    }
  }
}

}  // namespace waypost::proof
