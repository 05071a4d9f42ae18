// handover_done: how the way to a person goes on. Counts wherever the visitor stands by now.
#include "session/events.h"
#include "session/handing.h"
#include "session/limits.h"
#include "session/place.h"

namespace waypost::session {
namespace {

bool stands_at(const Turn& turn, PlaceKind kind) { return turn.state().place.kind == kind; }

// Somebody who went on with a flow is told, and keeps the step: `person` leads back.
bool went_on(const Turn& turn, PlaceKind waiting) {
  return !stands_at(turn, waiting) && stays_open(turn.state().place);
}

void available(Turn& turn) {
  if (stands_at(turn, PlaceKind::checking)) move_to(turn, place_of(PlaceKind::delivering));
  deliver(turn, "chat");
}

void unavailable(Turn& turn) {
  turn.state().handover.state = "message";
  turn.state().handover.effect.clear();
  if (went_on(turn, PlaceKind::checking)) return turn.say("message_intro");
  move_to(turn, place_of(PlaceKind::message));
  turn.say("message_intro");
  present(turn);
}

void delivered(Turn& turn) {
  Handover& handover = turn.state().handover;
  handover.state = "delivered";
  handover.effect.clear();
  handover.reference = clean(turn.event().reference, kMaxNoteBytes);
  turn.state().misses = 0;
  say_delivered(turn);
  turn.track("handover_delivered", {{"mode", handover.mode}});
  if (!stands_at(turn, PlaceKind::delivering)) return;
  // A message that has arrived is no open question any more: the next one begins empty.
  if (handover.mode == "message") {
    turn.state().question.clear();
    handover.message.clear();
  }
  move_to(turn, place_of(PlaceKind::handed));
  present(turn);
}

void failed(Turn& turn) {
  turn.state().handover.state = "failed";
  turn.state().handover.effect.clear();
  if (went_on(turn, PlaceKind::delivering)) return turn.say("handover_failed");
  move_to(turn, place_of(PlaceKind::delivering));
  turn.say("handover_failed");
  present(turn);
}

void ended(Turn& turn) {
  turn.state().handover.state = "ended";
  turn.say("conversation_ended");
  if (stands_at(turn, PlaceKind::handed)) present(turn);
}

// The visitor has given up what could not be delivered: the next one is a new one.
void given_up(Turn& turn) {
  turn.track("handover_given_up", {{"mode", turn.state().handover.mode}});
  turn.state().handover = {};
  if (stands_at(turn, PlaceKind::delivering)) go_back(turn);
}

}  // namespace

void on_handover_done(Turn& turn) {
  const Handover& handover = turn.state().handover;
  if (handover.id.empty() || turn.event().handover != handover.id) return turn.ignore();
  const HandoverResult result = turn.event().result;
  const bool checking = handover.state == "checking";
  const bool sending = handover.state == "delivering";
  if (checking && result == HandoverResult::available) return available(turn);
  if (checking && (result == HandoverResult::unavailable || result == HandoverResult::failed))
    return unavailable(turn);
  // A failed one may still arrive: the host keeps sending.
  if ((sending || handover.state == "failed") && result == HandoverResult::delivered)
    return delivered(turn);
  if (sending && (result == HandoverResult::failed || result == HandoverResult::unavailable))
    return failed(turn);
  if (handover.state == "delivered" && result == HandoverResult::ended) return ended(turn);
  if (handover.state == "failed" && result == HandoverResult::ended) return given_up(turn);
  turn.ignore();
}

}  // namespace waypost::session
