// Private answers: known while the page lives, and nowhere in what is stored.
#include "session/private_answers.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "flow/template.h"
#include "flow/value.h"
#include "session/inputs.h"
#include "session/limits.h"
#include "session/place.h"
#include "session/redact.h"

namespace waypost::session {
namespace {

bool is_masked(std::string_view text) { return text.find(kMasked) != std::string_view::npos; }

bool needs_more(const Step& lookup, const Variables& variables) {
  return std::any_of(lookup.arguments.begin(), lookup.arguments.end(), [&](const auto& argument) {
    return is_masked(expand_values(argument.second, variables));
  });
}

// What was answered so, dots and all, is there.
bool is_gone(const Snapshot& state, const Variables& variables, const std::string& name) {
  const Value* value = find_value(variables, {name});
  if (value == nullptr) return false;
  const std::string text = value_text(*value);
  const std::vector<std::string>& texts = state.private_answers.texts;
  return is_masked(text) && std::find(texts.begin(), texts.end(), text) == texts.end();
}

// Where what the lookup needs is asked; the number of places when nowhere.
std::size_t place_of_question(const Model& model, const Snapshot& state, const Step& lookup) {
  const std::vector<Place>& back = state.back;
  Variables known = state.vars;
  std::size_t latest = back.size(), found = latest;
  for (std::size_t i = back.size(); i-- > 0 && needs_more(lookup, known);) {
    if (back[i].kind != PlaceKind::input) continue;
    for (const Input& input : find_step(model, back[i].flow, back[i].step).step->inputs) {
      if (!input.is_private || !is_gone(state, known, input.variable)) continue;
      known.erase(input.variable);
      if (latest == back.size()) latest = i;
      found = i;
    }
  }
  // A variable that was made of it: nobody can tell of which.
  return needs_more(lookup, known) ? latest : found;
}

}  // namespace

void note_private(Snapshot& snapshot, std::string_view typed, const Value& value,
                  const std::vector<OfferedOption>& options) {
  std::vector<std::string>& texts = snapshot.private_answers.texts;
  const auto add = [&](std::string text) {
    if (!text.empty() && std::find(texts.begin(), texts.end(), text) == texts.end())
      texts.push_back(std::move(text));
  };
  const auto add_seen = [&](const Value& one) {
    add(value_text(one));
    add(seen_text(one, options));
  };
  add(clean(typed, kMaxValueBytes, true));
  const auto* list = std::get_if<List>(&value);
  if (list == nullptr) return add_seen(value);
  for (const Value& one : *list) add_seen(one);
}

void note_made(Snapshot& snapshot, const expr::Expression& expression, const Value& value) {
  if (snapshot.private_answers.texts.empty() || std::holds_alternative<bool>(value)) return;
  const Redactor redactor(snapshot);
  bool is_made = false;
  for (const expr::Node& node : expression.nodes) {
    if (node.op == expr::Op::literal && node.value == value) return;
    const Value* read = node.op == expr::Op::path ? find_value(snapshot.vars, node.path) : nullptr;
    if (read == nullptr) continue;
    Value masked = *read;
    redactor.redact(masked);
    is_made = is_made || masked != *read;
  }
  if (is_made) note_private(snapshot, "", value, {});
}

void hide_private(Snapshot& snapshot) {
  PrivateAnswers& answers = snapshot.private_answers;
  answers.vars.clear();
  if (answers.texts.empty()) return;
  const Redactor redactor(snapshot);
  Variables stored;
  for (auto& [name, value] : snapshot.vars) {
    Value masked = value;
    redactor.redact(masked);
    const bool is_same = masked == value;
    // Masks may be longer than what they hide.
    if (!set_variable(stored, name, std::move(masked)) || !is_same)
      answers.vars.emplace(name, std::move(value));
  }
  stored.world = std::move(snapshot.vars.world);
  snapshot.vars = std::move(stored);
  snapshot.question = redactor.of_visitor(snapshot.question);
  snapshot.handover.message = redactor.of_visitor(snapshot.handover.message);
  for (auto& [label, value] : snapshot.handover.fields) value = redactor.of_visitor(value);
  for (auto known = snapshot.known.begin(); known != snapshot.known.end();) {
    const bool is_private = redactor.of_visitor(known->second) != known->second;
    known = is_private ? snapshot.known.erase(known) : std::next(known);
  }
}

void reveal_private(Snapshot& snapshot) {
  for (const auto& [name, value] : snapshot.private_answers.vars)
    snapshot.vars.insert_or_assign(name, value);
}

bool asks_again(Turn& turn, const StepRef& lookup) {
  Snapshot& state = turn.state();
  if (!needs_more(*lookup.step, state.vars)) return false;
  const std::size_t at = place_of_question(turn.model(), state, *lookup.step);
  if (at == state.back.size()) return false;
  state.place = std::move(state.back[at]);
  state.back.resize(at);
  state.waiting.clear();
  turn.say("private_again");
  present(turn);
  return true;
}

}  // namespace waypost::session
