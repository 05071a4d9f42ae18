// lookup_done: the owner's API answered, or did not.
#include <utility>

#include "session/events.h"
#include "session/find.h"
#include "session/limits.h"
#include "session/lookup_map.h"
#include "session/place.h"
#include "session/walk.h"

namespace waypost::session {
namespace {

// A failure is a step with a way on, also when the owner gave none.
void fail(Turn& turn, LookupWay way) {
  turn.say(way == LookupWay::unknown ? "action_unknown" : "lookup_failed");
  present_offer(turn);
}

const Jump& way_of(const Step& step, LookupWay way) {
  if (way == LookupWay::unknown) return step.unknown;
  const bool missing = way == LookupWay::not_found && step.not_found.kind != Jump::Kind::none;
  return missing ? step.not_found : step.failed;
}

bool store(Turn& turn, const StepRef& at, Fields fields) {
  return at.step->variable.empty() ||
         turn.set(*at.flow, *at.step, at.step->variable, std::move(fields), kRoomForAnswers);
}

}  // namespace

void on_lookup_done(Turn& turn) {
  Snapshot& state = turn.state();
  const StepRef at = find_step(turn.model(), state.place.flow, state.place.step);
  if (!looks_up(turn.model(), state.place) || state.waiting.empty() ||
      turn.event().effect != state.waiting || at.step->lookup >= turn.model().lookups.size()) {
    return turn.ignore();
  }
  const Lookup& lookup = turn.model().lookups[at.step->lookup];
  LookupAnswer answer = read_lookup(lookup, turn.event().status, turn.event().body);
  state.waiting.clear();
  // A choice that is offered meanwhile stays readable; the step goes on.
  state.place.kind = PlaceKind::lookup;
  state.place.options.clear();
  // What was answered and cannot be kept was answered all the same.
  if (answer.way == LookupWay::found && !store(turn, at, std::move(answer.fields)))
    answer.way = lookup.is_action ? LookupWay::unknown : LookupWay::failed;
  if (answer.way == LookupWay::found) return follow(turn, at.step->jump, at.flow);
  set_variable(state.vars, at.step->variable, Missing{});
  const Jump& way = way_of(*at.step, answer.way);
  way.kind == Jump::Kind::none ? fail(turn, answer.way) : follow(turn, way, at.flow);
  // The host reads it in its log: a second try is the same action.
  if (answer.way == LookupWay::unknown)
    turn.track("action_unknown", {{"flow", at.flow->id}, {"step", at.step->id}});
}

}  // namespace waypost::session
