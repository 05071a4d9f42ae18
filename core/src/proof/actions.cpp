#include "proof/actions.h"

namespace waypost::proof {

void check_actions(content::Build& build, const World& world) {
  const json::Value root = build.report.root();
  const bool has_person = root.find("contact") || root.find("handover");
  for (std::uint32_t i = 0; i < world.steps(); ++i) {
    const Step& step = world.step(i);
    if (step.kind != StepKind::lookup) continue;
    const Lookup& lookup = world.model.lookups[step.lookup];
    const json::Value source = world.source(i);
    if (lookup.is_action && step.options.empty())
      build.report.drops(Code::unconfirmed_action, source, {lookup.id});
    if (lookup.is_action && step.unknown.kind == Jump::Kind::none)
      build.report.drops(Code::no_unknown, source, {lookup.id});
    if (!has_person && step.failed.kind == Jump::Kind::none)
      build.report.notes(Code::no_failed_way, source, {lookup.id});
  }
}

}  // namespace waypost::proof
