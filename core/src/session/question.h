// What the visitor's own words leave behind, whether they were asked (query) or led to a pick.
#pragma once

#include "session/turn.h"
#include "waypost/matcher.h"

namespace waypost::session {

/// The text becomes the open question; its entities are remembered and prefill this event's flow.
void note_question(Turn& turn, const Answer& answer);

/// Asks the matcher about the event's text, with what the event knows.
Answer ask_about(const Turn& turn);

}  // namespace waypost::session
