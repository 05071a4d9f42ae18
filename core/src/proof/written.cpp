#include "proof/written.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace waypost::proof {
namespace {

using Kind = Written::Kind;

// What is read twice is kept once, the first: so it is found by its name, not by its place.
json::Value named(json::Value list, std::string_view key, const std::string& name) {
  for (const json::Value each : list.items()) {
    if (each.find(key).text() == name) return each;
  }
  return {};
}

class Finder {
 public:
  explicit Finder(const content::StepDraft& draft) : draft_(draft) {}

  std::vector<Written> run() {
    const Step& step = draft_.step;
    const json::Value source = draft_.source;
    add(step.value, source.find("value"), Kind::value);
    std::size_t next = 0;
    for (const json::Value each : source.find("cases").items()) {
      if (next == step.cases.size()) break;
      add(step.cases[next++].when, each.find("when"), Kind::branch_case);
    }
    for (const content::OptionDraft& each : draft_.options) add_option(each.option, source);
    add_inputs();
    add_milestones();
    const json::Value values = source.find(step.kind == StepKind::call ? "args" : "returns");
    for (const auto& [name, value] : step.values) add(value, values.find(name), Kind::value);
    return std::move(out_);
  }

 private:
  void add(const Condition& expression, json::Value where, Kind kind) {
    if (expression != nullptr && where) out_.push_back({expression.get(), where, kind});
  }

  void add_option(const Option& option, json::Value source) {
    add(option.when, named(source.find("options"), "id", option.id).find("when"), Kind::shown);
  }

  void add_inputs() {
    for (const Input& input : draft_.step.inputs) {
      json::Value own = draft_.source;
      if (draft_.step.kind == StepKind::form)
        own = named(own.find("fields"), "var", input.variable);
      add(input.when, own.find("when"), Kind::shown);
      for (const Option& option : input.options) add_option(option, own);
    }
  }

  void add_milestones() {
    const std::vector<MilestoneDraft>& milestones = draft_.step.milestones;
    if (milestones.empty()) return;
    add(milestones.front().done, draft_.source.find("from").find("done"), Kind::flag);
    std::size_t next = 0;
    for (const json::Value each : draft_.source.find("items").items()) {
      if (next == milestones.size()) break;
      const MilestoneDraft& milestone = milestones[next++];
      add(milestone.when, each.find("when"), Kind::shown);
      add(milestone.done, each.find("done"), Kind::flag);
    }
  }

  const content::StepDraft& draft_;
  std::vector<Written> out_;
};

}  // namespace

std::vector<Written> expressions_of(const content::StepDraft& step) { return Finder(step).run(); }

}  // namespace waypost::proof
