#include "proof/expressions.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "proof/written.h"

namespace waypost::proof {
namespace {

using content::Build;
using content::FlowDraft;
using content::StepDraft;

void report(Build& build, json::Value where, const std::variant<expr::Type, ParseFault>& checked) {
  const auto* fault = std::get_if<ParseFault>(&checked);
  if (fault == nullptr) return;
  build.report.drops(Code::bad_expression, where, {fault->what, fault->column});
}

// The first place where what has several types is compared, calculated with or asked whether it is
// true; a copy of it is none.
void check_mixed(Build& build, const VariableTypes& types, const expr::Expression& expression,
                 json::Value where) {
  for (const expr::Node& node : expression.nodes) {
    const bool chooses = node.op == expr::Op::choose;
    if (node.op == expr::Op::list) continue;
    for (std::size_t i = 0; i < (chooses ? 1 : node.operands.size()); ++i) {
      const expr::Node& operand = expression.nodes[node.operands[i]];
      if (operand.op != expr::Op::path || !types.is_mixed(operand.path)) continue;
      build.report.warns(Code::bad_expression, where, {"two_types", operand.column});
      return;
    }
  }
}

void check_step(Build& build, const VariableTypes& types, const StepDraft& step) {
  for (const Written& one : expressions_of(step)) {
    check_mixed(build, types, *one.expression, one.where);
    // Only milestones that are made of a list have an expression that reads its things.
    const bool of_items = one.kind == Written::Kind::flag && step.step.kind == StepKind::timeline;
    const expr::TypeOf type_of = [&](const Path& path) {
      return of_items ? types.of(path, step.step.from) : types.of(path);
    };
    report(build, one.where,
           one.kind == Written::Kind::value ? expr::check_types(*one.expression, type_of)
                                            : expr::check_condition(*one.expression, type_of));
  }
}

// What is known of the handover has types of its own, where no flow has a variable called so.
void check_triage(Build& build, const VariableTypes& types) {
  const expr::TypeOf with_own = [&](const Path& path) {
    const expr::Type type = types.of(path);
    if (type != expr::Type::any || path.size() != 1) return type;
    if (path[0] == "misses") return expr::Type::number;
    const bool is_text = path[0] == "intent" || path[0] == "locale" || path[0] == "reason";
    return is_text ? expr::Type::text : type;
  };
  for (const json::Value source : build.report.root().find("triage").items()) {
    const auto parsed = expr::parse(source.find("when").text());
    const auto* when = std::get_if<expr::Expression>(&parsed);
    if (when == nullptr) continue;
    check_mixed(build, types, *when, source.find("when"));
    report(build, source.find("when"), expr::check_condition(*when, with_own));
  }
}

// What the things of a list have (nullptr: that is not known), by the texts and expressions of the
// base that speak of them.
using FieldsAt = std::map<std::uint32_t, const VariableTypes::Types*>;

FieldsAt fields_at(const content::Draft& draft, const VariableTypes& types) {
  FieldsAt out;
  const auto add = [&](const From& from, json::Value source) {
    const VariableTypes::Types* items = types.fields_of_items(from);
    for (const char* key : {"label", "hint", "picture", "at", "done"}) {
      if (const json::Value own = source.find(key)) out.emplace(own.node(), items);
    }
  };
  for (const FlowDraft& flow : draft.flows) {
    for (const StepDraft& step : flow.steps) {
      add(step.step.from, step.source.find("from"));
      for (const Input& input : step.step.inputs) {
        if (step.step.kind != StepKind::form) add(input.from, step.source.find("from"));
        for (const json::Value field : step.source.find("fields").items()) {
          if (field.find("var").text() == input.variable) add(input.from, field.find("from"));
        }
      }
    }
  }
  return out;
}

bool sets(const Step& step, std::string_view name) {
  const auto is = [&](const std::string& variable) { return variable == name; };
  bool out = is(step.variable) || is(step.from.into);
  for (const Input& input : step.inputs) out = out || is(input.variable) || is(input.from.into);
  for (const auto& [argument, value] : step.values) out = out || is(argument);
  return out;
}

// A variable may have that name.
bool sets_item(const content::Draft& draft) {
  for (const FlowDraft& flow : draft.flows) {
    for (const StepDraft& step : flow.steps) {
      if (sets(step.step, "item")) return true;
    }
  }
  return false;
}

}  // namespace

void check_expressions(Build& build, const VariableTypes& types) {
  for (const FlowDraft& flow : build.draft.flows) {
    for (const StepDraft& step : flow.steps) check_step(build, types, step);
  }
  check_triage(build, types);
}

std::set<std::uint32_t> check_fields(Build& build, const VariableTypes& types) {
  std::set<std::uint32_t> told;
  const FieldsAt items = fields_at(build.draft, types);
  const bool may_be_anywhere = sets_item(build.draft);
  for (const content::VariableUse& use : build.texts.uses()) {
    const VariableTypes::Types* fields = types.fields_of_result(use.path[0]);
    if (use.path[0] == "item" && use.report == &build.report) {
      const auto own = items.find(use.where.node());
      if (own != items.end()) {
        fields = own->second;
      } else if (!may_be_anywhere && told.insert(use.where.node()).second) {
        use.report->drops(Code::unknown_variable, use.where, {"item", ""});
        continue;
      }
    }
    if (use.path.size() < 2) continue;
    if (fields == nullptr || fields->count(use.path[1]) > 0) continue;
    std::vector<std::string> names;
    for (const auto& [name, type] : *fields) names.push_back(name);
    const std::string near = use.report->nearest(use.path[1], names);
    use.report->drops(
        Code::unknown_variable, use.where,
        {use.path[0] + "." + use.path[1], near.empty() ? "" : use.path[0] + "." + near});
    if (use.report == &build.report) told.insert(use.where.node());
  }
  return told;
}

}  // namespace waypost::proof
