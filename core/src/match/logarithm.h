// Logarithms that are the same on every platform: integer arithmetic only, no libm.
#pragma once

#include <cstdint>

namespace waypost::match {

/// log2(x) * 65536, rounded down; 0 for x = 0.
std::uint32_t log2_q16(std::uint32_t x);

/// Natural logarithm of a / b for a >= b >= 1.
float ln_ratio(std::uint32_t a, std::uint32_t b);

}  // namespace waypost::match
