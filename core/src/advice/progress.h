// How far something that takes a while has come.
#pragma once

#include <cstdint>
#include <functional>

namespace waypost::advice {

/// Told 0..1000, never less than before.
using Progress = std::function<void(std::uint32_t)>;

}  // namespace waypost::advice
