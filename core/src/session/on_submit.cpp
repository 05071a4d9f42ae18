// submit: a filled form, checked by the core. A refused field comes back with what was typed.
#include "session/events.h"
#include "session/find.h"
#include "session/forms.h"
#include "session/message.h"
#include "session/offers.h"
#include "session/place.h"
#include "session/walk.h"

namespace waypost::session {

void on_submit(Turn& turn) {
  const Snapshot& state = turn.state();
  if (state.asked == 0 || turn.event().turn != state.asked) return turn.ignore();
  if (state.place.kind == PlaceKind::input) {
    const StepRef at = find_step(turn.model(), state.place.flow, state.place.step);
    if (has_no_choice(turn.model(), *at.step, state.vars)) return present_anew(turn);
    if (take_form(turn, at)) follow(turn, at.step->jump, at.flow);
    return;
  }
  if (state.place.kind == PlaceKind::message) return submit_message(turn);
  turn.ignore();
}

}  // namespace waypost::session
