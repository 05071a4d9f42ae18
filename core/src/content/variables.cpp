// Names that texts and expressions read, against the names that any flow sets. Flows share their
// variables, so a name counts as known when some flow sets it.
#include <map>
#include <set>
#include <string>

#include "content/build.h"
#include "flow/value.h"

namespace waypost::content {
namespace {

struct Known {
  std::set<std::string, std::less<>> names;
  /// Variables that only lookups fill, with the fields their answers have.
  std::map<std::string, std::set<std::string, std::less<>>, std::less<>> fields;
};

Known known_variables(const Draft& draft) {
  Known known;
  std::set<std::string, std::less<>>
      open;  // set by something else than a lookup: any field may be there
  const auto set = [&](const std::string& name) {
    if (name.empty()) return;
    known.names.insert(name);
    open.insert(name);
  };
  set("item");  // of options and timelines that are made of a list
  for (const FlowDraft& flow : draft.flows) {
    for (const StepDraft& step : flow.steps) {
      for (const Input& input : step.step.inputs) {
        set(input.variable);
        set(input.from.into);
      }
      set(step.step.from.into);
      if (step.step.kind == StepKind::call) {
        for (const auto& [name, value] : step.step.values) set(name);
      }
      const std::string& name = step.step.variable;
      const std::uint32_t lookup = draft.lookups.index(step.lookup.text());
      if (step.step.kind != StepKind::lookup || lookup == kNowhere) {
        set(name);
        continue;
      }
      known.names.insert(name);
      for (const LookupField& field : draft.model.lookups[lookup].fields)
        known.fields[name].insert(field.name);
    }
  }
  for (const std::string& name : open) known.fields.erase(name);
  return known;
}

// The paths of what is known of the world (session/world.h): with hours, with a department of them.
std::set<std::string, std::less<>> world_paths(const Model& model) {
  std::set<std::string, std::less<>> paths = {std::string(kToday), "agents.available"};
  if (model.hours.zone.empty()) return paths;
  for (const char* name : {"hours.open", "hours.next_open", "hours.next_close"}) {
    paths.emplace(name);
    for (const auto& [department, hours] : model.departments)
      paths.insert(std::string(name) + "." + department);
  }
  return paths;
}

}  // namespace

void check_variables(Build& build) {
  const Known known = known_variables(build.draft);
  const auto world = world_paths(build.draft.model);
  for (const VariableUse& use : build.texts.uses()) {
    const std::string& name = use.path[0];
    const bool is_variable = known.names.find(name) != known.names.end();
    const std::string path = path_text(use.path);
    if (!is_variable && world.find(path) != world.end()) continue;
    const bool of_world = name == "hours" || name == "agents";
    if (!is_variable && of_world) {
      use.report->drops(Code::unknown_variable, use.where,
                        {path, use.report->nearest(path, world)});
      continue;
    }
    if (!is_variable) {
      use.report->drops(Code::unknown_variable, use.where,
                        {name, use.report->nearest(name, known.names)});
      continue;
    }
    const auto fields = known.fields.find(name);
    if (use.path.size() < 2 || fields == known.fields.end() ||
        fields->second.find(use.path[1]) != fields->second.end()) {
      continue;
    }
    const std::string near = use.report->nearest(use.path[1], fields->second);
    use.report->drops(Code::unknown_variable, use.where,
                      {name + "." + use.path[1], near.empty() ? "" : name + "." + near});
  }
}

}  // namespace waypost::content
