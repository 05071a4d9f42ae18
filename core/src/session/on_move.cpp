// back, restart, person: from anywhere.
#include "session/events.h"
#include "session/handing.h"
#include "session/place.h"

namespace waypost::session {

void on_back(Turn& turn) {
  const Snapshot& state = turn.state();
  const bool at_start = state.back.empty() && state.place.kind == PlaceKind::home;
  if (at_start || state.place.kind == PlaceKind::none) return turn.ignore();
  // An action goes on whether it is waited for or not: who came back to it would confirm it twice
  // and never hear of the first.
  if (waits_for_action(turn.model(), state)) return turn.ignore();
  take_back(turn);
  go_back(turn);
}

void on_restart(Turn& turn) {
  turn.state().vars.clear();
  turn.state().misses = 0;
  turn.state().question.clear();
  go_home(turn);
  turn.state().back.clear();
}

void on_person(Turn& turn) { ask_person(turn, {}); }

}  // namespace waypost::session
