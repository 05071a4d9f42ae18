// Effects as a visitor would see them, for the terminal.
#pragma once

#include <string>
#include <vector>

#include "waypost/content.h"
#include "waypost/session.h"

namespace waypost::cli {

/// Lines for these effects. Options are numbered from 1; what only concerns the host is in
/// brackets.
std::string show_effects(const Content& content, const std::vector<Effect>& effects);

/// Text and values of parts, joined.
std::string plain_text(const std::vector<Part>& parts);

}  // namespace waypost::cli
