// The way to a person.
#include "session/handing.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

#include "flow/expression.h"
#include "session/limits.h"
#include "session/place.h"

namespace waypost::session {
namespace {

void fill(const Handover& handover, Effect& effect) {
  const bool check = handover.state == "checking";
  effect.handover = handover.id;
  effect.phase = check ? "check" : "deliver";
  effect.mode = check ? "" : handover.mode;
  effect.reason = handover.reason;
  effect.department = handover.department;
  effect.priority = handover.priority;
}

void emit_handover(Turn& turn) {
  Handover& handover = turn.state().handover;
  Effect& effect = turn.emit(EffectType::handover);
  fill(handover, effect);
  handover.effect = effect.id;
}

std::string new_id(const Turn& turn) {
  std::string id = clean(turn.event().id, kMaxEventIdBytes);
  // A host that gives no id still gets its handover: the turn is unique within the session.
  return id.empty() ? "turn-" + std::to_string(turn.state().turn) : id;
}

// The first entry of the triage that holds says what the flow has left open. Beside the variables
// it may look at what is known of this handover.
void sort_in(const Turn& turn, Handover& handover) {
  if (turn.model().triage.empty()) return;
  const Snapshot& state = turn.state();
  Variables scope = state.vars;
  const auto know = [&](std::string_view name, Value value) {
    scope.world.insert_or_assign(std::string(name), std::move(value));
  };
  know("locale", turn.model().locale);
  know("misses", Number{std::int64_t{state.misses} * 1'000'000});
  know("reason", handover.reason);
  if (!state.intent.empty()) know("intent", state.intent);
  for (const Triage& entry : turn.model().triage) {
    if (entry.when != nullptr && !expr::holds(*entry.when, scope)) continue;
    if (handover.department.empty()) handover.department = entry.department;
    if (handover.priority.empty()) handover.priority = entry.priority;
    handover.sla = entry.sla;
    for (const std::string& tag : entry.tags) {
      if (std::find(handover.tags.begin(), handover.tags.end(), tag) == handover.tags.end())
        handover.tags.push_back(tag);
    }
    return;
  }
}

void check(Turn& turn, std::string id, const Wanted& wanted) {
  Handover handover;
  handover.id = std::move(id);
  handover.reason = clean(wanted.reason, kMaxNoteBytes);
  handover.department = wanted.department;
  handover.priority = wanted.priority;
  handover.tags = wanted.tags;
  handover.fields = wanted.fields;
  sort_in(turn, handover);
  trim_handover(handover);
  // Looked for once more, it is the one for which this was written.
  if (turn.state().handover.id == handover.id)
    handover.message = std::move(turn.state().handover.message);
  handover.state = "checking";
  turn.state().handover = std::move(handover);
  move_to(turn, place_of(PlaceKind::checking));
  turn.say("handover_check");
  emit_handover(turn);
}

// The button beside the message form; a flow that leads to a person has reasons of its own.
bool at_form(const Turn& turn) {
  return turn.state().place.kind == PlaceKind::message && turn.event().type == EventType::person;
}

}  // namespace

void ask_person(Turn& turn, const Wanted& wanted) {
  const Handover& handover = turn.state().handover;
  if (handover.state == "checking" || handover.state == "delivering") {
    const Place waiting =
        place_of(handover.state == "checking" ? PlaceKind::checking : PlaceKind::delivering);
    if (turn.state().place == waiting) return turn.ignore();  // a double click
    move_to(turn, waiting);
    turn.say("handover_check");
  } else if (handover.state == "message" && at_form(turn)) {
    turn.say("message_intro");
    present(turn);
  } else if (handover.state == "message") {
    // Nothing has been sent, and somebody may be there by now.
    check(turn, handover.id, wanted);
  } else if (handover.state == "failed") {
    move_to(turn, place_of(PlaceKind::delivering));
    deliver(turn, handover.mode);
  } else if (handover.state == "delivered" && handover.mode == "chat") {
    move_to(turn, place_of(PlaceKind::handed));
    say_delivered(turn);
  } else {
    check(turn, new_id(turn), wanted);
  }
}

void say_delivered(Turn& turn) {
  const Handover& handover = turn.state().handover;
  std::map<std::string, std::string> args;
  if (!handover.reference.empty()) args["reference"] = handover.reference;
  turn.say(handover.mode == "chat" ? "handed_over" : "message_sent", std::move(args));
}

void deliver(Turn& turn, std::string_view mode) {
  Handover& handover = turn.state().handover;
  handover.mode = std::string(mode);
  handover.state = "delivering";
  emit_handover(turn);
}

bool is_of_flow(const Handover& handover) { return handover.reason != kAskedHuman; }

void take_back(Turn& turn) {
  const PlaceKind kind = turn.state().place.kind;
  if (kind == PlaceKind::checking || kind == PlaceKind::message) turn.state().handover = {};
}

Effect waiting_handover(const Snapshot& snapshot) {
  Effect effect;
  effect.type = EffectType::handover;
  effect.id = snapshot.handover.effect;
  fill(snapshot.handover, effect);
  return effect;
}

}  // namespace waypost::session
