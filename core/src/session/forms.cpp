// Forms of input and form steps.
#include "session/forms.h"

#include <algorithm>
#include <utility>

#include "flow/expression.h"
#include "flow/template.h"
#include "flow/value.h"
#include "session/labels.h"
#include "session/limits.h"
#include "session/message.h"
#include "session/offers.h"
#include "session/place.h"
#include "session/private_answers.h"
#include "session/secrets.h"

namespace waypost::session {
namespace {

using Texts = std::map<std::string, std::string>;

// What came back with a refused form.
struct Refused {
  const Texts& typed;
  std::map<std::string, std::string_view> errors;  // by the field's name
};

// "" while the shop's zone is not known: then there is no such bound.
std::string today(const Turn& turn) {
  const Value* day = find_value(turn.state().vars, {std::string(kToday)});
  return day == nullptr ? "" : value_text(*day);
}

bool is_shown(const Input& input, const Variables& variables) {
  return input.when == nullptr || expr::holds(*input.when, variables);
}

// What stands in a field that nothing was typed into yet: an earlier answer to the same question
// first.
std::string prefill(const Turn& turn, const Input& input) {
  if (input.is_private) return "";
  const Variables& vars = turn.state().vars;
  if (const Value* value = find_value(vars, {input.variable}))
    return typed_text(input, *value, turn.model().locale);
  if (input.type == FieldType::file) return "";  // none can be chosen for the visitor
  std::string own = expand_values(input.prefill, vars);
  if (!own.empty()) return own;
  const auto known = turn.state().known.find(known_kind(input.type));
  return known == turn.state().known.end() ? "" : known->second;
}

FormField field_of(const Turn& turn, const Input& input, const Variables& variables) {
  FormField field;
  field.name = input.variable;
  field.type = input.type;
  field.required = input.required;
  field.is_private = input.is_private;
  field.label = expand(input.label, variables);
  field.min = input.min == "today" ? today(turn) : input.min;
  field.max = input.max == "today" ? today(turn) : input.max;
  field.options = choices_of(turn.model(), input.options, input.from, variables);
  return field;
}

void carry(const std::string& name, const Variables& from, Variables& to) {
  const Value* value = find_value(from, {name});
  set_variable(to, name, value == nullptr ? Value{Missing{}} : *value);
}

// `variables`: with what the visitor has answered in this very form. A field knows what stands
// above it, as when it is submitted: its own answer takes no option away.
void give_form(Turn& turn, const StepRef& at, const Variables& variables, const Refused* refused) {
  const Step& step = *at.step;
  if (step.kind == StepKind::form && refused == nullptr)
    turn.say(expand(step.text, variables), at.flow->id, step.id);
  Effect& effect = turn.emit(EffectType::form);
  Variables above = turn.state().vars;
  for (const Input& input : step.inputs) {
    const bool is_asked = is_shown(input, above);
    FormField field = field_of(turn, input, above);
    carry(input.variable, variables, above);
    carry(input.from.into, variables, above);
    show_labels(input, above);
    if (!is_asked) continue;
    if (refused == nullptr) {
      field.value = prefill(turn, input);
    } else {
      const auto typed = refused->typed.find(input.variable);
      field.value = typed == refused->typed.end() ? prefill(turn, input) : typed->second;
      const auto error = refused->errors.find(input.variable);
      if (error != refused->errors.end()) {
        field.error = error->second;
        // The owner's words are about what is missing or not valid.
        if (error->second != "asked_now" && error->second != "too_long") field.retry = input.retry;
      }
    }
    effect.fields.push_back(std::move(field));
  }
  effect.flow = at.flow->id;
  effect.step = step.id;
  effect.person_first = leads_to_person(turn);
  effect.turn = turn.state().turn;
  turn.state().asked = turn.state().turn;
}

// A field that was not in the form when it was shown: a condition above it has come true by what
// was answered.
bool is_new(const Turn& turn, const Input& input) {
  return input.when != nullptr && turn.event().fields.count(input.variable) == 0 &&
         !is_shown(input, turn.state().vars);
}

}  // namespace

InputScope input_scope(const Turn& turn, const Input& input, const Variables& variables) {
  return {turn.model().locale, today(turn),
          choices_of(turn.model(), input.options, input.from, variables)};
}

Checked check_here(const Turn& turn, const Input& input, std::string_view typed,
                   const InputScope& scope) {
  const auto* judged = turn.event().judged;
  if (judged == nullptr || typed.find(kMasked) == std::string_view::npos)
    return check_input(input, typed, scope);
  const auto wrong = judged->find(input.variable);
  return {std::string(typed), wrong == judged->end() ? std::string_view() : wrong->second};
}

bool store_answer(const Input& input, Value value, Variables& variables) {
  if (!input.from.into.empty()) {
    const auto* id = std::get_if<std::string>(&value);
    Value item = id == nullptr ? Value{Missing{}} : chosen_item(input.from, variables, *id);
    if (!set_variable(variables, input.from.into, std::move(item))) return false;
  }
  if (!set_variable(variables, input.variable, std::move(value), kRoomForChoices)) return false;
  show_labels(input, variables);
  return true;
}

bool asks_anything(const Turn& turn, const Step& step) {
  return std::any_of(step.inputs.begin(), step.inputs.end(),
                     [&](const Input& input) { return is_shown(input, turn.state().vars); });
}

void present_form(Turn& turn, const StepRef& at) {
  give_form(turn, at, turn.state().vars, nullptr);
}

bool take_form(Turn& turn, const StepRef& at) {
  Variables answered = turn.state().vars;
  Refused refused{turn.event().fields, {}};
  for (const Input& input : at.step->inputs) {
    if (!is_shown(input, answered)) {
      set_variable(answered, input.variable, Missing{});
      continue;
    }
    const auto typed = refused.typed.find(input.variable);
    const std::string text = typed == refused.typed.end() ? "" : typed->second;
    const InputScope scope = input_scope(turn, input, answered);
    Checked checked = check_here(turn, input, text, scope);
    if (input.is_private) note_private(turn.state(), text, checked.value, scope.options);
    if (is_new(turn, input)) {
      checked.error = "asked_now";
    } else if (checked.error.empty() && !store_answer(input, std::move(checked.value), answered)) {
      checked.error = "too_long";
    }
    if (!checked.error.empty()) refused.errors.emplace(input.variable, checked.error);
  }
  if (!refused.errors.empty()) {
    give_form(turn, at, answered, &refused);
    return false;
  }
  turn.state().vars = std::move(answered);
  for (const Input& input : at.step->inputs) {
    const Value* value = find_value(turn.state().vars, {input.variable});
    if (value != nullptr && !input.is_private)
      remember(turn.state(), known_kind(input.type), value_text(*value));
  }
  return true;
}

}  // namespace waypost::session
