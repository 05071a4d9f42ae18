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
  live_.look_at_world(kNowhere, state.step, state.cells);
  return state;
}

}  // namespace waypost::proof
