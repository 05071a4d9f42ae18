// Card numbers in texts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace waypost::session {

/// What is no card, whatever its digits say.
struct NoCards {
  std::vector<std::string> order_patterns;  ///< masks of the owner's order numbers (flow/mask.h)
  std::vector<std::string> contacts;        ///< e-mail and phone given to be reached by
};

/// A card number becomes `•••` and its last four digits: 13 to 19 digits in one run, or in the
/// groups that cards are written in (4-4-4-4, 4-4-4-4-3, 4-6-5, 4-6-4; a space, dash or dot between
/// them), that begin like a card, have its length and pass the Luhn check.
std::string mask_cards(std::string_view text, const NoCards& no_cards = {});

}  // namespace waypost::session
