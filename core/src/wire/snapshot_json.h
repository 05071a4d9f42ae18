// Snapshots as JSON text, both ways.
#pragma once

#include <string_view>

#include "json/reader.h"
#include "json/writer.h"
#include "waypost/session.h"

namespace waypost::wire {

/// Reads a snapshot, whatever has become of it in storage: parts that cannot be read have their
/// defaults. What is no object at all stands nowhere, so that `step` begins anew and says so.
/// Another format is read as its number only.
Snapshot read_snapshot(json::Value value);

/// The same of texts, and what goes with it: private answers. "" = there is none, or it is gone.
Snapshot read_whole(std::string_view snapshot, std::string_view private_answers);

/// Without the private answers.
void write_snapshot(json::Writer& out, const Snapshot& snapshot);

/// `{"texts","vars"}`
void write_private(json::Writer& out, const PrivateAnswers& answers);

}  // namespace waypost::wire
