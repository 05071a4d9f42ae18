// step: one event folded into a snapshot.
#include <utility>

#include "session/events.h"
#include "session/find.h"
#include "session/labels.h"
#include "session/place.h"
#include "session/repair.h"
#include "session/trace.h"
#include "session/turn.h"
#include "session/walk.h"
#include "session/world.h"

namespace waypost {
namespace {

using session::Turn;

void dispatch(Turn& turn) {
  switch (turn.event().type) {
    case EventType::open:
      return session::on_open(turn);
    case EventType::resume:
      return session::on_resume(turn);
    case EventType::query:
      return session::on_query(turn);
    case EventType::pick:
      return session::on_pick(turn);
    case EventType::select:
      return session::on_select(turn);
    case EventType::submit:
      return session::on_submit(turn);
    case EventType::back:
      return session::on_back(turn);
    case EventType::restart:
      return session::on_restart(turn);
    case EventType::person:
      return session::on_person(turn);
    case EventType::lookup_done:
      return session::on_lookup_done(turn);
    case EventType::handover_done:
      return session::on_handover_done(turn);
    case EventType::zones:
    case EventType::tick:
      return;
    case EventType::content_changed:
      return session::repeat_lookup(turn);
  }
}

// Events that speak of the place itself; when that is gone they have nothing to act on.
bool needs_place(EventType type) {
  switch (type) {
    case EventType::select:
    case EventType::submit:
    case EventType::back:
    case EventType::lookup_done:
      return true;
    default:
      return false;
  }
}

bool meets_content(EventType type) {
  return type == EventType::resume || type == EventType::content_changed;
}

// Where the visitor is led when the place is gone: a place on the way back, or a flow's start.
void present_found(Turn& turn) {
  const Flow* flow = session::find_flow(turn.model(), turn.state().place.flow);
  if (turn.state().place.kind != PlaceKind::none || flow == nullptr) return session::present(turn);
  turn.only_offer(true);
  session::walk(turn, *flow, flow->start);
  turn.only_offer(false);
}

void fold(Turn& turn, const session::Repaired& repaired) {
  const EventType type = turn.event().type;
  const bool is_news = session::learn_world(turn.model(), turn.event(), turn.state());
  if (is_news) turn.keep();
  // What was repaired knows the world already, as far as this event says nothing new of it.
  if (is_news || type == EventType::handover_done || turn.state().vars.world.empty())
    session::show_world(turn.model(), turn.event().at, turn.state());
  session::show_labels(turn.model(), turn.state());
  if (repaired.lost_place) {
    turn.say("changed");
    present_found(turn);
    if (needs_place(type)) return;
  } else if (repaired.other_content && meets_content(type)) {
    session::present_again(turn);  // labels and options may differ
  }
  dispatch(turn);
}

Stepped run(const Content& content, const Snapshot& snapshot, const Event& event,
            session::Trace* trace) {
  const bool opens = event.type == EventType::open;
  const session::Repaired repaired =
      opens ? session::Repaired{} : session::repair(content, snapshot, event);
  Turn turn(content, event, repaired.snapshot, trace);
  const bool repeated = !opens && event.seq != 0 && event.seq <= repaired.snapshot.seq;
  if (repeated) {
    turn.ignore();
  } else {
    fold(turn, repaired);
  }
  return std::move(turn).finish(repaired.snapshot);
}

}  // namespace

Stepped step(const Content& content, const Snapshot& snapshot, const Event& event) {
  return run(content, snapshot, event, nullptr);
}

Stepped session::step_traced(const Content& content, const Snapshot& snapshot, const Event& event,
                             Trace& trace) {
  return run(content, snapshot, event, &trace);
}

}  // namespace waypost
