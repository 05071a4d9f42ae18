#include "proof/divisors.h"

#include <cstdint>
#include <set>
#include <vector>

#include "proof/cells.h"

namespace waypost::proof {
namespace {

struct Calculated {
  const expr::Expression* value;
  json::Value where;
};

std::vector<Calculated> calculated_at(const World& world, std::uint32_t number) {
  const Step& step = world.step(number);
  const json::Value source = world.source(number);
  std::vector<Calculated> out;
  if (step.value != nullptr) out.push_back({step.value.get(), source.find("value")});
  const json::Value named = source.find(step.kind == StepKind::call ? "args" : "returns");
  for (const auto& [name, value] : step.values) {
    if (value != nullptr) out.push_back({value.get(), named.find(name)});
  }
  return out;
}

bool is_zero(const Partition& partition, const Path& path, const Cells& cells) {
  Cells zero;
  partition.assign(path[0], Value{Number{0}}, zero);
  const auto [first, last] = partition.below(path);
  return first < last && cells.of(first) == zero.of(first);
}

}  // namespace

void check_divisors(Findings& findings, const Partition& partition, const Walked& walked) {
  const std::vector<Machine::Found>& found = walked.machine.found();
  std::set<std::uint32_t> told;
  for (std::uint32_t i = 0; i < found.size(); ++i) {
    const State& state = found[i].state;
    if (walked.moves.is_open(state) || told.count(state.step) > 0) continue;
    for (const Calculated& one : calculated_at(findings.world(), state.step)) {
      for (const Divisor& divisor : divisors_of(*one.value)) {
        if (!is_zero(partition, divisor.path, state.cells) || !told.insert(state.step).second)
          continue;
        if (!findings.happens(walked, path_to(walked.machine, i), {Claim::Kind::passed})) {
          findings.mark(state.step, findings.unsure_place(walked, i));
          continue;
        }
        findings.breaks(state.step);
        if (findings.is_new(Code::bad_expression, state.step))
          findings.report().warns(Code::bad_expression, one.where, {"may_be_zero", divisor.column});
      }
    }
  }
}

}  // namespace waypost::proof
