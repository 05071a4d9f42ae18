#include "proof/untaken.h"

#include <map>
#include <set>
#include <string>
#include <utility>

namespace waypost::proof {
namespace {

constexpr std::size_t kMostStates = 20;  // that are tried of one condition

// One condition as far as states have shown it: it certainly holds in one, or maybe in these.
struct Shown {
  bool is_sure = false;
  std::vector<Untaken::Place> places;

  void add(const Walked& walked, std::uint32_t state, bool surely) {
    is_sure = is_sure || surely;
    if (places.size() < kMostStates) places.push_back({&walked, state});
  }
};

const std::vector<Option>& options_of(const Step& step) {
  return step.kind == StepKind::input ? step.inputs.front().options : step.options;
}

void add(std::uint32_t step, json::Value when, std::uint32_t chosen, const Shown& shown,
         std::vector<Untaken>& out) {
  if (when && !shown.is_sure) out.push_back({step, when, chosen, shown.places});
}

}  // namespace

std::vector<Untaken> untaken_cases(const World& world, const Partition& partition,
                                   const Walks& walks) {
  std::map<std::uint32_t, std::map<std::uint32_t, Shown>> all;  // step, case
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
      const Shown& own = shown[chosen];
      const bool is_decided = one.when == nullptr || partition.decides(*one.when);
      if (is_decided || own.places.empty()) add(number, source.find("when"), chosen, own, out);
    }
  }
  return out;
}

std::vector<Untaken> untaken_options(const World& world, const Partition& partition,
                                     const Walks& walks) {
  std::map<std::uint32_t, std::map<std::string, Shown>> all;  // step, option
  for (const auto& walked : walks) {
    for (std::uint32_t i = 0; i < walked->machine.found().size(); ++i) {
      const Machine::Found& found = walked->machine.found()[i];
      const Step& step = world.step(found.state.step);
      const bool is_asked = step.kind == StepKind::menu || step.kind == StepKind::input;
      if (!is_asked || walked->moves.is_open(found.state)) continue;
      auto& own = all[found.state.step];
      for (const Option& option : options_of(step)) {
        if (option.when != nullptr && walked->moves.may_offer(found.state, option.id))
          own[option.id].add(*walked, i, found.is_sure || !partition.decides(*option.when));
      }
    }
  }
  std::vector<Untaken> out;
  for (auto& [number, shown] : all) {
    const std::vector<Option>& options = options_of(world.step(number));
    std::size_t next = 0;
    for (const json::Value source : world.source(number).find("options").items()) {
      while (next < options.size() && options[next].id != source.find("id").text()) ++next;
      if (next == options.size()) break;
      if (options[next].when != nullptr)
        add(number, source.find("when"), kNowhere, shown[options[next].id], out);
    }
  }
  return out;
}

}  // namespace waypost::proof
