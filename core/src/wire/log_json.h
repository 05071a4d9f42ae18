// Logs as JSON text, both ways.
#pragma once

#include <vector>

#include "json/reader.h"
#include "json/writer.h"
#include "session/record.h"
#include "wire/object_reader.h"

namespace waypost::wire {

/// Reads an array of `{"event","effects"}`; `fault` says where it is none.
std::vector<session::LogEntry> read_log(json::Value log, Fault& fault);

void write_entry(json::Writer& out, const session::LogEntry& entry);
void write_log(json::Writer& out, const std::vector<session::LogEntry>& log);

}  // namespace waypost::wire
