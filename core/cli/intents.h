// What the built-in intents are said by, in the languages of the interface.
#pragma once

#include <string_view>

namespace waypost::cli {

/// For `Content::know_intents`: the file of core/intents that serves a BCP 47 tag; English where
/// none does.
std::string_view built_in_intents(std::string_view locale);

}  // namespace waypost::cli
