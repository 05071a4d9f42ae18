// open and resume: a session begins, or its page was loaded again.
#include "session/events.h"
#include "session/find.h"
#include "session/handing.h"
#include "session/message.h"
#include "session/place.h"

namespace waypost::session {
namespace {

// A copied session may not go on with a handover: its id, its room and its record are the other
// tab's. One that is over belongs to what was walked.
void leave_handover(Turn& turn) {
  Snapshot& state = turn.state();
  const Handover& handover = state.handover;
  const bool sent = handover.state == "delivered" && handover.mode == "message";
  if (handover.id.empty() || sent || handover.state == "ended") return;
  state.handover = {};
  turn.say("handover_elsewhere");
  if (is_valid(turn.model(), state, state.place)) return present_again(turn);
  go_back(turn);
}

}  // namespace

void on_open(Turn& turn) {
  const Context& context = turn.event().context;
  remember(turn.state(), "name", context.visitor_name);
  remember(turn.state(), "email", context.visitor_email);
  remember(turn.state(), "phone", context.visitor_phone);
  go_home(turn);
}

void on_resume(Turn& turn) {
  const Snapshot& state = turn.state();
  if (state.place.kind == PlaceKind::none) return go_home(turn);
  if (turn.event().copy) leave_handover(turn);
  repeat_lookup(turn);
  if (!state.handover.effect.empty()) turn.repeat(waiting_handover(state));
}

}  // namespace waypost::session
