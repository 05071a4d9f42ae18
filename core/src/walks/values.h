// Values made up for walks at random: likely enough to take every way.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content/model.h"
#include "flow/value.h"
#include "walks/dice.h"

namespace waypost::walks {

inline constexpr std::int64_t kDayMs = 86'400'000;

/// A text, number or date: one of `constants` more often than not, for numbers also beside them;
/// else anything. Dates lie within six weeks of `today` (days since 1970-01-01).
std::string some_text(Dice& dice, const std::vector<Value>& constants, std::string_view name);
Number some_number(Dice& dice, const std::vector<Value>& constants);
std::string some_date(Dice& dice, const std::vector<Value>& constants, std::int64_t today);

/// What the order number's mask asks for, `RL-99999`.
std::string some_order(Dice& dice, std::string_view mask);

/// What a visitor may type into a field; nothing valid when `valid` is false, as far as its type
/// knows anything that is not. `mask`: of an order number.
std::string typed(Dice& dice, const FormField& field, std::string_view mask,
                  const std::vector<Value>& constants, std::int64_t today, bool valid);

}  // namespace waypost::walks
