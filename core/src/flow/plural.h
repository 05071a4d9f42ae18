// Which form of a plural a number takes, by the rules of CLDR (plural_table.generated.h).
#pragma once

#include <cstdint>
#include <string_view>

#include "waypost/value.h"

namespace waypost {

/// The rules of a language, by its BCP 47 tag; 0 where all numbers take one form.
std::uint8_t plural_rules(std::string_view locale);

/// zero, one, two, few, many or other; numbers are said with as many decimals as they need.
std::string_view plural_form(std::uint8_t rules, Number number);

}  // namespace waypost
