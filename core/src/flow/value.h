// Reading values: paths into variables, their text form, exact decimals.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "waypost/value.h"

namespace waypost {

/// Names from the outside in: `order.items` is {"order", "items"}. Never empty.
using Path = std::vector<std::string>;

/// The name of the day in Variables::world: no variable is called so.
inline constexpr std::string_view kToday = "today()";

/// The value at `path`, or nullptr when nothing (or only Missing) is there.
const Value* find_value(const Fields& fields, const Path& path);
/// The same; where no variable is, what is known of the world.
const Value* find_value(const Variables& variables, const Path& path);

/// `order.items`
std::string path_text(const Path& path);

/// The neutral text of a value: "" for Missing and for fields, `true`/`false`, numbers as the
/// shortest decimal (`12.5`), lists joined by ", ". The view formats it for the visitor's language.
std::string value_text(const Value& value);

/// The things of a list; of anything else the value alone. They live as long as it does.
std::span<const Value> things_of(const Value& value);

/// Reads `-12`, `0.5`, `12.50`, `1e3`: JSON's grammar plus a leading `+`, rounded half away from
/// zero to six places. Empty when it is not a number or out of range.
std::optional<Number> parse_number(std::string_view text);

/// Shortest decimal: no exponent, no trailing zeros.
std::string number_text(Number number);

}  // namespace waypost
