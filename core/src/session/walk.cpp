// Walking through flows.
#include "session/walk.h"

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "flow/expression.h"
#include "flow/template.h"
#include "flow/value.h"
#include "session/forms.h"
#include "session/handing.h"
#include "session/inputs.h"
#include "session/limits.h"
#include "session/message.h"
#include "session/offers.h"
#include "session/place.h"
#include "session/private_answers.h"
#include "session/shown.h"

namespace waypost::session {
namespace {

// What a step did: where to go on, or that the walk is over for now.
struct Next {
  bool waits = false;
  Jump jump;
  const Flow* flow = nullptr;  // of the jump, when it is another one
};

Next wait() { return {true, {}, nullptr}; }
Next go(Turn& turn, const Jump& jump) {
  turn.takes(jump);
  return {false, jump, nullptr};
}

Place at_step(Turn& turn, PlaceKind kind, const Flow& flow, std::string_view step) {
  Place place;
  place.kind = kind;
  place.flow = flow.id;
  place.step = step;
  place.calls = turn.calls();
  if (turn.begun() != flow.id) place.begun = turn.begun();
  return place;
}

Next wait_at(Turn& turn, PlaceKind kind, const StepRef& at) {
  move_to(turn, at_step(turn, kind, *at.flow, at.step->id));
  turn.only_offers() ? present_again(turn) : present(turn);
  return wait();
}

// What a step gives leaves room for the visitor's answers.
void set(Turn& turn, const StepRef& at, const std::string& name, Value value) {
  turn.set(*at.flow, *at.step, name, std::move(value), kRoomForAnswers);
}

Value evaluate(Turn& turn, const Condition& expression) {
  if (expression == nullptr) return Missing{};
  Value value = expr::evaluate(*expression, turn.state().vars);
  note_made(turn.state(), *expression, value);
  return value;
}

Fields values_of(Turn& turn, const Step& step) {
  Fields values;
  for (const auto& [name, value] : step.values) {
    if (value != nullptr) values.insert_or_assign(name, evaluate(turn, value));
  }
  return values;
}

void end_flow(Turn& turn, const Flow& flow, const Step* step, bool resolved) {
  const std::string_view step_id =
      step == nullptr ? std::string_view() : std::string_view(step->id);
  const std::vector<Part> text =
      step == nullptr ? std::vector<Part>{} : expand(step->text, turn.state().vars);
  if (text.empty()) turn.say("flow_ended");
  turn.say(text, flow.id, step_id);
  turn.track("flow_ended", {{"flow", flow.id}, {"resolved", resolved ? "true" : "false"}});
  turn.state().misses = resolved ? 0 : turn.state().misses + 1;
  turn.calls().clear();
  move_to(turn, at_step(turn, PlaceKind::ended, flow, step_id));
  present(turn);
}

// The answer that came with the visitor's very question is taken; they confirm everything else
// themselves.
Value fresh_answer(Turn& turn, const Input& input) {
  const auto found = turn.fresh().find(known_kind(input.type));
  if (input.is_private || found == turn.fresh().end() || found->second.bare) return Missing{};
  Checked checked =
      check_input(input, found->second.value, input_scope(turn, input, turn.state().vars));
  turn.fresh().erase(found);
  return checked.error.empty() ? std::move(checked.value) : Value{Missing{}};
}

// Where there is nothing to choose from nobody is asked.
Next without_choice(Turn& turn, const StepRef& at) {
  if (at.step->empty.kind != Jump::Kind::none) return go(turn, at.step->empty);
  turn.say(expand(at.step->text, turn.state().vars), at.flow->id, at.step->id);
  end_flow(turn, *at.flow, nullptr, false);
  return wait();
}

Next run_input(Turn& turn, const StepRef& at) {
  const Input& input = at.step->inputs.front();
  Value answer = fresh_answer(turn, input);
  const std::string shown = value_text(answer);
  if (!shown.empty() && store_answer(input, std::move(answer), turn.state().vars)) {
    say_using_known(turn, at, shown);
    return go(turn, at.step->jump);
  }
  if (has_no_choice(turn.model(), *at.step, turn.state().vars)) return without_choice(turn, at);
  return wait_at(turn, PlaceKind::input, at);
}

// Its arguments are calculated before any of them is set.
Next run_call(Turn& turn, const StepRef& at) {
  const Step& step = *at.step;
  if (step.target >= turn.model().flows.size() || turn.calls().size() == kMostCalls) {
    set_variable(turn.state().vars, step.variable, Missing{});
    return go(turn, step.jump);
  }
  for (auto& [name, value] : values_of(turn, step)) set(turn, at, name, std::move(value));
  turn.calls().push_back(at.flow->id + "/" + step.id);
  const Flow& flow = turn.model().flows[step.target];
  return {false, {Jump::Kind::step, flow.start}, &flow};
}

// Back to where the flow was called from, with what it returns; false when nobody has called it.
bool come_back(Turn& turn, Fields results, Next& next) {
  while (!turn.calls().empty()) {
    const StepRef caller = find_call(turn.model(), turn.calls().back());
    turn.calls().pop_back();
    if (caller.step == nullptr) continue;
    Value value;
    if (!results.empty()) value.emplace<Fields>(std::move(results));
    if (!caller.step->variable.empty()) set(turn, caller, caller.step->variable, std::move(value));
    next = go(turn, caller.step->jump);
    next.flow = caller.flow;
    return true;
  }
  return false;
}

Next run_end(Turn& turn, const StepRef& at) {
  Next next;
  Fields results;
  if (!turn.calls().empty()) results = values_of(turn, *at.step);
  // Before the caller's variable is set, which may have the name of one in the text.
  const std::vector<Part> text = expand(at.step->text, turn.state().vars);
  if (come_back(turn, std::move(results), next)) {
    turn.say(text, at.flow->id, at.step->id);
    return next;
  }
  end_flow(turn, *at.flow, at.step, at.step->resolved);
  return wait();
}

// What it gives along: nothing that stands for no answer at all.
std::map<std::string, std::string> handover_fields(const Step& step, const Variables& variables) {
  std::map<std::string, std::string> fields;
  for (const auto& [label, text] : step.arguments) {
    bool answers = paths(text).empty();
    std::string value;
    for (const Part& part : expand(text, variables)) {
      answers = answers || part.is_value;
      value += part.text;
    }
    if (answers) fields.emplace(label, std::move(value));
  }
  return fields;
}

Next run_handover(Turn& turn, const StepRef& at) {
  const Step& step = *at.step;
  if (turn.only_offers()) {
    go_home(turn);
    return wait();
  }
  turn.say(expand(step.text, turn.state().vars), at.flow->id, step.id);
  ask_person(turn, {step.reason.empty() ? "flow" : step.reason, step.department, step.priority,
                    step.tags, handover_fields(step, turn.state().vars)});
  return wait();
}

Next run_branch(Turn& turn, const Step& step) {
  for (const Case& one : step.cases) {
    if (one.when != nullptr && expr::holds(*one.when, turn.state().vars)) return go(turn, one.jump);
  }
  return go(turn, step.jump);
}

Next run_step(Turn& turn, const StepRef& at) {
  const Step& step = *at.step;
  Variables& vars = turn.state().vars;
  switch (step.kind) {
    case StepKind::say:
    case StepKind::open_link:
    case StepKind::timeline:
      show_step(turn, at);
      return go(turn, step.jump);
    case StepKind::input:
      return run_input(turn, at);
    case StepKind::form:
      if (!asks_anything(turn, step)) return go(turn, step.jump);
      return wait_at(turn, PlaceKind::input, at);
    case StepKind::branch:
      return run_branch(turn, step);
    case StepKind::go:
      return go(turn, step.jump);
    case StepKind::call:
      return run_call(turn, at);
    case StepKind::menu:
      if (has_no_choice(turn.model(), step, vars)) return without_choice(turn, at);
      return wait_at(turn, PlaceKind::menu, at);
    case StepKind::survey:
      return wait_at(turn, PlaceKind::menu, at);
    case StepKind::lookup:
      return wait_at(turn, step.options.empty() ? PlaceKind::lookup : PlaceKind::confirm, at);
    case StepKind::set:
      set(turn, at, step.variable, evaluate(turn, step.value));
      return go(turn, step.jump);
    case StepKind::article:
      if (step.target < turn.model().articles.size()) turn.show(turn.model().articles[step.target]);
      return go(turn, step.jump);
    case StepKind::handover:
      return run_handover(turn, at);
    case StepKind::end:
      return run_end(turn, at);
  }
  return wait();
}

// Goes where a way leads that is taken already.
void lead(Turn& turn, const Jump& jump, const Flow* flow);

}  // namespace

void say_using_known(Turn& turn, const StepRef& at, std::string_view value) {
  turn.say("using_known",
           {{"name", at.step->inputs.front().variable}, {"value", std::string(value)}}, at.flow->id,
           at.step->id);
}

void begin_flow(Turn& turn, const Flow& flow) {
  turn.calls().clear();
  turn.begun() = flow.id;
  start_flow(turn, flow);
}

void start_flow(Turn& turn, const Flow& flow) {
  turn.track("flow_started", {{"flow", flow.id}});
  walk(turn, flow, flow.start);
}

void walk(Turn& turn, const Flow& first, std::uint32_t index) {
  const Flow* flow = &first;
  while (index < flow->steps.size() && turn.may_walk()) {
    turn.passes(*flow, index);
    Next next = run_step(turn, {flow, &flow->steps[index], index});
    if (next.waits) return;
    if (next.jump.kind == Jump::Kind::none) come_back(turn, {}, next);
    if (next.flow != nullptr) flow = next.flow;
    const Jump& jump = next.jump;
    const bool to_flow = jump.kind == Jump::Kind::flow && jump.index < turn.model().flows.size();
    if (jump.kind == Jump::Kind::step) {
      index = jump.index;
    } else if (to_flow) {
      flow = &turn.model().flows[jump.index];
      turn.track("flow_started", {{"flow", flow->id}});
      index = flow->start;
    } else {
      return lead(turn, jump, flow);
    }
  }
  end_flow(turn, *flow, nullptr, true);
}

namespace {

void lead(Turn& turn, const Jump& jump, const Flow* flow) {
  const Model& model = turn.model();
  switch (jump.kind) {
    case Jump::Kind::step:
      if (flow != nullptr) return walk(turn, *flow, jump.index);
      return go_home(turn);
    case Jump::Kind::flow:
      if (jump.index >= model.flows.size()) return go_home(turn);
      // Of no flow: it is an option of the home menu.
      if (flow == nullptr) return begin_flow(turn, model.flows[jump.index]);
      return start_flow(turn, model.flows[jump.index]);
    case Jump::Kind::article:
      if (jump.index < model.articles.size()) return show_article(turn, model.articles[jump.index]);
      return go_home(turn);
    case Jump::Kind::category:
      if (jump.index < model.categories.size())
        return list_articles(turn, model.categories[jump.index]);
      return go_home(turn);
    case Jump::Kind::person:
      return ask_person(turn, {});
    case Jump::Kind::home:
      return go_home(turn);
    case Jump::Kind::none: {
      Next next;
      if (come_back(turn, {}, next)) return lead(turn, next.jump, next.flow);
      if (flow != nullptr) return end_flow(turn, *flow, nullptr, true);
      return go_home(turn);
    }
  }
}

}  // namespace

void follow(Turn& turn, const Jump& jump, const Flow* flow) {
  turn.takes(jump);
  lead(turn, jump, flow);
}

void lead_without_choice(Turn& turn, const StepRef& at) {
  const Next next = without_choice(turn, at);
  if (!next.waits) lead(turn, next.jump, at.flow);
}

void show_article(Turn& turn, const Article& article) {
  if (stays_open(turn.state().place)) {
    turn.show(article);
    return return_to_open(turn);
  }
  Place place = place_of(PlaceKind::article);
  place.article = article.id;
  move_to(turn, std::move(place));
  present(turn);
}

void list_articles(Turn& turn, const Category& category) {
  Place place = place_of(PlaceKind::articles);
  place.category = category.id;
  move_to(turn, std::move(place));
  present(turn);
}

void go_to(Turn& turn, const Target& target) {
  if (const Flow* flow = find_flow(turn.model(), target.id);
      target.kind == Target::Kind::flow && flow != nullptr) {
    return begin_flow(turn, *flow);
  }
  if (const Category* category = find_category(turn.model(), target.id);
      target.kind == Target::Kind::category && category != nullptr) {
    return list_articles(turn, *category);
  }
  if (const Article* article = find_article(turn.model(), target.id))
    return show_article(turn, *article);
  turn.ignore();
}

}  // namespace waypost::session
