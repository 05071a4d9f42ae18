// Snapshots as they come: from storage, from another version of the knowledge, from anybody's
// hands.
#pragma once

#include "waypost/session.h"

namespace waypost::session {

struct Repaired {
  Snapshot snapshot;           ///< Within all limits; every id names something of this content.
  bool other_content = false;  ///< It belonged to another content and was carried over.
  bool lost_place =
      false;  ///< The place is gone: the snapshot stands at home, nothing offered yet.
};

/// Makes any snapshot usable for an event: what does not exist or is too large goes, the rest
/// stays. What can be offered there is looked at as of the event's time; variables are as they were
/// before they were masked.
Repaired repair(const Content& content, const Snapshot& snapshot, const Event& event);

}  // namespace waypost::session
