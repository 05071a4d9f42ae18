// Snapshots as JSON text, both ways.
#pragma once

#include "json/reader.h"
#include "json/writer.h"
#include "waypost/session.h"
#include "wire/object_reader.h"

namespace waypost::wire {

/// Reads a snapshot; `fault` says where it is none. Another format is read as its number only.
Snapshot read_snapshot(json::Value value, Fault& fault);

void write_snapshot(json::Writer& out, const Snapshot& snapshot);

}  // namespace waypost::wire
