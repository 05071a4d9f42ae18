#include "proof/meant.h"

#include <set>
#include <string_view>
#include <variant>

#include "flow/expression.h"
#include "proof/written.h"

namespace waypost::proof {
namespace {

using expr::Expression;
using expr::Node;
using expr::Op;

// Whether a text may stand as this operand: neither as a number nor as a condition.
bool takes_text(const Node& node, std::size_t operand) {
  switch (node.op) {
    case Op::list:
    case Op::equal:
    case Op::unequal:
    case Op::add:
      return true;
    case Op::in:
      return operand == 0;
    case Op::choose:
      return operand > 0;
    case Op::call:
      return expr::signature_of(node.function).arguments[operand] == expr::Type::text;
    default:
      return false;
  }
}

// The names that stand alone where a text may stand; of a condition not the whole of it.
std::set<std::string> names_like_texts(const Expression& expression, bool is_value) {
  std::set<std::string> out;
  const auto add = [&](const Node& node) {
    if (node.op == Op::path && node.path.size() == 1) out.insert(node.path[0]);
  };
  for (const Node& node : expression.nodes) {
    for (std::size_t i = 0; i < node.operands.size(); ++i) {
      if (takes_text(node, i)) add(expression.nodes[node.operands[i]]);
    }
  }
  if (is_value) add(expression.nodes.back());
  return out;
}

class Finder {
 public:
  explicit Finder(const content::Build& build) : build_(build) {
    for (const Problem& problem : build.report.problems()) {
      if (problem.code != Code::unknown_variable) continue;
      unknown_.emplace(problem.pointer, problem.args[0]);
      if (problem.args[0].starts_with("hours.") &&
          problem.args[0].find('.', 6) != std::string::npos)
        out_[{problem.pointer, problem.args[0]}] = departments();
    }
  }

  Meant run() {
    if (unknown_.empty()) return {};
    for (const content::FlowDraft& flow : build_.draft.flows) {
      for (const content::StepDraft& step : flow.steps) {
        for (const Written& one : expressions_of(step))
          look(*one.expression, one.where, one.kind == Written::Kind::value);
      }
    }
    for (const json::Value source : build_.report.root().find("triage").items()) {
      const auto parsed = expr::parse(source.find("when").text());
      if (const auto* when = std::get_if<Expression>(&parsed))
        look(*when, source.find("when"), false);
    }
    return std::move(out_);
  }

 private:
  std::string departments() const {
    std::string out;
    for (const auto& [name, hours] : build_.draft.model.departments)
      out += (out.empty() ? "" : ", ") + name;
    return out;
  }

  void look(const Expression& expression, json::Value where, bool is_value) {
    for (const std::string& name : names_like_texts(expression, is_value)) {
      std::pair<std::string, std::string> place = {build_.report.pointer(where), name};
      const bool is_hours = name == "hours" || name == "agents";
      if (unknown_.count(place) > 0 && !is_hours)
        out_.emplace(std::move(place), "\"" + name + "\"");
    }
  }

  const content::Build& build_;
  std::set<std::pair<std::string, std::string>> unknown_;
  Meant out_;
};

}  // namespace

Meant meant_names(const content::Build& build) { return Finder(build).run(); }

void add_meant(const Meant& meant, std::vector<Problem>& problems) {
  for (Problem& problem : problems) {
    if (problem.code != Code::unknown_variable || problem.file != 0) continue;
    const auto found = meant.find({problem.pointer, problem.args[0]});
    if (found != meant.end()) problem.args.push_back(found->second);
  }
}

void drop_consequences(std::vector<Problem>& problems) {
  constexpr std::string_view kList = "/from/list";
  std::set<std::string> steps, flows;
  for (const Problem& problem : problems) {
    if (problem.code != Code::unknown_variable || !problem.pointer.ends_with(kList)) continue;
    const std::size_t behind = problem.pointer.find("/steps/");
    if (behind == std::string::npos) continue;
    flows.insert(problem.pointer.substr(0, behind));
    steps.insert(problem.pointer.substr(0, problem.pointer.find('/', behind + 7)));
  }
  std::erase_if(problems, [&](const Problem& problem) {
    if (problem.code == Code::empty_menu) return steps.count(problem.pointer) > 0;
    return problem.code == Code::never_reached &&
           flows.count(problem.pointer.substr(0, problem.pointer.find("/steps/"))) > 0;
  });
}

}  // namespace waypost::proof
