#include "proof/coverage.h"

#include <algorithm>
#include <string>
#include <utility>

#include "proof/uncovered.h"

namespace waypost::proof {

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
    const bool is_branch = world_.step(step).kind == StepKind::branch;
    if (is_branch && !world_.source(step).find("else")) branches[step].push_back(i);
  }
  for (const auto& [step, states] : branches) check_covered(walked, step, states);
}

void Coverage::report(const Walks& walks, const std::vector<bool>& is_open) {
  // Steps that nothing leads to are told of already: unreachable_step.
  const std::vector<bool> led_to = world_.led_to();
  for (std::uint32_t step = 0; step < world_.steps(); ++step) {
    const std::uint32_t flow = world_.flow_of(step);
    if (!is_open[flow] && entered_.count(flow) > 0 && led_to[step]) check_reached(step);
  }
  std::vector<Untaken> untaken = untaken_cases(world_, partition_, walks);
  for (Untaken& one : never_shown(world_, partition_, walks)) untaken.push_back(std::move(one));
  for (const Untaken& one : untaken) {
    if (!is_open[world_.flow_of(one.step)]) check_untaken(one);
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

// What conditions alone cannot show: what the variable may hold here rules the case out.
void Coverage::check_untaken(const Untaken& one) {
  Claim claim{one.chosen == kNowhere ? Claim::Kind::stuck : Claim::Kind::taken};
  claim.chosen = one.chosen;
  const auto is_taken = [&](const Untaken::Place& place) {
    return findings_.happens(*place.walked, path_to(place.walked->machine, place.state), claim);
  };
  if (one.places.empty()) {
    if (!findings_.is_told(one.when))
      findings_.report().warns(Code::dead_case, one.when, {"never_true"});
  } else if (std::none_of(one.places.begin(), one.places.end(), is_taken)) {
    findings_.mark(one.step, findings_.unsure_place(*one.places[0].walked, one.places[0].state));
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
    const auto known =
        uncovered.is_sure() ? findings_.play(walked, path, {Claim::Kind::passed}) : std::nullopt;
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
