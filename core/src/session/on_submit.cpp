// submit: a filled form, checked by the core. A refused field comes back with what was typed.
#include <utility>

#include "session/events.h"
#include "session/find.h"
#include "session/inputs.h"
#include "session/message.h"
#include "session/place.h"
#include "session/walk.h"

namespace waypost::session {
namespace {

void submit_input(Turn& turn) {
  const Place& place = turn.state().place;
  const StepRef at = find_step(turn.model(), place.flow, place.step);
  const auto& fields = turn.event().fields;
  const auto field = fields.find(at.step->variable);
  const std::string typed = field == fields.end() ? "" : field->second;
  Checked checked = check_input(*at.step, typed, turn.model().locale);
  if (!checked.error.empty()) return present_input(turn, at, typed, checked.error);
  if (!take_answer(turn, at, std::move(checked.value))) present_input(turn, at, typed, "too_long");
}

}  // namespace

void on_submit(Turn& turn) {
  const Snapshot& state = turn.state();
  if (state.asked == 0 || turn.event().turn != state.asked) return turn.ignore();
  if (state.place.kind == PlaceKind::input) return submit_input(turn);
  if (state.place.kind == PlaceKind::message) return submit_message(turn);
  turn.ignore();
}

}  // namespace waypost::session
