// Where JSON text needs a second look: between these bytes it stands as it is.
#pragma once

#include <cstddef>
#include <string_view>

namespace waypost::json {

/// The first byte from `at` on that JSON writes with a backslash (a control character, the quote,
/// the backslash), or the end.
std::size_t find_escaped(std::string_view text, std::size_t at);

/// The first byte from `at` on that is not ASCII, or the end.
std::size_t find_beyond_ascii(std::string_view text, std::size_t at);

}  // namespace waypost::json
