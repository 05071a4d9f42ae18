// What flows compare their variables with.
#include "walks/constants.h"

#include <algorithm>
#include <utility>

#include "flow/expression.h"

namespace waypost::walks {
namespace {

using expr::Op;

bool compares(Op op) {
  switch (op) {
    case Op::equal:
    case Op::unequal:
    case Op::less:
    case Op::less_equal:
    case Op::greater:
    case Op::greater_equal:
    case Op::in:
      return true;
    default:
      return false;
  }
}

}  // namespace

Constants::Constants(const Model& model) {
  for (const Flow& flow : model.flows) {
    for (const Step& step : flow.steps) {
      for (const Case& one : step.cases) add(one.when);
      for (const Option& option : step.options) add(option.when);
      for (const Input& input : step.inputs) {
        add(input.when);
        for (const Option& option : input.options) add(option.when);
      }
      for (const MilestoneDraft& milestone : step.milestones) {
        add(milestone.done);
        add(milestone.when);
      }
      for (const auto& [name, value] : step.values) add(value);
      add(step.value);
    }
  }
}

const std::vector<Value>& Constants::of(const Path& path) const {
  if (const auto found = by_path_.find(path); found != by_path_.end()) return found->second;
  const auto found = by_name_.find(path.back());
  return found == by_name_.end() ? none_ : found->second;
}

// Of `path == literal`, `literal in path` and `path in [literals]`.
void Constants::add(const Condition& condition) {
  if (condition == nullptr) return;
  const expr::Expression& expression = *condition;
  for (const expr::Node& node : expression.nodes) {
    if (!compares(node.op)) continue;
    const expr::Node& left = expression.nodes[node.operands[0]];
    const expr::Node& right = expression.nodes[node.operands[1]];
    for (const auto& [path, other] : {std::pair{&left, &right}, std::pair{&right, &left}}) {
      if (path->op != Op::path) continue;
      if (other->op == Op::literal) add(path->path, other->value);
      if (other->op != Op::list) continue;
      for (const std::uint32_t item : other->operands) {
        const expr::Node& literal = expression.nodes[item];
        if (literal.op == Op::literal) add(path->path, literal.value);
      }
    }
  }
}

void Constants::add(const Path& path, const Value& value) {
  for (std::vector<Value>* values : {&by_path_[path], &by_name_[path.back()]}) {
    if (std::find(values->begin(), values->end(), value) == values->end()) values->push_back(value);
  }
}

}  // namespace waypost::walks
