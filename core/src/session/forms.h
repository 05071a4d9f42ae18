// Forms of input and form steps: what they ask, and what becomes of the answers.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "session/find.h"
#include "session/inputs.h"
#include "session/turn.h"

namespace waypost::session {

/// Gives the form of the step at the snapshot's place.
void present_form(Turn& turn, const StepRef& at);

/// Takes a filled form. Fields that are refused, and those that only what was answered has made
/// visible (`asked_now`), come back with all that was typed; else the answers are stored. Where to
/// go on is the caller's business: false when the form came back.
bool take_form(Turn& turn, const StepRef& at);

/// Checks what was typed or chosen, here and now; of a log's `•••` it is known what came of it.
Checked check_here(const Turn& turn, const Input& input, std::string_view typed,
                   const InputScope& scope);

/// What an input's check depends on, here and now.
InputScope input_scope(const Turn& turn, const Input& input, const Variables& variables);

/// Stores a checked answer, and what was chosen of a list. False when there is no room for it.
bool store_answer(const Input& input, Value value, Variables& variables);

/// True when some field of the step can be seen.
bool asks_anything(const Turn& turn, const Step& step);

}  // namespace waypost::session
