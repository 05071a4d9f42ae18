// Enum values to their names in JSON and back.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "wire/names.generated.h"

namespace waypost::wire {

/// "" for a value outside the enum.
template <typename Enum>
constexpr std::string_view name_of(Enum value) {
  const auto names = names_of(value);
  const auto index = static_cast<std::size_t>(value);
  return index < names.size() ? names[index] : std::string_view();
}

template <typename Enum>
constexpr std::optional<Enum> from_name(std::string_view name) {
  const auto names = names_of(Enum{});
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == name) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace waypost::wire
