#include "proof/moves.h"

#include <algorithm>

#include "proof/walk.h"

namespace waypost::proof {

bool Moves::from(const State& state, bool with_moves, std::vector<Way>& out) const {
  out.clear();
  return Walk(world_, partition_, live_, state, with_moves, out).run();
}

bool Moves::may_offer(const State& state, const std::string& option) const {
  const Step& step = world_.step(state.step);
  const std::vector<Option>& options =
      step.kind == StepKind::input ? step.inputs.front().options : step.options;
  const auto found = std::find_if(options.begin(), options.end(),
                                  [&](const Option& one) { return one.id == option; });
  return found == options.end() || truth_of(partition_, found->when, state.cells) != Truth::no;
}

// A form is shown as it is when somebody arrives, with the answers of before, and then by what is
// answered above.
Shown Moves::shown(const State& state) const {
  const Step& step = world_.step(state.step);
  Shown out;
  const auto add = [&](const Condition& when) {
    const Truth truth = truth_of(partition_, when, state.cells);
    if (when == nullptr || truth == Truth::no) return;
    bool& is_sure = out[when.get()];
    is_sure = is_sure || truth == Truth::yes;
  };
  for (const Option& option : step.options) add(option.when);
  for (const MilestoneDraft& milestone : step.milestones) add(milestone.when);
  std::vector<Way> ways;
  if (step.kind == StepKind::form) Walk(world_, partition_, live_, state, false, ways, &out).run();
  for (const Input& input : step.inputs) {
    add(input.when);
    if (truth_of(partition_, input.when, state.cells) == Truth::no) continue;
    for (const Option& option : input.options) add(option.when);
  }
  return out;
}

bool Moves::may_ask(const State& state) const {
  const Step& step = world_.step(state.step);
  const bool is_input = step.kind == StepKind::input;
  if (is_input && step.inputs.front().type != FieldType::choice &&
      step.inputs.front().type != FieldType::choices)
    return true;
  if (!is_input && step.kind != StepKind::menu) return true;
  const std::vector<Option>& options = is_input ? step.inputs.front().options : step.options;
  const From& from = is_input ? step.inputs.front().from : step.from;
  const Offers offers = offers_of(partition_, options, from, state.cells);
  return offers.sure || offers.maybe;
}

bool Moves::is_open(const State& state) const {
  return next_open(world_, partition_, live_, state) != kNowhere;
}

// What is open may be anything.
bool Moves::agrees(const State& state, const Variables& variables) const {
  Cells cells = partition_.cells_of(variables);
  cells.keep([&](std::uint32_t slot) { return live_.is_live(state.step, state.calls, slot); });
  for (const auto& [slot, cell] : state.cells.held()) {
    if (proof::is_open(cell)) cells.set(slot, cell);
  }
  return cells == state.cells;
}

const std::vector<std::string>& Moves::days() const {
  return partition_.compared({std::string(kToday)}).texts;
}

bool Moves::waits(const State& state) const {
  switch (world_.step(state.step).kind) {
    case StepKind::menu:
    case StepKind::input:
    case StepKind::form:
    case StepKind::survey:
      return true;
    case StepKind::lookup:
      return state.phase != Phase::arrives || !world_.step(state.step).options.empty();
    default:
      return false;
  }
}

State Moves::begin(std::uint32_t flow, const Cells& known) const {
  State state;
  state.step = world_.start(flow);
  state.cells = known;
  state.cells.keep([&](std::uint32_t slot) { return live_.is_live(state.step, {}, slot); });
  live_.look_at_world(kNowhere, true, state.cells);
  return state;
}

}  // namespace waypost::proof
