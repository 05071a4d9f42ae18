#include "proof/untaken.h"

#include <map>
#include <set>
#include <string>
#include <utility>

namespace waypost::proof {
namespace {

constexpr std::size_t kMostStates = 20;  // that are tried of one condition

// One condition as far as states have shown it: it certainly holds in one, or maybe in these.
struct Seen {
  bool is_sure = false;
  std::vector<Untaken::Place> places;

  void add(const Walked& walked, std::uint32_t state, bool surely) {
    is_sure = is_sure || surely;
    if (places.size() < kMostStates) places.push_back({&walked, state});
  }
};

struct ShownWhen {
  const expr::Expression* when;
  json::Value where;
};

void add_options(const std::vector<Option>& options, json::Value source,
                 std::vector<ShownWhen>& out) {
  std::size_t next = 0;
  for (const json::Value each : source.find("options").items()) {
    while (next < options.size() && options[next].id != each.find("id").text()) ++next;
    if (next == options.size()) break;
    if (options[next].when != nullptr) out.push_back({options[next].when.get(), each.find("when")});
  }
}

// The conditions of options, fields and milestones.
std::vector<ShownWhen> conditions_of(const World& world, std::uint32_t number) {
  const Step& step = world.step(number);
  const json::Value source = world.source(number);
  std::vector<ShownWhen> out;
  add_options(step.options, source, out);
  for (const Input& input : step.inputs) {
    json::Value own = source;
    for (const json::Value field : source.find("fields").items()) {
      if (field.find("var").text() == input.variable) own = field;
    }
    if (input.when != nullptr) out.push_back({input.when.get(), own.find("when")});
    add_options(input.options, own, out);
  }
  std::size_t next = 0;
  for (const json::Value each : source.find("items").items()) {
    if (next == step.milestones.size()) break;
    const Condition& when = step.milestones[next++].when;
    if (when != nullptr) out.push_back({when.get(), each.find("when")});
  }
  return out;
}

bool shows(StepKind kind) {
  return kind == StepKind::menu || kind == StepKind::input || kind == StepKind::form ||
         kind == StepKind::timeline;
}

// The steps that show anything by a condition.
std::vector<bool> steps_with_conditions(const World& world) {
  std::vector<bool> out;
  for (std::uint32_t i = 0; i < world.steps(); ++i)
    out.push_back(shows(world.step(i).kind) && !conditions_of(world, i).empty());
  return out;
}

void add(std::uint32_t step, json::Value when, std::uint32_t chosen, const Seen& shown,
         std::vector<Untaken>& out) {
  if (when && !shown.is_sure) out.push_back({step, when, chosen, shown.places});
}

}  // namespace

std::vector<Untaken> untaken_cases(const World& world, const Partition& partition,
                                   const Walks& walks) {
  std::map<std::uint32_t, std::map<std::uint32_t, Seen>> all;  // step, case
  for (const auto& walked : walks) {
    const Machine& machine = walked->machine;
    for (const Machine::Choice& one : machine.choices())
      all[machine.found()[one.state].state.step][one.chosen].add(*walked, one.state, one.is_sure);
  }
  std::vector<Untaken> out;
  for (auto& [number, shown] : all) {
    const Step& step = world.step(number);
    std::uint32_t next = 0;
    for (const json::Value source : world.source(number).find("cases").items()) {
      if (next == step.cases.size()) break;
      const Case& one = step.cases[next];
      const std::uint32_t chosen = next++;
      const Seen& own = shown[chosen];
      const bool is_decided = one.when == nullptr || partition.decides(*one.when);
      if (is_decided || own.places.empty()) add(number, source.find("when"), chosen, own, out);
    }
  }
  return out;
}

std::vector<Untaken> never_shown(const World& world, const Partition& partition,
                                 const Walks& walks) {
  const std::vector<bool> has_conditions = steps_with_conditions(world);
  std::map<std::uint32_t, std::map<const expr::Expression*, Seen>> all;  // by step
  for (const auto& walked : walks) {
    for (std::uint32_t i = 0; i < walked->machine.found().size(); ++i) {
      const Machine::Found& found = walked->machine.found()[i];
      const std::uint32_t step = found.state.step;
      const bool is_asked = found.state.phase == Phase::arrives && has_conditions[step];
      if (!is_asked || walked->moves.is_open(found.state)) continue;
      auto& own = all[step];
      for (const auto& [when, is_sure] : walked->moves.shown(found.state))
        own[when].add(*walked, i, (found.is_sure && is_sure) || !partition.decides(*when));
    }
  }
  std::vector<Untaken> out;
  for (auto& [number, shown] : all) {
    for (const ShownWhen& one : conditions_of(world, number))
      add(number, one.where, kNowhere, shown[one.when], out);
  }
  return out;
}

}  // namespace waypost::proof
