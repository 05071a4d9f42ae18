// Effects as JSON text, both ways.
#pragma once

#include <vector>

#include "json/writer.h"
#include "waypost/session.h"
#include "wire/object_reader.h"

namespace waypost::wire {

Effect read_effect(ObjectReader& reader);
void write_effect(json::Writer& out, const Effect& effect);
void write_effects(json::Writer& out, const std::vector<Effect>& effects);

}  // namespace waypost::wire
