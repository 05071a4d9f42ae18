// What the visitor or the world did, in a line.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "waypost/session.h"

namespace waypost::cli {

/// What stands in place of a text that somebody typed or a system answered.
using Shown = std::function<std::string(std::string_view)>;

/// `clicks report`, `fills in number: RL-10023`, `the shop answers 404`. Without a line end.
std::string event_line(const Event& event, const Shown& shown);
/// The same with every text as it is.
std::string event_line(const Event& event);

}  // namespace waypost::cli
