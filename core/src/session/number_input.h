// Numbers as people type them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "waypost/value.h"

namespace waypost::session {

/// `1 234,50`, `1.234,50`, `1,234.50`, `12,5`, `-7`: points, commas, spaces, apostrophes and
/// underscores as they are written anywhere. Only where a single point or comma stands before
/// exactly three digits (`1,234`) the language decides, as in `locale`. Empty when it is no number.
std::optional<Number> read_typed_number(std::string_view typed, std::string_view locale);

/// The number as it is typed in that language, without groups: reading it gives it back.
std::string typed_number(Number number, std::string_view locale);

}  // namespace waypost::session
