// Binary logarithm digit by digit: squaring the mantissa doubles its logarithm.
#include "match/logarithm.h"

namespace waypost::match {

std::uint32_t log2_q16(std::uint32_t x) {
  if (x == 0) return 0;
  std::uint32_t whole = 0;
  for (std::uint32_t rest = x; rest > 1; rest >>= 1) ++whole;
  std::uint64_t mantissa = static_cast<std::uint64_t>(x) << (31 - whole);  // 1.0 = 2^31
  std::uint32_t result = whole;
  for (int digit = 0; digit < 16; ++digit) {
    mantissa = mantissa * mantissa >> 31;
    const bool carry = mantissa >= (std::uint64_t{1} << 32);
    if (carry) mantissa >>= 1;
    result = result << 1 | (carry ? 1u : 0u);
  }
  return result;
}

float ln_ratio(std::uint32_t a, std::uint32_t b) {
  constexpr float kLn2PerStep = 0.69314718f / 65536.0f;
  return static_cast<float>(log2_q16(a) - log2_q16(b)) * kLn2PerStep;
}

}  // namespace waypost::match
