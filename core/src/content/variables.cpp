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

// What is known of the world (session/world.h) is read like what lookups give. A flow's variable of
// such a name hides it.
void add_world(const Model& model, Known& known) {
  known.names.emplace(kToday);
  if (known.names.emplace("agents").second) known.fields["agents"].emplace("available");
  if (model.hours.zone.empty() || !known.names.emplace("hours").second) return;
  auto& fields = known.fields["hours"];
  for (const char* field : {"open", "next_open", "next_close"}) {
    fields.emplace(field);
    for (const auto& [department, hours] : model.departments)
      fields.insert(std::string(field) + "." + department);
  }
}

// The name behind the first; of the hours, with a department behind it.
std::string field_of(const Path& path) {
  return path[0] == "hours" && path.size() == 3 ? path[1] + "." + path[2] : path[1];
}

}  // namespace

void check_variables(Build& build) {
  Known known = known_variables(build.draft);
  add_world(build.draft.model, known);
  for (const VariableUse& use : build.texts.uses()) {
    const std::string& name = use.path[0];
    if (known.names.find(name) == known.names.end()) {
      use.report->drops(Code::unknown_variable, use.where,
                        {name, use.report->nearest(name, known.names)});
      continue;
    }
    const auto fields = known.fields.find(name);
    if (use.path.size() < 2 || fields == known.fields.end()) continue;
    const std::string field = field_of(use.path);
    if (fields->second.find(field) != fields->second.end()) continue;
    const std::string near = use.report->nearest(field, fields->second);
    use.report->drops(Code::unknown_variable, use.where,
                      {name + "." + field, near.empty() ? "" : name + "." + near});
  }
}

}  // namespace waypost::content
