// Which kinds of steps ran in an event.
#include "steps_run.h"

#include <algorithm>
#include <string_view>

#include "session/find.h"

namespace waypost::test {
namespace {

bool is_silent(StepKind kind) {
  return kind == StepKind::branch || kind == StepKind::set || kind == StepKind::article ||
         kind == StepKind::go || kind == StepKind::call;
}

// What a step of this kind gives while it runs, or once more when it is come back to.
bool speaks_as(StepKind kind, std::string_view type) {
  switch (kind) {
    case StepKind::input:
      return type == "form" || type == "say";  // say: using_known
    case StepKind::form:
      return type == "form";
    case StepKind::menu:
    case StepKind::survey:
      return type == "offer";
    case StepKind::lookup:
      return type == "lookup";
    default:
      return type == "say";
  }
}

}  // namespace

StepsRun::StepsRun(const Model& model) : model_(model) {
  for (std::uint32_t flow = 0; flow < model.flows.size(); ++flow) {
    const std::vector<Step>& steps = model.flows[flow].steps;
    for (std::uint32_t index = 0; index < steps.size(); ++index) {
      const Step& step = steps[index];
      const StepAt at{flow, index};
      const bool goes_on = step.kind != StepKind::menu && step.kind != StepKind::handover &&
                           step.kind != StepKind::end;
      if (goes_on) lead(step.jump, at);
      for (const Jump* way :
           {&step.not_found, &step.failed, &step.unknown, &step.declined, &step.empty})
        lead(*way, at);
      lead(step.from.jump, at);
      for (const Case& one : step.cases) lead(one.jump, at);
      for (const Option& option : step.options) lead(option.jump, at);
    }
  }
}

void StepsRun::lead(const Jump& jump, StepAt from) {
  if (jump.kind == Jump::Kind::step) before_[{from.first, jump.index}].push_back(from);
}

// Flows begin at their first step from anywhere, so nothing is told by it.
void StepsRun::note_silent(StepAt at, std::set<StepKind>& ran) const {
  const auto found = before_.find(at);
  if (found == before_.end() || at.second == model_.flows[at.first].start) return;
  const auto kind_of = [&](StepAt one) { return model_.flows[one.first].steps[one.second].kind; };
  const StepKind kind = kind_of(found->second.front());
  const bool same = std::all_of(found->second.begin(), found->second.end(),
                                [&](StepAt one) { return kind_of(one) == kind; });
  if (same && is_silent(kind)) ran.insert(kind);
}

std::set<StepKind> StepsRun::told_by(json::Value effects) const {
  std::set<StepKind> ran;
  for (const json::Value effect : effects.items()) {
    const session::StepRef at =
        session::find_step(model_, effect.find("flow").text(), effect.find("step").text());
    if (at.step == nullptr || !speaks_as(at.step->kind, effect.find("type").text())) continue;
    ran.insert(at.step->kind);
    // Steps that wait are also offered again; the others speak only when they run.
    const StepKind kind = at.step->kind;
    if (kind != StepKind::say && kind != StepKind::open_link && kind != StepKind::timeline &&
        kind != StepKind::handover && kind != StepKind::end)
      continue;
    const auto flow = static_cast<std::uint32_t>(at.flow - model_.flows.data());
    note_silent({flow, at.index}, ran);
  }
  return ran;
}

}  // namespace waypost::test
