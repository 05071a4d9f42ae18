// Where the visitor stands: moving there, offering it (again), coming back.
#pragma once

#include "session/find.h"
#include "session/turn.h"

namespace waypost::session {

/// A place that has no more than its kind.
Place place_of(PlaceKind kind);

/// True when the place can exist in this knowledge and with this handover: its ids name things of
/// the right kind. Snapshots from storage may hold anything. There may be nothing to choose any
/// more.
bool is_valid(const Model& model, const Snapshot& snapshot, const Place& place);

/// Leaves the place (remembering it, if one comes back to such places) and stands at `next`, which
/// asks nothing yet. A lookup that was waited for is forgotten: its late answer is stale. Of an
/// action it is said that nobody knows yet whether it was done.
void move_to(Turn& turn, Place next);

/// Gives the offer, form or lookup of the place under a new turn. Places that only wait give
/// nothing.
void present(Turn& turn);

/// As present(), for a place that was presented before: where nothing is left to choose by now, it
/// says so and walks the step again, which goes its way `empty`.
void present_anew(Turn& turn);

/// As present_anew(), for a place that met other content or was copied; but nothing is looked up by
/// itself: what waits goes on under its id (repeat_lookup), what has failed is offered again.
void present_again(Turn& turn);

/// Gives the lookup that is waited for again, if one is, under its old id; or asks again for what
/// it needs.
void repeat_lookup(Turn& turn);

/// Only the offer of the place, when it has one.
void present_offer(Turn& turn);

/// move_to + present of the home menu.
void go_home(Turn& turn);

/// Offers the last remembered place again; home when none is left.
void go_back(Turn& turn);

/// True at a step or form that stays open while a question is answered on the side.
bool stays_open(const Place& place);

/// True at a lookup step, also while a choice is offered that comes back to it: its answer is
/// waited for.
bool looks_up(const Model& model, const Place& place);

/// True while nobody knows yet what has become of an action.
bool waits_for_action(const Model& model, const Snapshot& snapshot);

/// True when the place's step is an action that asks before anything is done.
bool asks_first(const Model& model, const Place& place);

/// True at a private input step, also while a choice is offered that comes back to it.
bool at_private_step(const Turn& turn);

/// After a question answered on the side: says so and presents what was open.
void return_to_open(Turn& turn);

/// The lookup effect's data for the step at the snapshot's place.
void fill_lookup(const Turn& turn, const StepRef& at, Effect& effect);

/// Is the way to a person to come first in what is offered now?
bool leads_to_person(const Turn& turn);

}  // namespace waypost::session
