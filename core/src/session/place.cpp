// Where the visitor stands.
#include "session/place.h"

#include <algorithm>
#include <utility>

#include "flow/template.h"
#include "session/forms.h"
#include "session/limits.h"
#include "session/lookup_map.h"
#include "session/message.h"
#include "session/offers.h"
#include "session/private_answers.h"
#include "session/walk.h"

namespace waypost::session {
namespace {

// Waiting places and conversations are not come back to by `back`.
bool is_remembered(PlaceKind kind) {
  switch (kind) {
    case PlaceKind::home:
    case PlaceKind::article:
    case PlaceKind::matches:
    case PlaceKind::articles:
    case PlaceKind::lost:
    case PlaceKind::ended:
    case PlaceKind::input:
    case PlaceKind::menu:
    case PlaceKind::message:
      return true;
    default:
      return false;
  }
}

// The places in which a flow's step waits.
PlaceKind waiting_place(StepKind kind) {
  switch (kind) {
    case StepKind::input:
    case StepKind::form:
      return PlaceKind::input;
    case StepKind::menu:
    case StepKind::survey:
      return PlaceKind::menu;
    case StepKind::lookup:
      return PlaceKind::lookup;
    default:
      return PlaceKind::none;
  }
}

// `none` when the ids name no step that waits.
PlaceKind step_place(const Model& model, const Place& place) {
  const StepRef at = find_step(model, place.flow, place.step);
  return at.step == nullptr ? PlaceKind::none : waiting_place(at.step->kind);
}

void emit_offer(Turn& turn, Offer offer) {
  const Place& place = turn.state().place;
  const bool of_step = place.kind == PlaceKind::menu || place.kind == PlaceKind::lookup ||
                       place.kind == PlaceKind::confirm || place.kind == PlaceKind::ended;
  Effect& effect = turn.emit(EffectType::offer);
  effect.offer = offer.kind;
  effect.options = std::move(offer.options);
  effect.popular = std::move(offer.popular);
  // Where the visitor is looking for a way on; not beside an answer that was just found.
  const bool may_lead = offer.kind == OfferKind::lost || offer.kind == OfferKind::matches ||
                        offer.kind == OfferKind::menu;
  effect.person_first =
      leads_to_person(turn) || (may_lead && turn.state().misses >= turn.model().person_after);
  if (of_step) {
    effect.flow = place.flow;
    effect.step = place.step;
  }
  effect.turn = turn.state().turn;
  turn.state().asked = turn.state().turn;
}

// What stands before the options: the step's text, the article they ask about, a line of the
// interface.
void lead_in(Turn& turn) {
  const Place& place = turn.state().place;
  switch (place.kind) {
    case PlaceKind::menu:
    case PlaceKind::confirm: {
      const StepRef at = find_step(turn.model(), place.flow, place.step);
      if (at.step != nullptr)
        turn.say(expand(at.step->text, turn.state().vars), at.flow->id, at.step->id);
      return;
    }
    case PlaceKind::article:
      if (const Article* article = find_article(turn.model(), place.article)) turn.show(*article);
      return;
    case PlaceKind::matches:
      turn.say("choose");
      return;
    case PlaceKind::articles: {
      const Category* category = find_category(turn.model(), place.category);
      if (category != nullptr) turn.say("articles_in", {{"category", category->title}});
      return;
    }
    default:
      return;
  }
}

// Time has passed, or the file is another: nothing is left to choose where something was.
bool is_empty(const Turn& turn, const Place& place) {
  if (place.kind != PlaceKind::input && place.kind != PlaceKind::menu) return false;
  const StepRef at = find_step(turn.model(), place.flow, place.step);
  return has_no_choice(turn.model(), *at.step, turn.state().vars);
}

void start_lookup(Turn& turn, const StepRef& at) {
  if (asks_again(turn, at)) return;
  Effect& effect = turn.emit(EffectType::lookup);
  fill_lookup(turn, at, effect);
  turn.state().waiting = effect.id;
  turn.state().asked = 0;
}

}  // namespace

Place place_of(PlaceKind kind) {
  Place place;
  place.kind = kind;
  return place;
}

// What the owner wants a person for, and what was said with this very event, counts everywhere.
bool leads_to_person(const Turn& turn) {
  const Place& place = turn.state().place;
  if (turn.leads_to_person()) return true;
  if (const Flow* flow = find_flow(turn.model(), place.flow)) return flow->person_first;
  const Article* article = find_article(turn.model(), place.article);
  return article != nullptr && article->person_first;
}

bool is_valid(const Model& model, const Snapshot& snapshot, const Place& place) {
  switch (place.kind) {
    case PlaceKind::article:
      return find_article(model, place.article) != nullptr;
    case PlaceKind::articles:
      return find_category(model, place.category) != nullptr;
    case PlaceKind::input:
    case PlaceKind::menu:
    case PlaceKind::lookup:
      return step_place(model, place) == place.kind;
    case PlaceKind::confirm:
      return asks_first(model, place);
    case PlaceKind::ended:
      return place.flow.empty() || find_flow(model, place.flow) != nullptr;
    case PlaceKind::matches:
      return (place.flow.empty() || step_place(model, place) != PlaceKind::none) &&
             std::all_of(place.options.begin(), place.options.end(), [&](const std::string& id) {
               return !option_target(model, id).id.empty();
             });
    case PlaceKind::checking:
      return snapshot.handover.state == "checking";
    case PlaceKind::message:
      return snapshot.handover.state == "message";
    case PlaceKind::delivering:
      return snapshot.handover.state == "delivering" || snapshot.handover.state == "failed";
    case PlaceKind::handed:
      return snapshot.handover.state == "delivered" || snapshot.handover.state == "ended";
    default:
      return true;
  }
}

bool waits_for_action(const Model& model, const Snapshot& snapshot) {
  const StepRef at = find_step(model, snapshot.place.flow, snapshot.place.step);
  return !snapshot.waiting.empty() && at.step != nullptr &&
         at.step->lookup < model.lookups.size() && model.lookups[at.step->lookup].is_action;
}

bool asks_first(const Model& model, const Place& place) {
  const Step* step = find_step(model, place.flow, place.step).step;
  return step != nullptr && step->kind == StepKind::lookup && !step->options.empty();
}

void move_to(Turn& turn, Place next) {
  Snapshot& state = turn.state();
  if (waits_for_action(turn.model(), state)) turn.say("action_unknown");
  const bool leaves = !(state.place == next);
  if (leaves && is_remembered(state.place.kind) &&
      (state.back.empty() || !(state.back.back() == state.place))) {
    state.back.push_back(std::move(state.place));
    if (state.back.size() > kMaxBack) state.back.erase(state.back.begin());
  }
  state.place = std::move(next);
  state.waiting.clear();
  state.asked = 0;
}

void present(Turn& turn) {
  const Place& place = turn.state().place;
  const StepRef at = find_step(turn.model(), place.flow, place.step);
  switch (place.kind) {
    case PlaceKind::input:
      return present_form(turn, at);
    case PlaceKind::message:
      return present_message(turn);
    case PlaceKind::lookup:
      return start_lookup(turn, at);
    default:
      lead_in(turn);
      return present_offer(turn);
  }
}

void present_anew(Turn& turn) {
  const Place& place = turn.state().place;
  if (!is_empty(turn, place)) return present(turn);
  const StepRef at = find_step(turn.model(), place.flow, place.step);
  turn.say("choices_changed");
  walk(turn, *at.flow, at.index);
}

void present_again(Turn& turn) {
  if (turn.state().place.kind == PlaceKind::lookup) return present_offer(turn);
  present_anew(turn);
}

void repeat_lookup(Turn& turn) {
  const Snapshot& state = turn.state();
  if (state.waiting.empty()) return;
  const StepRef at = find_step(turn.model(), state.place.flow, state.place.step);
  if (asks_again(turn, at)) return;
  Effect effect;
  effect.type = EffectType::lookup;
  effect.id = state.waiting;
  fill_lookup(turn, at, effect);
  turn.repeat(std::move(effect));
}

void present_offer(Turn& turn) {
  if (auto offer = offer_of(turn.model(), turn.state())) emit_offer(turn, std::move(*offer));
}

void go_home(Turn& turn) {
  move_to(turn, place_of(PlaceKind::home));
  present(turn);
}

void go_back(Turn& turn) {
  Snapshot& state = turn.state();
  Place previous = place_of(PlaceKind::home);
  while (!state.back.empty()) {
    Place candidate = std::move(state.back.back());
    state.back.pop_back();
    const bool leads_back = is_valid(turn.model(), state, candidate) && !is_empty(turn, candidate);
    if (!leads_back || candidate == state.place) continue;
    previous = std::move(candidate);
    break;
  }
  state.place = std::move(previous);
  state.waiting.clear();
  state.asked = 0;
  present(turn);
}

bool stays_open(const Place& place) {
  switch (place.kind) {
    case PlaceKind::input:
    case PlaceKind::menu:
    case PlaceKind::lookup:
    case PlaceKind::confirm:
    case PlaceKind::checking:
    case PlaceKind::message:
    case PlaceKind::delivering:
      return true;
    case PlaceKind::matches:
      return !place.flow.empty();
    default:
      return false;
  }
}

bool looks_up(const Model& model, const Place& place) {
  if (place.kind != PlaceKind::matches) return place.kind == PlaceKind::lookup;
  return step_place(model, place) == PlaceKind::lookup;
}

bool at_private_step(const Turn& turn) {
  const Place& place = turn.state().place;
  if (place.kind != PlaceKind::input && place.kind != PlaceKind::matches) return false;
  const StepRef at = find_step(turn.model(), place.flow, place.step);
  return at.step != nullptr && std::any_of(at.step->inputs.begin(), at.step->inputs.end(),
                                           [](const Input& input) { return input.is_private; });
}

void return_to_open(Turn& turn) {
  Snapshot& state = turn.state();
  const bool lookup_failed = state.place.kind == PlaceKind::lookup && state.waiting.empty();
  if (state.place.kind == PlaceKind::matches) {
    Place step = state.place;
    step.options.clear();
    step.kind = step_place(turn.model(), step);
    // What was looked up has its answer; an action has not been said yes to.
    if (state.waiting.empty() && asks_first(turn.model(), step)) step.kind = PlaceKind::confirm;
    state.place = std::move(step);
    if (!state.back.empty() && state.back.back() == state.place) state.back.pop_back();
  }
  const bool only_waits =
      state.place.kind == PlaceKind::checking || !state.waiting.empty() ||
      (state.place.kind == PlaceKind::delivering && state.handover.state != "failed");
  if (only_waits) return;
  turn.say("back_to_step");
  if (lookup_failed) return present_offer(turn);  // trying again is the visitor's choice
  present_anew(turn);
}

void fill_lookup(const Turn& turn, const StepRef& at, Effect& effect) {
  effect.flow = at.flow->id;
  effect.step = at.step->id;
  if (at.step->lookup >= turn.model().lookups.size()) return;
  const Lookup& lookup = turn.model().lookups[at.step->lookup];
  effect.name = lookup.id;
  effect.method = lookup.method;
  effect.headers = lookup.headers;
  effect.is_action = lookup.is_action;
  if (lookup.url.empty()) {
    effect.name = lookup.function;
    for (const auto& [name, text] : at.step->arguments)
      effect.args.emplace(name, expand_values(text, turn.state().vars));
  } else {
    effect.url = lookup_url(lookup, *at.step, turn.state().vars);
    effect.body = lookup_body(lookup, *at.step, turn.state().vars);
  }
  effect.timeout_ms = lookup.timeout_ms;
}

}  // namespace waypost::session
