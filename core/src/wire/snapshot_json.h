// Snapshots as JSON text, both ways.
#pragma once

#include "json/reader.h"
#include "json/writer.h"
#include "waypost/session.h"

namespace waypost::wire {

/// Reads a snapshot, whatever has become of it in storage: parts that cannot be read have their
/// defaults. What is no object at all stands nowhere, so that `step` begins anew and says so.
/// Another format is read as its number only.
Snapshot read_snapshot(json::Value value);

void write_snapshot(json::Writer& out, const Snapshot& snapshot);

}  // namespace waypost::wire
