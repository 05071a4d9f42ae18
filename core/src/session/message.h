// "Leave a message": the form, and the visitor's facts that are known across flows.
#pragma once

#include <string>
#include <string_view>

#include "session/turn.h"

namespace waypost::session {

/// Under which key of Snapshot::known an answer of this type is remembered; "" when it is not.
std::string known_kind(FieldType type);

/// Remembers a fact of the visitor (email, order, name, phone) to prefill later forms.
void remember(Snapshot& snapshot, const std::string& kind, std::string_view value);

/// The message form, prefilled from what is known and the open question.
void present_message(Turn& turn);

/// Takes the filled message form: delivers, or gives it back with what is wrong.
void submit_message(Turn& turn);

}  // namespace waypost::session
