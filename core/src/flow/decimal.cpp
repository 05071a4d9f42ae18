// Magnitudes of 64 bits without sign, so that every step that could overflow can be seen before.
#include "flow/decimal.h"

#include <cstdint>
#include <limits>

namespace waypost {
namespace {

constexpr std::uint64_t kOne = 1'000'000;
constexpr int kPlaces = 6;
constexpr std::uint64_t kMost = std::numeric_limits<std::int64_t>::max();

std::uint64_t magnitude(Number number) {
  const auto bits = static_cast<std::uint64_t>(number.millionths);
  return number.millionths < 0 ? ~bits + 1 : bits;
}

bool differ_in_sign(Number a, Number b) { return (a.millionths < 0) != (b.millionths < 0); }

std::optional<Number> signed_number(std::uint64_t magnitude, bool negative) {
  if (magnitude > kMost) return std::nullopt;
  const auto value = static_cast<std::int64_t>(magnitude);
  return Number{negative ? -value : value};
}

// a * b + more, when that is in range.
std::optional<std::uint64_t> product(std::uint64_t a, std::uint64_t b, std::uint64_t more = 0) {
  if (more > kMost || (a != 0 && b > (kMost - more) / a)) return std::nullopt;
  return a * b + more;
}

// 10 * rest = digit * divisor + what is then in `rest`, for rest < divisor <= 2^63. Ten additions,
// since ten times as much may be more than 64 bits.
std::uint64_t next_digit(std::uint64_t& rest, std::uint64_t divisor) {
  std::uint64_t digit = 0, sum = 0;
  for (int i = 0; i < 10; ++i) {
    if (sum >= divisor - rest) {
      sum -= divisor - rest;
      ++digit;
    } else {
      sum += rest;
    }
  }
  rest = sum;
  return digit;
}

}  // namespace

std::optional<Number> add(Number a, Number b) {
  const bool negative = a.millionths < 0;
  const std::uint64_t left = magnitude(a), right = magnitude(b);
  if (!differ_in_sign(a, b)) {
    return left > kMost || right > kMost ? std::nullopt : signed_number(left + right, negative);
  }
  return left >= right ? signed_number(left - right, negative)
                       : signed_number(right - left, !negative);
}

std::optional<Number> subtract(Number a, Number b) {
  const auto negated = signed_number(magnitude(b), b.millionths >= 0);
  return negated ? add(a, *negated) : std::nullopt;
}

// (w + f) * (v + g), whole parts and fractions apart: f * g alone is below a millionth's unit.
std::optional<Number> multiply(Number a, Number b) {
  const std::uint64_t left = magnitude(a), right = magnitude(b);
  const std::uint64_t w = left / kOne, f = left % kOne, v = right / kOne, g = right % kOne;
  const std::uint64_t small = f * g;
  std::optional<std::uint64_t> sum = (small + kOne / 2) / kOne;
  sum = product(w, g, *sum);
  if (sum) sum = product(v, f, *sum);
  const auto whole = product(w, v);
  if (!sum || !whole) return std::nullopt;
  const auto scaled = product(*whole, kOne, *sum);
  return scaled ? signed_number(*scaled, differ_in_sign(a, b)) : std::nullopt;
}

std::optional<Number> divide(Number a, Number b) {
  const std::uint64_t left = magnitude(a), right = magnitude(b);
  if (right == 0) return std::nullopt;
  std::optional<std::uint64_t> quotient = left / right;
  std::uint64_t rest = left % right;
  for (int place = 0; place < kPlaces; ++place) {
    const std::uint64_t digit = next_digit(rest, right);
    quotient = product(*quotient, 10, digit);
    if (!quotient) return std::nullopt;
  }
  if (rest >= right - rest) ++*quotient;
  return signed_number(*quotient, differ_in_sign(a, b));
}

std::optional<Number> remainder(Number a, Number b) {
  const std::uint64_t right = magnitude(b);
  if (right == 0) return std::nullopt;
  return signed_number(magnitude(a) % right, a.millionths < 0);
}

}  // namespace waypost
