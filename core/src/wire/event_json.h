// Events as JSON text, both ways.
#pragma once

#include "json/reader.h"
#include "json/writer.h"
#include "waypost/session.h"
#include "wire/object_reader.h"

namespace waypost::wire {

/// Reads an event; `fault` says where it is none. `pointer` is where the value stands.
Event read_event(json::Value value, std::string pointer, Fault& fault);

/// Parts of events that are also read on their own: the keys of `context`, and the key `zones`
/// (left out when empty).
void read_context(ObjectReader& reader, Context& context);
void read_zones(ObjectReader& reader, Zones& zones);
void write_zones(json::Writer& out, const Zones& zones);

void write_event(json::Writer& out, const Event& event);

}  // namespace waypost::wire
