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

// What only tells ways apart may know what has happened, and says nothing.
bool says_something(StepKind kind) {
  return kind != StepKind::branch && kind != StepKind::lookup && kind != StepKind::set &&
         kind != StepKind::go;
}

void check_ways(content::Build& build, const World& world, std::uint32_t number) {
  const Step& step = world.step(number);
  if (step.jump.kind != Jump::Kind::step) return;
  const std::uint32_t done = world.number(world.flow_of(number), step.jump.index);
  if (!says_something(world.step(done).kind)) return;
  const auto check = [&](const Jump& jump, const char* key) {
    if (jump.kind == Jump::Kind::step && jump.index == step.jump.index)
      build.report.warns(Code::told_as_done, world.source(number).find(key),
                         {world.model.lookups[step.lookup].id, key});
  };
  check(step.failed, "failed");
  check(step.not_found, "not_found");
  check(step.declined, "declined");
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
    if (lookup.is_action) check_ways(build, world, i);
    if (!has_person && step.failed.kind == Jump::Kind::none)
      build.report.notes(Code::no_failed_way, source, {lookup.id});
  }
}

}  // namespace waypost::proof
