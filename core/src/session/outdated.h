// Answers and results that were given under another file.
#pragma once

#include <cstdint>

#include "content/model.h"
#include "waypost/session.h"

namespace waypost::session {

/// Unsets every variable that the file sets, but no longer to such a value: the input has another
/// kind or bounds, the option is gone, the lookup gives other types; and what was chosen of a list
/// in such a variable. Gives the first step of the flow that the visitor stands in which sets one
/// of them and stands above the visitor's own; else kNowhere.
std::uint32_t drop_outdated(const Model& model, Snapshot& snapshot);

}  // namespace waypost::session
