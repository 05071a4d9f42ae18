// e^x = 2^n * e^r with |r| <= ln(2) / 2; e^r by its Taylor polynomial.
#include "match/exponential.h"

#include <cstdint>
#include <cstring>

namespace waypost::match {

float exp_of_negative(float x) {
  constexpr float kLowest = -80;
  constexpr float kLog2E = 1.44269504f;
  // ln(2) in two parts, so that n * high is exact.
  constexpr float kLn2High = 0.693359375f;
  constexpr float kLn2Low = -2.12194440e-4f;
  if (!(x > kLowest)) return 0;
  if (x >= 0) return 1;
  const auto n = static_cast<std::int32_t>(x * kLog2E - 0.5f);
  const auto whole = static_cast<float>(n);
  const float r = (x - whole * kLn2High) - whole * kLn2Low;
  float sum = 1.0f / 720;
  sum = sum * r + 1.0f / 120;
  sum = sum * r + 1.0f / 24;
  sum = sum * r + 1.0f / 6;
  sum = sum * r + 0.5f;
  sum = sum * r + 1;
  sum = sum * r + 1;
  // 2 to the power of n, written as the exponent of an IEEE 754 number.
  const std::uint32_t bits = static_cast<std::uint32_t>(n + 127) << 23;
  float power = 0;
  std::memcpy(&power, &bits, sizeof power);
  return sum * power;
}

}  // namespace waypost::match
