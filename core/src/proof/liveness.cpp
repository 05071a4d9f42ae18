// Backwards until nothing changes. What is read after a flow comes back is not its own: it depends
// on the call, which a state knows.
#include "proof/liveness.h"

#include <algorithm>

namespace waypost::proof {
namespace {

template <typename Use>
void for_each_jump(const Step& step, Use use) {
  for (const Option& option : step.options) {
    if (step.kind == StepKind::menu) use(option.jump);
  }
  for (const Case& one : step.cases) use(one.jump);
  if (step.kind == StepKind::lookup) {
    use(step.not_found);
    use(step.failed);
    use(step.unknown);
    use(step.declined);
  }
  if (step.empty.kind != Jump::Kind::none) use(step.empty);
  if (step.kind == StepKind::menu && !step.from.list.empty()) use(step.from.jump);
  if (step.kind != StepKind::menu) use(step.jump);
}

}  // namespace

bool Liveness::join(const Bits& from, Bits& into) {
  bool changed = false;
  for (std::size_t i = 0; i < into.size(); ++i) {
    changed = changed || (from[i] & ~into[i]) != 0;
    into[i] |= from[i];
  }
  return changed;
}

void Liveness::set(Bits& bits, const std::string& root) const {
  if (root.empty()) return;
  const auto [first, last] = partition_.below({root});
  for (std::uint32_t slot = first; slot < last; ++slot) put(bits, slot);
}

void Liveness::read(std::uint32_t step, const Condition& condition) {
  if (condition == nullptr) return;
  for (const std::uint32_t slot : partition_.slots_of(*condition)) put(reads_[step], slot);
}

void Liveness::read(std::uint32_t step, const Path& path) {
  if (path.empty()) return;
  const auto [first, last] = partition_.below(path);
  if (first < last) put(reads_[step], first);
}

void Liveness::find_own(std::uint32_t number) {
  const Step& step = world_.step(number);
  for (const Case& one : step.cases) read(number, one.when);
  for (const Option& option : step.options) read(number, option.when);
  if (step.kind == StepKind::menu) read(number, step.from.list);
  for (const Input& input : step.inputs) {
    read(number, input.when);
    read(number, input.from.list);
    for (const Option& option : input.options) read(number, option.when);
    // Where there is nothing to choose from, nothing is set.
    const bool chooses = input.type == FieldType::choice || input.type == FieldType::choices;
    if (input.when != nullptr || (chooses && step.kind == StepKind::input)) continue;
    set(sets_[number], input.variable);
    set(sets_[number], input.from.into);
  }
  read(number, step.value);
  for (const auto& [name, value] : step.values) read(number, value);
  const bool always = step.kind == StepKind::set || step.kind == StepKind::survey ||
                      (step.kind == StepKind::lookup && step.options.empty());
  if (always) set(sets_[number], step.variable);
  if (step.kind != StepKind::call) return;
  for (const auto& [name, value] : step.values) set(sets_[number], name);
  set(results_[number], step.variable);
}

void Liveness::add_way(std::uint32_t step, const Jump& jump, Bits& out) const {
  const std::uint32_t flow = world_.flow_of(step);
  if (jump.kind == Jump::Kind::step) join(live_[world_.number(flow, jump.index)], out);
  if (jump.kind == Jump::Kind::flow) join(live_[world_.start(jump.index)], out);
}

bool Liveness::walk_back(std::uint32_t number) {
  const Step& step = world_.step(number);
  Bits& behind = behind_[number];
  bool changed = false;
  if (step.kind == StepKind::call) {
    Bits back(behind.size());
    add_way(number, step.jump, back);
    for (std::size_t i = 0; i < back.size(); ++i) back[i] &= ~results_[number][i];
    changed = join(back, back_[number]);
    join(live_[world_.start(step.target)], behind);
    join(back, behind);  // also when no more calls fit
  } else {
    for_each_jump(step, [&](const Jump& jump) { add_way(number, jump, behind); });
  }
  Bits live = behind;
  for (std::size_t i = 0; i < live.size(); ++i)
    live[i] = (live[i] & ~sets_[number][i]) | reads_[number][i];
  return join(live, live_[number]) || changed;
}

Liveness::Liveness(const World& world, const Partition& partition)
    : world_(world), partition_(partition) {
  const Bits none((partition.size() + 63) / 64);
  kept_ = none;
  for (auto* all : {&live_, &behind_, &reads_, &sets_, &back_, &results_})
    all->assign(world.steps(), none);
  for (std::uint32_t i = 0; i < world.steps(); ++i) find_own(i);
  for (bool changed = true; changed;) {
    changed = false;
    for (std::uint32_t i = world.steps(); i-- > 0;) changed = walk_back(i) || changed;
  }
  for (std::uint32_t flow = 0; flow < world.model.flows.size(); ++flow) {
    if (world.begins(flow)) join(live_[world.start(flow)], kept_);
  }
}

}  // namespace waypost::proof
