// open and resume: a session begins, or its page was loaded again.
#include "session/events.h"
#include "session/find.h"
#include "session/handing.h"
#include "session/message.h"
#include "session/place.h"

namespace waypost::session {

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
  // Carried over to another content, the lookup has just been given anew.
  if (!state.waiting.empty() && !turn.has_given()) {
    Effect effect;
    effect.type = EffectType::lookup;
    effect.id = state.waiting;
    fill_lookup(turn, find_step(turn.model(), state.place.flow, state.place.step), effect);
    turn.repeat(std::move(effect));
  }
  if (!state.handover.effect.empty()) turn.repeat(waiting_handover(state));
}

}  // namespace waypost::session
