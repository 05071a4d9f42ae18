// select: a click on an option of the open offer. Options of older offers, and options that were
// not offered, are stale; for one that is no longer shown the menu is offered anew.
#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "flow/value.h"
#include "json/reader.h"
#include "session/events.h"
#include "session/find.h"
#include "session/handing.h"
#include "session/offers.h"
#include "session/place.h"
#include "session/walk.h"

namespace waypost::session {
namespace {

void select_home_option(Turn& turn, std::string_view id) {
  for (const Option& option : turn.model().menu) {
    if (option.id == id) return follow(turn, option.jump, nullptr);
  }
  turn.ignore();
}

void select_menu_option(Turn& turn, const StepRef& at, const std::string& id) {
  const Step& step = *at.step;
  for (const Option& option : step.options) {
    if (option.id == id && is_shown(option, turn.state().vars))
      return follow(turn, option.jump, at.flow);
  }
  Value item = chosen_item(step.from, turn.state().vars, id);
  // Who chose something goes on with it or not at all.
  if (!step.from.into.empty() && !turn.set(*at.flow, step, step.from.into, std::move(item)))
    return lead_without_choice(turn, at);
  follow(turn, step.from.jump, at.flow);
}

// How it was: a number, or passed over.
void answer_survey(Turn& turn, const StepRef& at, const std::string& id) {
  const auto number = parse_number(id);
  if (number) turn.track("survey", {{"flow", at.flow->id}, {"step", at.step->id}, {"value", id}});
  if (!at.step->variable.empty())
    turn.set(*at.flow, *at.step, at.step->variable, number ? Value{*number} : Value{Missing{}});
  follow(turn, at.step->jump, at.flow);
}

void confirm(Turn& turn, const StepRef& at, const std::string& id) {
  if (id != "yes") return follow(turn, at.step->declined, at.flow);
  Place place = turn.state().place;
  place.kind = PlaceKind::lookup;
  move_to(turn, std::move(place));
  present(turn);
}

void missed(Turn& turn) {
  ++turn.state().misses;
  turn.say("not_helped");
  if (stays_open(turn.state().place)) return return_to_open(turn);
  move_to(turn, place_of(PlaceKind::lost));
  present(turn);
}

void rate(Turn& turn, bool helpful) {
  turn.track("feedback",
             {{"article", turn.state().place.article}, {"helpful", helpful ? "true" : "false"}});
  if (!helpful) return missed(turn);
  turn.state().misses = 0;
  turn.state().question.clear();  // no longer open
  turn.say("helped");
  go_home(turn);
}

void start_over(Turn& turn) {
  const Flow* flow = find_flow(turn.model(), turn.begun());
  if (turn.state().place.kind != PlaceKind::ended || flow == nullptr) return on_restart(turn);
  turn.state().vars.clear();
  begin_flow(turn, *flow);
}

void retry(Turn& turn) {
  if (turn.state().place.kind == PlaceKind::lookup) return present(turn);
  deliver(turn, turn.state().handover.mode);
  turn.state().asked = 0;
}

void something_else(Turn& turn) {
  if (turn.state().place.kind == PlaceKind::matches) return missed(turn);
  go_home(turn);
}

// The owner's other ways to be reached, as the knowledge file has them.
void say_contact(Turn& turn) {
  std::map<std::string, std::string> args;
  const json::Document contact = json::read(turn.model().passed.contact);
  for (const json::Member way : contact.root().members()) {
    if (way.value.is_text()) args.emplace(way.key.text(), way.value.text());
  }
  turn.say("contact", std::move(args));
  present(turn);
}

// The options that the core itself offers, by id.
void select_own_option(Turn& turn, const OfferedOption& option) {
  const std::string_view id = option.id;
  if (!option.target.empty()) return go_to(turn, option.target.front());
  if (id == "helpful" || id == "not_helpful") return rate(turn, id == "helpful");
  if (id == "something_else") return something_else(turn);
  if (id == "person") return ask_person(turn, {});
  if (id == "restart") return start_over(turn);
  if (id == "retry") return retry(turn);
  if (id == "back" || id == "continue") return on_back(turn);
  if (id == "contact") return say_contact(turn);
  turn.ignore();
}

// Its condition held when it was offered: hours have passed since, or the file is another one.
void choose_anew(Turn& turn, const StepRef& at) {
  if (!has_no_choice(turn.model(), *at.step, turn.state().vars)) turn.say("choices_changed");
  present_anew(turn);
}

bool is_gone(const Turn& turn, const StepRef& at) {
  if (turn.state().place.kind != PlaceKind::menu) return false;
  const std::vector<Option>& options = at.step->options;
  return has_no_choice(turn.model(), *at.step, turn.state().vars) ||
         std::any_of(options.begin(), options.end(),
                     [&](const Option& option) { return option.id == turn.event().option; });
}

}  // namespace

void on_select(Turn& turn) {
  const Snapshot& state = turn.state();
  const Event& event = turn.event();
  if (state.asked == 0 || event.turn != state.asked) return turn.ignore();
  const std::optional<Offer> offer = offer_of(turn.model(), state);
  const OfferedOption* option = offer ? offer->find(event.option) : nullptr;
  const StepRef at = find_step(turn.model(), state.place.flow, state.place.step);
  if (option == nullptr) return is_gone(turn, at) ? choose_anew(turn, at) : turn.ignore();
  if (state.place.kind == PlaceKind::confirm) return confirm(turn, at, option->id);
  if (offer->kind == OfferKind::survey) return answer_survey(turn, at, option->id);
  if (state.place.kind == PlaceKind::menu) return select_menu_option(turn, at, option->id);
  const bool of_menu =
      state.place.kind == PlaceKind::home && option_target(turn.model(), option->id).id.empty();
  if (of_menu) return select_home_option(turn, option->id);
  select_own_option(turn, *option);
}

}  // namespace waypost::session
