/// A value that flows compute with: what a visitor typed, what a lookup returned, what a step set.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace waypost {

/// Nothing there. Reading a missing value is defined: every comparison with it is false, its text
/// is "".
struct Missing {
  bool operator==(const Missing&) const = default;
};

/// Exact decimal with six places, so that 12.50 from a shop's API is the same everywhere.
/// `millionths` = value * 1'000'000; the range is about +-9.2e12, values outside become Missing.
struct Number {
  std::int64_t millionths = 0;
  bool operator==(const Number&) const = default;
};

struct Value;
using List = std::vector<Value>;
using Fields = std::map<std::string, Value, std::less<>>;

struct Value : std::variant<Missing, bool, Number, std::string, List, Fields> {
  using variant::variant;
};

/// The variables of a session, by name. Ordered, so that every text form has one byte order.
struct Variables : Fields {
  using Fields::Fields;
  Variables() = default;
  explicit Variables(Fields fields) : Fields(std::move(fields)) {}

  /// What flows read beside them: the day, the hours, who is there, by the whole path
  /// (`hours.open.sales`). Made anew for every event (session/world.h) and never stored.
  Fields world;
};

}  // namespace waypost
