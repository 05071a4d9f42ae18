// The functions of expressions. Each is total: over anything else than it is for it gives a missing
// value.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "waypost/value.h"

namespace waypost::expr {

/// What is known of a value before anything runs. `any`: nothing.
enum class Type : std::uint8_t { any, boolean, number, text, date, list, fields };

enum class Function : std::uint8_t {
  size,      ///< characters of a text, items of a list
  contains,  ///< a text in a text
  starts_with,
  ends_with,
  lower_ascii,  ///< A to Z become small
  trim,         ///< without spaces and line ends around it
  days,         ///< from one day to another: negative when the other is earlier
  add_days,     ///< the day so many days later; a fraction of a day does not count
};

struct Signature {
  std::string_view name;
  Function function;
  bool is_method;  ///< written behind its first argument, `name.contains("x")`
  Type result;
  std::size_t count;  ///< of arguments
  std::array<Type, 2> arguments;
};

/// All of them.
std::span<const Signature> functions();
/// nullptr: there is no function of that name and form.
const Signature* find_function(std::string_view name, bool is_method);
const Signature& signature_of(Function function);

/// `arguments` as many as the signature says.
Value call(Function function, std::span<const Value* const> arguments);

}  // namespace waypost::expr
