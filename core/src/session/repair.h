// Snapshots as they come: from storage, from another version of the knowledge, from anybody's
// hands.
#pragma once

#include "waypost/session.h"

namespace waypost::session {

struct Repaired {
  Snapshot snapshot;           ///< Within all limits; every id names something of this content.
  bool other_content = false;  ///< It belonged to another content and was carried over.
  /// The place is gone, or the file no longer gives what was answered before it: the snapshot
  /// stands where its flow asks again, nothing offered yet. That is a place on the way back; else
  /// `none` with the flow that is to be begun anew; else home.
  bool lost_place = false;
};

/// Makes any snapshot usable for an event: what does not exist or is too large goes, the rest
/// stays. What can be offered there is looked at as of the event's time; variables are as they were
/// before they were masked.
Repaired repair(const Content& content, const Snapshot& snapshot, const Event& event);

}  // namespace waypost::session
