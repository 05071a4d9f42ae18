#include "proof/actions.h"

#include <cstdint>

namespace waypost::proof {

namespace {

// Whoever does not know is told neither that it is done, nor does it once more.
bool says_unknown(const World& world, std::uint32_t number) {
  const Step& step = world.step(number);
  const Jump& unknown = step.unknown;
  if (unknown.kind == Jump::Kind::none) return false;
  if (unknown.kind != Jump::Kind::step) return true;
  const bool is_again = world.number(world.flow_of(number), unknown.index) == number;
  const bool is_done = step.jump.kind == Jump::Kind::step && step.jump.index == unknown.index;
  return !is_again && !is_done;
}

}  // namespace

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
    if (lookup.is_action && !says_unknown(world, i))
      build.report.drops(Code::no_unknown, source, {lookup.id});
    if (!has_person && step.failed.kind == Jump::Kind::none)
      build.report.notes(Code::no_failed_way, source, {lookup.id});
  }
}

}  // namespace waypost::proof
