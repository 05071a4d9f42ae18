// One function for each type of event; each lives in its own on_*.cpp.
#pragma once

#include "session/turn.h"

namespace waypost::session {

void on_open(Turn& turn);
void on_resume(Turn& turn);
void on_query(Turn& turn);
void on_pick(Turn& turn);
void on_select(Turn& turn);
void on_submit(Turn& turn);
void on_back(Turn& turn);
void on_restart(Turn& turn);
void on_person(Turn& turn);
void on_lookup_done(Turn& turn);
void on_handover_done(Turn& turn);

}  // namespace waypost::session
