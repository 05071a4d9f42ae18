// What a step shows beside words: pictures, videos, products, links, timelines.
#pragma once

#include "session/find.h"
#include "session/turn.h"

namespace waypost::session {

/// Says the step's text with what belongs to it; nothing when nothing is left of either.
void show_step(Turn& turn, const StepRef& at);

}  // namespace waypost::session
