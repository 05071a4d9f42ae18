// What must not stand in a record that is sent away: card numbers, private answers.
#pragma once

#include <string>
#include <string_view>

namespace waypost::session {

/// What stands in place of a private answer.
inline constexpr std::string_view kMasked = "\u2022\u2022\u2022";

/// Every run of 13 to 19 digits (spaces and dashes between them allowed) that passes the Luhn
/// check, as card numbers do, becomes `•••` and its last four digits.
std::string mask_cards(std::string_view text);

}  // namespace waypost::session
