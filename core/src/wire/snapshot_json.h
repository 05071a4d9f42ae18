// Snapshots as JSON text, both ways.
#pragma once

#include "json/reader.h"
#include "json/writer.h"
#include "waypost/session.h"

namespace waypost::wire {

/// Reads a snapshot, whatever has become of it in storage: parts that cannot be read have their
/// defaults. What is no object at all stands nowhere, so that `step` begins anew and says so.
/// Another format is read as its number only. `private` is read where it is a member.
Snapshot read_snapshot(json::Value value);

/// Without the private answers.
void write_snapshot(json::Writer& out, const Snapshot& snapshot);

/// `{"texts","vars"}`
void write_private(json::Writer& out, const PrivateAnswers& answers);

}  // namespace waypost::wire
