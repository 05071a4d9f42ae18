// What session/walk and on_select do, over cells.
#include <algorithm>
#include <string>
#include <utility>

#include "proof/copies.h"
#include "proof/walk.h"
#include "session/limits.h"

namespace waypost::proof {

Walk::Walk(const World& world, const Partition& partition, const Liveness& live, const State& state,
           bool with_moves, std::vector<Way>& out, Shown* shown)
    : world_(world),
      partition_(partition),
      live_(live),
      state_(state),
      step_(world.step(state.step)),
      with_moves_(with_moves),
      out_(out),
      shown_(shown) {}

bool Walk::run() {
  const std::uint32_t open = next_open(world_, partition_, live_, state_);
  if (open != kNowhere) {
    reveal(open);
    return fits_;
  }
  switch (step_.kind) {
    case StepKind::open_link:
      show(Outcome::link);
      go(step_.jump, state_.cells, {});
      break;
    case StepKind::menu:
      menu();
      break;
    case StepKind::input:
      input();
      break;
    case StepKind::form:
      form();
      break;
    case StepKind::lookup:
      lookup();
      break;
    case StepKind::branch:
      branch();
      break;
    case StepKind::set:
      set();
      break;
    case StepKind::call:
      call();
      break;
    case StepKind::survey:
      survey();
      break;
    case StepKind::handover:
      show(Outcome::person);
      break;
    case StepKind::end:
      end();
      break;
    default:
      go(step_.jump, state_.cells, {});
  }
  return fits_;
}

void Walk::show(Outcome outcome) {
  Way way;
  way.state = state_;
  way.outcome = outcome;
  way.known = state_.cells;
  out_.push_back(std::move(way));
}

Move Walk::select(std::string_view option) const {
  Move move;
  move.kind = Move::Kind::select;
  if (with_moves_) move.option = option;
  return move;
}

// Goes on in the flow of a step; what nobody called ends.
void Walk::land(std::uint32_t from, Jump jump, State next, Way way) {
  while (jump.kind == Jump::Kind::none && !next.calls.empty()) {
    from = next.calls.back();
    next.calls.pop_back();
    jump = world_.step(from).jump;
    partition_.assign(world_.step(from).variable, Missing{}, next.cells);
  }
  if (jump.kind == Jump::Kind::flow) forget(from, jump.index, next);
  arrive(from, jump, std::move(next), std::move(way));
}

// What the flow that is left does not use itself may be anything in the next one.
void Walk::forget(std::uint32_t from, std::uint32_t flow, State& next) const {
  if (live_.memory() != Memory::neighbour) return;
  for (std::uint32_t slot = 0; slot < partition_.size(); ++slot) {
    const bool is_live = live_.is_live(world_.start(flow), next.calls, slot);
    if (is_live && !live_.is_used(world_.flow_of(from), slot)) next.cells.set(slot, kAny);
  }
}

void Walk::arrive(std::uint32_t from, const Jump& jump, State next, Way way) {
  next.phase = Phase::arrives;
  way.state = std::move(next);
  switch (jump.kind) {
    case Jump::Kind::step:
      way.state.step = world_.number(world_.flow_of(from), jump.index);
      break;
    case Jump::Kind::flow:
      way.state.step = world_.start(jump.index);
      break;
    case Jump::Kind::none:
    case Jump::Kind::home:
    case Jump::Kind::category:
      way.outcome = Outcome::ended;
      break;
    case Jump::Kind::person:
      way.outcome = Outcome::person;
      break;
    case Jump::Kind::article:
      way.outcome = Outcome::article;
      way.target = jump.index;
      break;
  }
  keep(std::move(way));
}

// False where a step that could wait is passed at once: as the world is at that very moment.
bool Walk::asks_at(const State& state) const {
  const Moves moves(world_, partition_, live_);
  if (!moves.waits(state)) return false;
  if (next_open(world_, partition_, live_, state) != kNowhere) return true;
  const Step& step = world_.step(state.step);
  if (step.kind != StepKind::form) return moves.may_ask(state);
  return std::any_of(step.inputs.begin(), step.inputs.end(), [&](const Input& input) {
    return truth_of(partition_, input.when, state.cells) != Truth::no;
  });
}

// Of what was just set, all that a flow may read that begins later is told before it is forgotten.
void Walk::keep(Way way) {
  const bool goes_on = way.outcome == Outcome::none;
  if (!goes_on) way.state.step = state_.step;
  const std::uint32_t step = way.state.step;
  const std::vector<std::uint32_t>& calls = way.state.calls;
  way.marks = way.state.cells.take_marks();
  way.known = way.state.cells;
  way.known.keep([&](std::uint32_t slot) { return live_.is_kept(slot); });
  way.state.cells.keep(
      [&](std::uint32_t slot) { return goes_on && live_.is_live(step, calls, slot); });
  if (goes_on) live_.look_at_world(state_.step, asks_at(way.state), way.state.cells);
  if (out_.size() < kMostWays) {
    out_.push_back(std::move(way));
  } else {
    fits_ = false;
  }
}

void Walk::go(const Jump& jump, Cells cells, Move move, bool is_sure) {
  State next{state_.step, Phase::arrives, state_.calls, std::move(cells)};
  Way way;
  way.move = std::move(move);
  way.is_sure = is_sure;
  land(state_.step, jump, std::move(next), std::move(way));
}

void Walk::menu() {
  const Offers offers = offers_of(partition_, step_.options, step_.from, state_.cells);
  if (!offers.sure) nothing_to_choose(!offers.maybe);
  for (const OfferedChoice& choice : offers.options)
    go(choice.option->jump, state_.cells, select(choice.option->id), choice.is_sure);
  if (!offers.items) return;
  for (const Item& item : items(step_.from, {})) {
    Cells cells = state_.cells;
    take(step_.from, item, cells);
    Move move = select(id_of(item.value, step_.from.id));
    note_item(step_.from, item.value, move);
    go(step_.from.jump, std::move(cells), std::move(move), offers.sure_items);
  }
}

void Walk::branch() {
  bool is_sure = true;
  const auto take = [&](const Jump& jump, std::size_t chosen) {
    const std::size_t before = out_.size();
    go(jump, state_.cells, {}, is_sure);
    if (out_.size() > before) out_.back().chosen = static_cast<std::uint32_t>(chosen);
  };
  for (std::size_t i = 0; i < step_.cases.size(); ++i) {
    const Case& one = step_.cases[i];
    const Truth truth =
        one.when == nullptr ? Truth::no : truth_of(partition_, one.when, state_.cells);
    if (truth == Truth::no) continue;
    if (truth == Truth::yes) return take(one.jump, i);
    is_sure = false;
    take(one.jump, i);
  }
  take(step_.jump, step_.cases.size());
}

// The values that an expression may give, and whether they are certain; of one that is not decided
// all that anything asks for.
std::vector<std::pair<Value, bool>> Walk::values_of_expression(const Condition& value,
                                                               const Path& into) const {
  if (value == nullptr) return {{Missing{}, true}};
  if (partition_.decides(*value)) return {{partition_.evaluate(*value, state_.cells), true}};
  std::vector<std::pair<Value, bool>> out;
  for (Value& one : partition_.values(into)) out.emplace_back(std::move(one), false);
  // Nothing asks for it: it is one and the same to all.
  if (out.empty()) out.emplace_back(Fields{}, true);
  return out;
}

void Walk::set() {
  for (auto& [value, is_sure] : values_of_expression(step_.value, {step_.variable})) {
    Cells cells = state_.cells;
    partition_.assign(step_.variable, value, cells);
    mark_given({step_.variable}, step_.value, cells);
    go(step_.jump, std::move(cells), {}, is_sure);
  }
}

// With every value that its expressions may have: `use(values, is_sure)`.
template <typename Use>
void Walk::each_values(const Path& outer, Use use) {
  std::vector<std::vector<Value>> split;
  bool is_sure = true;
  for (const auto& [name, value] : step_.values) {
    Path into = outer;
    into.push_back(name);
    std::vector<Value>& values = split.emplace_back();
    for (auto& [one, sure] : values_of_expression(value, into)) {
      values.push_back(std::move(one));
      is_sure = is_sure && sure;
    }
  }
  fits_ = each_combination(split, [&](const auto& chosen) { use(chosen, is_sure); }) && fits_;
}

// Cells know what stands there when they decide the value, unless it is a copy: of that they know
// only what is asked for.
void Walk::mark_given(const Path& path, const Condition& value, Cells& cells) const {
  const bool is_known = value == nullptr || (partition_.decides(*value) && !is_copy(*value));
  if (!is_known) partition_.watches().mark_expression(path, *value, cells.marks());
}

// An argument that is a copy has been set when the other one was.
void Walk::mark_copy(const std::string& name, const Condition& value, Cells& cells) const {
  const Watches& watches = partition_.watches();
  const std::uint32_t to = watches.set(name);
  if (to == kNowhere || value == nullptr || !is_copy(*value)) return;
  const std::uint32_t from = watches.set(value->nodes[0].path[0]);
  if (from != kNowhere) cells.marks().push_back({to, from});
}

void Walk::call() {
  if (state_.calls.size() == session::kMostCalls) {
    Cells cells = state_.cells;
    partition_.assign(step_.variable, Missing{}, cells);
    const std::size_t before = out_.size();
    go(step_.jump, std::move(cells), {});
    if (out_.size() > before) out_.back().is_too_deep = true;
    return;
  }
  each_values({}, [&](const std::vector<Value>& chosen, bool is_sure) {
    State next = state_;
    for (std::size_t i = 0; i < chosen.size(); ++i) {
      const auto& [name, value] = step_.values[i];
      partition_.assign(name, chosen[i], next.cells);
      mark_given({name}, value, next.cells);
      mark_copy(name, value, next.cells);
    }
    next.calls.push_back(state_.step);
    Way way;
    way.is_sure = is_sure;
    arrive(state_.step, {Jump::Kind::flow, step_.target}, std::move(next), std::move(way));
  });
}

void Walk::survey() {
  for (std::uint32_t i = 0; i <= step_.scale; ++i) {
    constexpr std::int64_t kOne = 1'000'000;
    Cells cells = state_.cells;
    const Value value = i == 0 ? Value{Missing{}} : Value{Number{i * kOne}};
    partition_.assign(step_.variable, value, cells);
    go(step_.jump, std::move(cells), select(i == 0 ? "skip" : std::to_string(i)));
  }
}

void Walk::end() {
  if (state_.calls.empty()) return go({}, state_.cells, {});
  const Step& caller = world_.step(state_.calls.back());
  each_values({caller.variable}, [&](const std::vector<Value>& chosen, bool is_sure) {
    Fields results;
    for (std::size_t i = 0; i < chosen.size(); ++i)
      results.insert_or_assign(step_.values[i].first, chosen[i]);
    State next = state_;
    const std::uint32_t from = next.calls.back();
    next.calls.pop_back();
    const Value value = results.empty() ? Value{Missing{}} : Value{std::move(results)};
    partition_.assign(caller.variable, value, next.cells);
    for (const auto& [name, given] : step_.values)
      mark_given({caller.variable, name}, given, next.cells);
    Way way;
    way.is_sure = is_sure;
    land(from, caller.jump, std::move(next), std::move(way));
  });
}

}  // namespace waypost::proof
