#include "proof/private_use.h"

#include <set>
#include <string>

#include "flow/expression.h"
#include "flow/template.h"
#include "proof/written.h"

namespace waypost::proof {
namespace {

using content::StepDraft;

std::set<std::string> private_variables(const content::Draft& draft) {
  std::set<std::string> out;
  for (const content::FlowDraft& flow : draft.flows) {
    for (const StepDraft& step : flow.steps) {
      for (const Input& input : step.step.inputs) {
        if (input.is_private) out.insert(input.variable);
      }
    }
  }
  return out;
}

class Checker {
 public:
  explicit Checker(content::Build& build)
      : build_(build), private_(private_variables(build.draft)) {}

  void run() {
    if (private_.empty()) return;
    for (const content::FlowDraft& flow : build_.draft.flows) {
      for (const StepDraft& step : flow.steps) check_step(step);
    }
  }

 private:
  void check_step(const StepDraft& step) {
    if (step.step.kind == StepKind::open_link && !step.step.media.empty()) {
      for (const Path& path : paths(step.step.media.front().link))
        tell(path, step.source.find("url"), "address");
    }
    for (const Written& one : expressions_of(step)) {
      if (one.kind == Written::Kind::value) continue;
      for (const expr::Node& node : one.expression->nodes) {
        if (node.op == expr::Op::path) tell(node.path, one.where, "condition");
      }
    }
  }

  // Each place once, however often it reads the answer.
  void tell(const Path& path, json::Value where, const char* what) {
    if (private_.count(path[0]) == 0 || !told_.insert({where.node(), path[0]}).second) return;
    build_.report.warns(Code::private_use, where, {path[0], what});
  }

  content::Build& build_;
  std::set<std::string> private_;
  std::set<std::pair<std::uint32_t, std::string>> told_;
};

}  // namespace

void check_private_use(content::Build& build) { Checker(build).run(); }

}  // namespace waypost::proof
