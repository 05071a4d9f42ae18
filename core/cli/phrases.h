// The interface language of the terminal: what the browser's view says by key, in plain English.
#pragma once

#include <string>
#include <string_view>

namespace waypost::cli {

/// The sentence of a message, field error or option key; the key itself when there is none.
std::string_view phrase(std::string_view key);

}  // namespace waypost::cli
