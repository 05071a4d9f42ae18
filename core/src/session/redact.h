// What must not stand in a record that is sent away: card numbers, private answers.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace waypost::session {

/// What stands in place of a private answer.
inline constexpr std::string_view kMasked = "\u2022\u2022\u2022";

/// Every 13 to 19 digits in whole groups (one space, dash or dot between groups) that passes the
/// Luhn check, as card numbers do, becomes `•••` and its last four digits.
std::string mask_cards(std::string_view text);

/// Every occurrence of a secret of at least four bytes becomes `•••`.
std::string mask_texts(std::string text, const std::set<std::string>& secrets);

}  // namespace waypost::session
