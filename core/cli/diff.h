// Two texts, line by line.
#pragma once

#include <string>
#include <string_view>

namespace waypost::cli {

/// The lines that differ, `-` before those of `expected` and `+` before those of `got`, with two
/// lines around them and at most `most` lines in all. "" when they are the same.
std::string diff(std::string_view expected, std::string_view got, std::size_t most);

}  // namespace waypost::cli
