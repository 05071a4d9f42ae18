// Backwards until nothing changes. What is read after a flow comes back is not its own: it depends
// on the call, which a state knows.
#include "proof/liveness.h"

#include <algorithm>
#include <utility>

#include "proof/cells.h"
#include "proof/jumps.h"
#include "session/limits.h"

namespace waypost::proof {

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
  for (const Divisor& by : divisors_of(*condition)) read(step, by.path);
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
    if (input.when != nullptr) continue;
    set(sets_[number], input.variable);
    set(sets_[number], input.from.into);
  }
  for (const MilestoneDraft& milestone : step.milestones) read(number, milestone.when);
  read(number, step.value);
  for (const auto& [name, value] : step.values) read(number, value);
  const bool sets =
      step.kind == StepKind::set || step.kind == StepKind::survey || step.kind == StepKind::lookup;
  if (sets) set(sets_[number], step.variable);
  if (step.kind == StepKind::menu) set(sets_[number], step.from.into);
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
  const auto without = [](Bits bits, const Bits& set) {
    for (std::size_t i = 0; i < bits.size(); ++i) bits[i] &= ~set[i];
    return bits;
  };
  const Bits none(sets_[number].size());
  Bits live = reads_[number];
  bool changed = false;
  if (step.kind == StepKind::call) {
    Bits back = none;
    add_way(number, step.jump, back);
    back = without(std::move(back), results_[number]);
    changed = join(back, back_[number]);
    join(without(live_[world_.start(step.target)], sets_[number]), live);
    join(calls_nest_ ? back : without(std::move(back), sets_[number]), live);
  } else {
    Bits kept = none, set = none;
    for_each_jump(step,
                  [&](const Jump& jump, bool sets) { add_way(number, jump, sets ? set : kept); });
    join(kept, live);
    join(without(std::move(set), sets_[number]), live);
  }
  return join(live, live_[number]) || changed;
}

void Liveness::find_used() {
  used_.assign(world_.model.flows.size(), Bits((partition_.size() + 63) / 64));
  for (std::uint32_t i = 0; i < world_.steps(); ++i) {
    Bits& used = used_[world_.flow_of(i)];
    for (const auto* bits : {&reads_[i], &sets_[i], &results_[i]}) join(*bits, used);
  }
  for (bool changed = true; changed;) {
    changed = false;
    for (std::uint32_t i = 0; i < world_.steps(); ++i) {
      const Step& step = world_.step(i);
      if (step.kind != StepKind::call) continue;
      changed = join(used_[step.target], used_[world_.flow_of(i)]) || changed;
    }
  }
}

// A flow that is called comes back to its caller without having ended; or as many flows are called
// as fit. Then a call may set nothing.
bool Liveness::may_nest() const {
  const std::size_t count = world_.model.flows.size();
  std::vector<std::vector<std::uint32_t>> ways(count);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> calls;
  std::vector<bool> called(count);
  for (std::uint32_t i = 0; i < world_.steps(); ++i) {
    const Step& step = world_.step(i);
    const std::uint32_t flow = world_.flow_of(i);
    const auto follow = [&](const Jump& jump, bool) {
      if (jump.kind == Jump::Kind::flow) ways[flow].push_back(jump.index);
    };
    for_each_jump(step, follow);
    if (step.kind != StepKind::call) continue;
    ways[flow].push_back(step.target);
    calls.emplace_back(flow, step.target);
    called[step.target] = true;
  }
  const auto most = static_cast<std::ptrdiff_t>(session::kMostCalls);
  if (std::count(called.begin(), called.end(), true) > most) return true;
  return std::any_of(calls.begin(), calls.end(), [&](const auto& call) {
    std::vector<bool> seen(count);
    std::vector<std::uint32_t> open = {call.second};
    while (!open.empty()) {
      const std::uint32_t flow = open.back();
      open.pop_back();
      if (flow == call.first) return true;
      if (seen[flow]) continue;
      seen[flow] = true;
      open.insert(open.end(), ways[flow].begin(), ways[flow].end());
    }
    return false;
  });
}

void Liveness::look_at_world(std::uint32_t from, bool asks, Cells& cells) const {
  const bool goes_on = from != kNowhere && world_.step(from).kind != StepKind::lookup && !asks;
  for (std::uint32_t slot = 0; slot < partition_.size(); ++slot) {
    if (!partition_.is_of_world(slot)) continue;
    const Cell cell = cells.of(slot);
    const bool is_known = cell != kAny && !is_open(cell);
    if (!goes_on || !is_known) cells.set(slot, kOfWorld);
  }
}

Liveness::Liveness(const World& world, const Partition& partition, Memory memory)
    : world_(world), partition_(partition), memory_(memory) {
  const Bits none((partition.size() + 63) / 64);
  kept_ = none;
  for (auto* all : {&live_, &reads_, &sets_, &back_, &results_}) all->assign(world.steps(), none);
  for (std::uint32_t i = 0; i < world.steps(); ++i) find_own(i);
  calls_nest_ = may_nest();
  find_used();
  for (bool changed = true; changed;) {
    changed = false;
    for (std::uint32_t i = world.steps(); i-- > 0;) changed = walk_back(i) || changed;
  }
  for (std::uint32_t flow = 0; flow < world.model.flows.size(); ++flow) {
    if (world.begins(flow)) join(live_[world.start(flow)], kept_);
  }
  for (std::uint32_t slot = 0; slot < partition.size(); ++slot) {
    if (partition.is_of_world(slot)) take(kept_, slot);
  }
}

}  // namespace waypost::proof
