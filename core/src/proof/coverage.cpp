#include "proof/coverage.h"

#include <algorithm>

#include "proof/jumps.h"
#include "proof/uncovered.h"

namespace waypost::proof {
namespace {

const std::vector<Option>& options_of(const Step& step) {
  return step.kind == StepKind::input ? step.inputs.front().options : step.options;
}

}  // namespace

void Coverage::add(const Walked& walked) {
  std::map<std::uint32_t, std::vector<std::uint32_t>> branches;
  const std::vector<Machine::Found>& found = walked.machine.found();
  for (std::uint32_t i = 0; i < found.size(); ++i) {
    const std::uint32_t step = found[i].state.step;
    entered_.insert(world_.flow_of(step));
    if (found[i].is_sure) sure_.insert(step);
    Doubt& doubt = doubts_[step];
    if (doubt.walked == nullptr) doubt.walked = &walked;
    if (doubt.walked == &walked) doubt.states.push_back(i);
    add_options(walked, found[i].state);
    const bool is_branch = world_.step(step).kind == StepKind::branch;
    if (is_branch && !world_.source(step).find("else")) branches[step].push_back(i);
  }
  taken_.insert(walked.machine.taken().begin(), walked.machine.taken().end());
  for (const auto& [step, states] : branches) check_covered(walked, step, states);
}

void Coverage::add_options(const Walked& walked, const State& state) {
  const Step& step = world_.step(state.step);
  const bool is_asked = step.kind == StepKind::menu || step.kind == StepKind::input;
  if (!is_asked || walked.moves.is_open(state)) return;
  std::set<std::string>& own = offered_[state.step];
  for (const Option& option : options_of(step)) {
    if (option.when != nullptr && walked.moves.may_offer(state, option.id)) own.insert(option.id);
  }
}

void Coverage::report(const std::vector<bool>& is_open) {
  const std::vector<bool> led_to = led_to_by_file();
  for (std::uint32_t step = 0; step < world_.steps(); ++step) {
    const std::uint32_t flow = world_.flow_of(step);
    if (is_open[flow]) continue;
    if (entered_.count(flow) > 0 && led_to[step]) check_reached(step);
    check_cases(step);
    check_options(step);
  }
}

// A step that only uncertain ways lead to is reached when playing one of them leads there.
void Coverage::check_reached(std::uint32_t step) {
  if (sure_.count(step) > 0) return;
  const auto doubt = doubts_.find(step);
  if (doubt == doubts_.end()) {
    findings_.report().warns(Code::never_reached, world_.source(step), {world_.step(step).id});
    findings_.breaks(step);
  } else if (!is_really_reached(doubt->second)) {
    findings_.mark(step,
                   findings_.unsure_place(*doubt->second.walked, doubt->second.states.front()));
  }
}

// Of those that are not certain a few, far from each other, are played.
bool Coverage::is_really_reached(const Doubt& doubt) {
  constexpr std::size_t kMostTries = 20;
  const std::size_t apart = doubt.states.size() / kMostTries + 1;
  for (std::size_t i = 0; i < doubt.states.size(); i += apart) {
    const std::vector<Leg> path = path_to(doubt.walked->machine, doubt.states[i]);
    if (findings_.happens(*doubt.walked, path, {})) return true;
  }
  return false;
}

// Steps that nothing leads to are told of already: unreachable_step.
std::vector<bool> Coverage::led_to_by_file() const {
  std::vector<bool> out(world_.steps());
  for (std::uint32_t flow = 0; flow < world_.model.flows.size(); ++flow) {
    std::vector<std::uint32_t> open = {world_.start(flow)};
    out[open[0]] = true;
    const auto follow = [&](const Jump& jump, bool) {
      if (jump.kind != Jump::Kind::step) return;
      const std::uint32_t step = world_.number(flow, jump.index);
      if (out[step]) return;
      out[step] = true;
      open.push_back(step);
    };
    while (!open.empty()) {
      const Step& step = world_.step(open.back());
      open.pop_back();
      for_each_jump(step, follow);
    }
  }
  return out;
}

// What conditions alone cannot show: what the variable may hold here rules the case out.
void Coverage::warn_dead(json::Value when) {
  if (when && !findings_.is_told(when))
    findings_.report().warns(Code::dead_case, when, {"never_true"});
}

void Coverage::check_cases(std::uint32_t step) {
  const auto first = taken_.lower_bound({step, 0});
  if (first == taken_.end() || first->first != step) return;
  std::uint32_t next = 0;
  for (const json::Value source : world_.source(step).find("cases").items()) {
    if (next == world_.step(step).cases.size()) break;
    if (taken_.count({step, next++}) == 0) warn_dead(source.find("when"));
  }
}

void Coverage::check_options(std::uint32_t step) {
  const auto offered = offered_.find(step);
  if (offered == offered_.end()) return;
  std::size_t next = 0;
  const std::vector<Option>& options = options_of(world_.step(step));
  for (const json::Value source : world_.source(step).find("options").items()) {
    while (next < options.size() && options[next].id != source.find("id").text()) ++next;
    if (next == options.size()) break;
    if (options[next].when != nullptr && offered->second.count(options[next].id) == 0)
      warn_dead(source.find("when"));
  }
}

// The first few kinds of values, with the way to the first that really leads there.
void Coverage::check_covered(const Walked& walked, std::uint32_t step,
                             const std::vector<std::uint32_t>& states) {
  constexpr std::size_t kMostNamed = 3;
  std::set<std::string> named;
  std::string names, moves, doubt;
  for (const std::uint32_t i : states) {
    const State& state = walked.machine.found()[i].state;
    if (walked.moves.is_open(state) || named.size() == kMostNamed) continue;
    const Uncovered uncovered(partition_, world_, state);
    if (uncovered.is_covered()) continue;
    const std::vector<Leg> path = path_to(walked.machine, i);
    const auto known = uncovered.is_sure() ? findings_.play(walked, path, {Claim::Kind::passed, {}})
                                           : std::nullopt;
    if (!known) {
      if (doubt.empty()) doubt = findings_.unsure_place(walked, i);
      continue;
    }
    const std::string name = uncovered.name(*known);
    if (name.empty() || !named.insert(name).second) continue;
    names += (names.empty() ? "" : ", ") + name;
    if (moves.empty()) moves = joined_lines(script_of(world_, path));
  }
  if (named.empty() && !doubt.empty()) findings_.mark(step, doubt);
  if (named.empty()) return;
  findings_.breaks(step);
  if (findings_.is_new(Code::uncovered_case, step))
    findings_.report().warns(Code::uncovered_case, world_.source(step),
                             {names, moves, world_.step(step).id});
}

}  // namespace waypost::proof
