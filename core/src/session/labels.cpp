// What was chosen, as people read it.
#include "session/labels.h"

#include <string>
#include <utility>

#include "flow/template.h"
#include "flow/value.h"
#include "session/find.h"
#include "session/offers.h"

namespace waypost::session {
namespace {

// "" when the option is no more.
std::string label_of(const Input& input, const std::string& id, const Variables& variables) {
  for (const Option& option : input.options) {
    if (option.id == id) return expand_text(option.label, variables);
  }
  Value item = chosen_item(input.from, variables, id);
  if (std::holds_alternative<Missing>(item)) return "";
  Variables scope = variables;
  scope.insert_or_assign("item", std::move(item));
  return expand_text(input.from.label, scope);
}

void show_labels_of(const Flow* flow, Variables& variables) {
  if (flow == nullptr) return;
  for (const Step& step : flow->steps) {
    for (const Input& input : step.inputs) show_labels(input, variables);
  }
}

}  // namespace

void show_labels(const Input& input, Variables& variables) {
  if (input.options.empty() && input.from.list.empty()) return;
  const auto value = variables.find(input.variable);
  if (value == variables.end()) return;
  for (const Value& one : things_of(value->second)) {
    const std::string id = value_text(one);
    std::string label = label_of(input, id, variables);
    if (!label.empty())
      variables.world.insert_or_assign(label_name(input.variable, id), std::move(label));
  }
}

void show_labels(const Model& model, Snapshot& snapshot) {
  if (snapshot.vars.empty()) return;
  // The last one stays.
  for (const Flow& flow : model.flows) show_labels_of(&flow, snapshot.vars);
  show_labels_of(find_flow(model, snapshot.place.begun), snapshot.vars);
  show_labels_of(find_flow(model, snapshot.place.flow), snapshot.vars);
}

}  // namespace waypost::session
