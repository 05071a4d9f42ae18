#include "proof/copies.h"

#include <algorithm>
#include <string>
#include <utility>

namespace waypost::proof {

std::vector<Assignment> assignments_of(const Model& model) {
  std::vector<Assignment> out;
  const auto add = [&](const Condition& value, Path to) {
    if (value != nullptr) out.push_back({value.get(), std::move(to)});
  };
  std::vector<std::string> results;  // of calls
  for (const Flow& flow : model.flows) {
    for (const Step& step : flow.steps) {
      if (step.kind == StepKind::call && !step.variable.empty()) results.push_back(step.variable);
    }
  }
  for (const Flow& flow : model.flows) {
    for (const Step& step : flow.steps) {
      if (step.kind == StepKind::set) add(step.value, {step.variable});
      for (const auto& [name, value] : step.values) {
        if (step.kind == StepKind::call) add(value, {name});
        if (step.kind != StepKind::end) continue;
        for (const std::string& into : results) add(value, {into, name});
      }
    }
  }
  return out;
}

bool is_copy(const expr::Expression& expression) {
  return expression.nodes.size() == 1 && expression.nodes[0].op == expr::Op::path;
}

bool is_at_or_below(const Path& path, const Path& outer) {
  return path.size() >= outer.size() && std::equal(outer.begin(), outer.end(), path.begin());
}

Path moved(const Path& path, const Path& from, const Path& to) {
  Path out = to;
  out.insert(out.end(), path.begin() + static_cast<std::ptrdiff_t>(from.size()), path.end());
  return out;
}

}  // namespace waypost::proof
