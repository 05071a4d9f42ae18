// What flows may read of the world beside their variables: the day, the hours, whether a person is
// there. All of it came in events.
#pragma once

#include <cstdint>

#include "content/model.h"
#include "waypost/session.h"

namespace waypost::session {

/// Folds what the event says of the world; true when the snapshot has changed by it.
bool learn_world(const Model& model, const Event& event, Snapshot& snapshot);

/// Keeps of the zones what the hours name, in order and within limits.
void repair_world(const Model& model, Snapshot& snapshot);

/// Makes Variables::world: `today()`, `agents.available`, `hours.open`, `hours.next_open`,
/// `hours.next_close`, and the latter three with a department behind. What is not known is not
/// there. Without hours the day is that of UTC.
void show_world(const Model& model, std::int64_t at, Snapshot& snapshot);

}  // namespace waypost::session
