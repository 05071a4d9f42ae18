// query: the visitor asks in their own words.
#include <algorithm>
#include <utility>

#include "flow/value.h"
#include "session/events.h"
#include "session/find.h"
#include "session/forms.h"
#include "session/inputs.h"
#include "session/limits.h"
#include "session/message.h"
#include "session/offers.h"
#include "session/place.h"
#include "session/private_answers.h"
#include "session/question.h"
#include "session/walk.h"

namespace waypost::session {
namespace {

std::string entity_kind(Entity::Kind kind) {
  return kind == Entity::Kind::email ? "email" : "order";
}

// The matches place: at a step it remembers the way back there.
void offer_matches(Turn& turn, std::vector<std::string> options) {
  const Place& here = turn.state().place;
  Place next = place_of(PlaceKind::matches);
  const bool at_step = here.kind == PlaceKind::input || here.kind == PlaceKind::menu ||
                       here.kind == PlaceKind::lookup || here.kind == PlaceKind::confirm ||
                       here.kind == PlaceKind::matches;
  if (at_step) {
    next.flow = here.flow;
    next.step = here.step;
    next.calls = here.calls;
    next.begun = here.begun;
  }
  next.options = std::move(options);
  // What is being looked up goes on meanwhile, and its result goes before the choice.
  const std::string waiting = std::exchange(turn.state().waiting, "");
  move_to(turn, std::move(next));
  turn.state().waiting = waiting;
  present(turn);
}

// At an input step, what is asked for may be typed as a question: alone, or in a sentence that asks
// nothing else.
bool answers_input(Turn& turn, const Answer& answer) {
  const Place& place = turn.state().place;
  if (place.kind != PlaceKind::input) return false;
  const StepRef at = find_step(turn.model(), place.flow, place.step);
  if (at.step->kind != StepKind::input) return false;  // of several fields nobody says which
  const Input& input = at.step->inputs.front();
  const std::string kind = known_kind(input.type);
  // At a private step whatever fits is the answer, so that a secret never becomes a question.
  const bool data = !kind.empty() || input.type == FieldType::number ||
                    input.type == FieldType::date || input.is_private;
  if (!data) return false;
  // Flows that are offered for the data alone (confidence 0) do not compete with the step.
  const bool elsewhere =
      answer.decision != Decision::none && answer.matches.front().confidence > 0 &&
      !(answer.matches.front().target == Target{Target::Kind::flow, at.flow->id});
  const auto fresh = turn.fresh().find(kind);
  std::string typed = turn.event().text;
  if (!elsewhere && fresh != turn.fresh().end()) typed = fresh->second.value;
  const InputScope scope = input_scope(turn, input, turn.state().vars);
  Checked checked = check_here(turn, input, typed, scope);
  if (!checked.error.empty()) return false;
  if (input.is_private) note_private(turn.state(), typed, checked.value, scope.options);
  if (fresh != turn.fresh().end()) turn.fresh().erase(fresh);
  const std::string shown = value_text(checked.value);
  if (!store_answer(input, std::move(checked.value), turn.state().vars)) return false;
  if (!input.is_private) {
    say_using_known(turn, at, shown);
    remember(turn.state(), kind, shown);
  }
  follow(turn, at.step->jump, at.flow);
  return true;
}

void answer_with(Turn& turn, const Match& match) {
  turn.track("answered", {{"decision", "answer"}});
  const bool same_flow = match.target.kind == Target::Kind::flow &&
                         stays_open(turn.state().place) &&
                         match.target.id == turn.state().place.flow;
  if (same_flow) return return_to_open(turn);
  go_to(turn, match.target);
}

void choose_from(Turn& turn, const std::vector<Match>& matches) {
  turn.track("answered", {{"decision", "choose"}});
  std::vector<std::string> options;
  for (const Match& match : matches) {
    if (options.size() < kMaxMatchesOffered) options.push_back(target_option(match.target));
  }
  offer_matches(turn, std::move(options));
}

void found_nothing(Turn& turn) {
  turn.track("answered", {{"decision", "none"}});
  ++turn.state().misses;
  turn.say("not_found");
  if (stays_open(turn.state().place)) return return_to_open(turn);
  move_to(turn, place_of(PlaceKind::lost));
  present(turn);
}

// Something was said instead of asked: a line, and the way on. Nothing was missed, and what was
// asked before stays the open question, unless this was its end.
void reply_to(Turn& turn, const Answer& answer) {
  turn.track("answered", {{"decision", "none"}, {"intent", answer.intent}});
  const bool built_in = std::find(std::begin(kBuiltInIntents), std::end(kBuiltInIntents),
                                  answer.intent) != std::end(kBuiltInIntents);
  turn.say(built_in ? "intent_" + answer.intent : "intent_person");
  if (stays_open(turn.state().place)) return return_to_open(turn);
  if (!answer.person) {
    turn.state().misses = 0;
    turn.state().question.clear();
    return go_home(turn);
  }
  move_to(turn, place_of(PlaceKind::lost));
  present(turn);
}

}  // namespace

Answer ask_about(const Turn& turn) {
  Question question;
  question.text = turn.event().text;
  question.limit = kMaxMatchesOffered;
  question.at = turn.event().at;
  return ask(turn.content(), question);
}

void note_question(Turn& turn, const Answer& answer) {
  // Beside the message form the message is the open question, not what is looked up meanwhile.
  const bool writes_message = turn.state().place.kind == PlaceKind::message;
  if (!writes_message) turn.state().question = clean(turn.event().text, kMaxQuestionBytes, true);
  // Of two order numbers the first one is meant; the other stays in the question.
  for (const Entity& entity : answer.entities) {
    const std::string kind = entity_kind(entity.kind);
    if (turn.fresh().emplace(kind, entity).second) remember(turn.state(), kind, entity.value);
  }
}

void on_query(Turn& turn) {
  if (clean(turn.event().text, kMaxQuestionBytes).empty()) return turn.ignore();
  const Answer answer = ask_about(turn);
  const std::string question = turn.state().question;
  // What is typed at a private step may be the secret: it is answered and leaves no trace.
  const bool asks = answer.intent.empty() || answer.decision == Decision::answer;
  if (asks && !at_private_step(turn)) note_question(turn, answer);
  if (answers_input(turn, answer)) {
    turn.state().question = question;  // an answer, not a question: the open one stays
    return;
  }
  if (!answer.intent.empty()) turn.state().intent = answer.intent;
  if (answer.person) {
    turn.lead_to_person();
    turn.state().misses = std::max(turn.state().misses, turn.model().person_after);
  }
  if (!asks) return reply_to(turn, answer);
  if (answer.decision == Decision::none || answer.matches.empty()) return found_nothing(turn);
  if (answer.decision == Decision::choose) return choose_from(turn, answer.matches);
  answer_with(turn, answer.matches.front());
}

}  // namespace waypost::session
