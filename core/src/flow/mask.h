// Masks of order numbers: `RL-99999`. 9 = a digit, A = a letter, everything else stands for itself.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "flow/expression.h"

namespace waypost {

inline constexpr std::size_t kMaxMaskBytes = 64;

/// Nothing when the mask is fine. Faults: empty, too_long, unexpected_character (printable ASCII
/// only), no_placeholder.
std::optional<ParseFault> check_mask(std::string_view mask);

/// What was typed, written as the mask writes it: `rl 10023`, `#RL10023` and `10023` give
/// `RL-10023`. Case, spaces, dashes, dots, `#` and `№` do not matter; fixed letters and digits may
/// be left out all together. Empty when it does not fit.
std::optional<std::string> normalise_by_mask(std::string_view mask, std::string_view typed);

}  // namespace waypost
