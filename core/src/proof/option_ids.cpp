#include "proof/option_ids.h"

#include <map>
#include <set>
#include <string>
#include <variant>

#include "flow/expression.h"
#include "proof/written.h"

namespace waypost::proof {
namespace {

using expr::Node;
using expr::Op;

// By the variable; of those that anything else may give nothing.
using Ids = std::map<std::string, std::set<std::string>>;

void add_inputs(const Step& step, Ids& ids, std::set<std::string>& open) {
  for (const Input& input : step.inputs) {
    open.insert(input.from.into);
    if (input.type != FieldType::choice || !input.from.list.empty()) {
      open.insert(input.variable);
      continue;
    }
    for (const Option& option : input.options) ids[input.variable].insert(option.id);
  }
}

Ids ids_of(const content::Draft& draft) {
  Ids ids;
  std::set<std::string> open;
  for (const content::FlowDraft& flow : draft.flows) {
    for (const content::StepDraft& each : flow.steps) {
      const Step& step = each.step;
      add_inputs(step, ids, open);
      open.insert({step.variable, step.from.into});
      if (step.kind != StepKind::call) continue;
      for (const auto& [name, value] : step.values) open.insert(name);
    }
  }
  for (const std::string& name : open) ids.erase(name);
  return ids;
}

// The first that is no option, beside one that is; nullptr: none.
const Node* stranger(const expr::Expression& expression, const Node& in, const Ids& ids) {
  const Node& asked = expression.nodes[in.operands[0]];
  const Node& list = expression.nodes[in.operands[1]];
  if (asked.op != Op::path || asked.path.size() != 1 || list.op != Op::list) return nullptr;
  const auto own = ids.find(asked.path[0]);
  if (own == ids.end()) return nullptr;
  const Node* out = nullptr;
  bool has_option = false;
  for (const std::uint32_t operand : list.operands) {
    const Node& one = expression.nodes[operand];
    const auto* text = std::get_if<std::string>(&one.value);
    if (one.op != Op::literal || text == nullptr) continue;
    const bool is_option = own->second.count(*text) > 0;
    has_option = has_option || is_option;
    if (!is_option && out == nullptr) out = &one;
  }
  return has_option ? out : nullptr;
}

}  // namespace

void check_option_ids(content::Build& build) {
  const Ids ids = ids_of(build.draft);
  for (const content::FlowDraft& flow : build.draft.flows) {
    for (const content::StepDraft& step : flow.steps) {
      for (const Written& one : expressions_of(step)) {
        for (const Node& node : one.expression->nodes) {
          const Node* found = node.op == Op::in ? stranger(*one.expression, node, ids) : nullptr;
          if (found != nullptr)
            build.report.warns(Code::bad_expression, one.where, {"no_option", found->column});
        }
      }
    }
  }
}

}  // namespace waypost::proof
