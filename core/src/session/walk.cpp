// Walking through flows.
#include "session/walk.h"

#include <utility>

#include "flow/expression.h"
#include "flow/template.h"
#include "flow/value.h"
#include "session/handing.h"
#include "session/limits.h"
#include "session/message.h"
#include "session/place.h"

namespace waypost::session {
namespace {

// What a step did: where to go on, or that the walk is over for now.
struct Next {
  bool waits = false;
  Jump jump;
};

Next wait() { return {true, {}}; }
Next go(const Jump& jump) { return {false, jump}; }

Place at_step(PlaceKind kind, const Flow& flow, const Step& step) {
  Place place;
  place.kind = kind;
  place.flow = flow.id;
  place.step = step.id;
  return place;
}

void end_flow(Turn& turn, const Flow& flow, const Step* step) {
  const bool resolved = step == nullptr || step->resolved;
  const std::string_view step_id =
      step == nullptr ? std::string_view() : std::string_view(step->id);
  const std::vector<Part> text =
      step == nullptr ? std::vector<Part>{} : expand(step->text, turn.state().vars);
  if (text.empty()) turn.say("flow_ended");
  turn.say(text, flow.id, step_id);
  turn.track("flow_ended", {{"flow", flow.id}, {"resolved", resolved ? "true" : "false"}});
  turn.state().misses = resolved ? 0 : turn.state().misses + 1;
  Place place = place_of(PlaceKind::ended);
  place.flow = flow.id;
  place.step = step_id;
  move_to(turn, std::move(place));
  present(turn);
}

// The answer that came with the visitor's very question is taken; they confirm everything else
// themselves.
Value fresh_answer(Turn& turn, const Step& step) {
  const auto found = turn.fresh().find(known_kind(step.field));
  if (step.is_private || found == turn.fresh().end() || found->second.bare) return Missing{};
  Checked checked = check_input(step, found->second.value, turn.model().locale);
  turn.fresh().erase(found);
  return checked.error.empty() ? std::move(checked.value) : Value{Missing{}};
}

Next run_input(Turn& turn, const StepRef& at) {
  const Step& step = *at.step;
  Value answer = fresh_answer(turn, step);
  const std::string shown = value_text(answer);
  if (!shown.empty() && set_variable(turn.state().vars, step.variable, std::move(answer))) {
    say_using_known(turn, at, shown);
    return go(step.jump);
  }
  move_to(turn, at_step(PlaceKind::input, *at.flow, step));
  present(turn);
  return wait();
}

Next run_branch(const Step& step, const Variables& variables) {
  for (const Case& one : step.cases) {
    if (one.when != nullptr && expr::holds(*one.when, variables)) return go(one.jump);
  }
  return go(step.jump);
}

Next run_step(Turn& turn, const StepRef& at) {
  const Step& step = *at.step;
  Variables& vars = turn.state().vars;
  switch (step.kind) {
    case StepKind::say:
      turn.say(expand(step.text, vars), at.flow->id, step.id);
      return go(step.jump);
    case StepKind::input:
      return run_input(turn, at);
    case StepKind::branch:
      return run_branch(step, vars);
    case StepKind::go:
      return go(step.jump);
    case StepKind::menu:
    case StepKind::lookup:
      move_to(turn, at_step(step.kind == StepKind::menu ? PlaceKind::menu : PlaceKind::lookup,
                            *at.flow, step));
      present(turn);
      return wait();
    case StepKind::set: {
      Value value = step.value == nullptr ? Value{Missing{}} : expr::evaluate(*step.value, vars);
      if (!set_variable(vars, step.variable, std::move(value)))
        set_variable(vars, step.variable, Missing{});
      return go(step.jump);
    }
    case StepKind::article:
      if (step.article < turn.model().articles.size()) {
        turn.show(turn.model().articles[step.article]);
      }
      return go(step.jump);
    case StepKind::handover:
      turn.say(expand(step.text, vars), at.flow->id, step.id);
      ask_person(turn,
                 step.reason.empty() ? std::string_view("flow") : std::string_view(step.reason),
                 step.department);
      return wait();
    case StepKind::end:
      end_flow(turn, *at.flow, &step);
      return wait();
  }
  return wait();
}

}  // namespace

void say_using_known(Turn& turn, const StepRef& at, std::string_view value) {
  turn.say("using_known", {{"name", at.step->variable}, {"value", std::string(value)}}, at.flow->id,
           at.step->id);
}

void start_flow(Turn& turn, const Flow& flow) {
  turn.track("flow_started", {{"flow", flow.id}});
  walk(turn, flow, flow.start);
}

void walk(Turn& turn, const Flow& first, std::uint32_t index) {
  const Flow* flow = &first;
  while (index < flow->steps.size() && turn.may_walk()) {
    const Next next = run_step(turn, {flow, &flow->steps[index], index});
    if (next.waits) return;
    const Jump& jump = next.jump;
    const bool to_flow = jump.kind == Jump::Kind::flow && jump.index < turn.model().flows.size();
    if (jump.kind == Jump::Kind::step) {
      index = jump.index;
    } else if (to_flow) {
      flow = &turn.model().flows[jump.index];
      turn.track("flow_started", {{"flow", flow->id}});
      index = flow->start;
    } else if (jump.kind == Jump::Kind::none) {
      break;
    } else {
      return follow(turn, jump, flow);
    }
  }
  end_flow(turn, *flow, nullptr);
}

void follow(Turn& turn, const Jump& jump, const Flow* flow) {
  const Model& model = turn.model();
  switch (jump.kind) {
    case Jump::Kind::step:
      if (flow != nullptr) return walk(turn, *flow, jump.index);
      return go_home(turn);
    case Jump::Kind::flow:
      if (jump.index < model.flows.size()) return start_flow(turn, model.flows[jump.index]);
      return go_home(turn);
    case Jump::Kind::article:
      if (jump.index < model.articles.size()) return show_article(turn, model.articles[jump.index]);
      return go_home(turn);
    case Jump::Kind::category:
      if (jump.index < model.categories.size())
        return list_articles(turn, model.categories[jump.index]);
      return go_home(turn);
    case Jump::Kind::person:
      return ask_person(turn, "asked_human");
    case Jump::Kind::home:
      return go_home(turn);
    case Jump::Kind::none:
      if (flow != nullptr) return end_flow(turn, *flow, nullptr);
      return go_home(turn);
  }
}

bool take_answer(Turn& turn, const StepRef& at, Value value) {
  const Step& step = *at.step;
  const std::string text = value_text(value);
  if (!set_variable(turn.state().vars, step.variable, std::move(value))) return false;
  if (!step.is_private) remember(turn.state(), known_kind(step.field), text);
  follow(turn, step.jump, at.flow);
  return true;
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
    return start_flow(turn, *flow);
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
