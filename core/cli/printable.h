// Text from files and visitors, made safe for a terminal.
#pragma once

#include <string>
#include <string_view>

namespace waypost::cli {

/// The text on one line: control characters (C0, DEL, C1), line separators and marks that turn the
/// direction of writing become spaces, so that nothing in a file can steer the terminal or pose as
/// another line.
std::string printable(std::string_view text);

/// What is typed for a list, one thing a line, as one line: `left, right`.
std::string listed(std::string_view text);

/// Lines of text stay lines; every other control character becomes `?`.
std::string harmless(std::string_view text);

}  // namespace waypost::cli
