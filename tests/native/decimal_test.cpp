// Arithmetic and dates of flows, against models that count on their fingers.
#include "flow/decimal.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>
#include <optional>
#include <string>

#include "flow/dates.h"
#include "flow/value.h"
#include "random.h"

namespace waypost {
namespace {

__extension__ using Wide = __int128;
constexpr Wide kOne = 1'000'000;
constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();

std::optional<Number> in_range(Wide value) {
  if (value > kMost || value < -Wide{kMost}) return std::nullopt;
  return Number{static_cast<std::int64_t>(value)};
}

// Half away from zero.
Wide rounded(Wide value, Wide divisor) {
  if (divisor < 0) return rounded(-value, -divisor);
  return value < 0 ? -rounded(-value, divisor) : (value + divisor / 2) / divisor;
}

std::int64_t any_number(test::Random& random) {
  std::int64_t value = 0;
  switch (random.below(4)) {
    case 0:
      value = random.below(5);
      break;
    case 1:
      value = static_cast<std::int64_t>(random.below(2000)) * 500'000;
      break;
    case 2:
      value = static_cast<std::int64_t>(random.below(0xffffffff)) * random.below(1000);
      break;
    default:
      value = (std::int64_t{random.below(0x7fffffff)} << 32) | random.below(0xffffffff);
  }
  return random.below(2) == 0 ? value : -value;
}

TEST_CASE("arithmetic is exact, or rounded half away from zero, or nothing") {
  test::Random random(11);
  int given = 0;
  for (int round = 0; round < 30'000; ++round) {
    const Number a{any_number(random)}, b{any_number(random)};
    const Wide left = a.millionths, right = b.millionths;
    CAPTURE(a.millionths);
    CAPTURE(b.millionths);
    REQUIRE(add(a, b) == in_range(left + right));
    REQUIRE(subtract(a, b) == in_range(left - right));
    REQUIRE(multiply(a, b) == in_range(rounded(left * right, kOne)));
    const auto quotient = right == 0 ? std::nullopt : in_range(rounded(left * kOne, right));
    REQUIRE(divide(a, b) == quotient);
    REQUIRE(remainder(a, b) == (right == 0 ? std::nullopt : in_range(left % right)));
    given += quotient ? 1 : 0;
  }
  CHECK(given > 8'000);
  const Number least{std::numeric_limits<std::int64_t>::min()}, one{1'000'000};
  CHECK_FALSE(subtract(one, least));
  CHECK_FALSE(multiply(least, one));
  CHECK_FALSE(divide(one, Number{0}));
}

int days_of_month(int year, int month) {
  if (month == 2) return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

std::string padded(int value, std::size_t width) {
  std::string out = std::to_string(value);
  return std::string(width - out.size(), '0') + out;
}

TEST_CASE("every day of the years 1 to 9999 has its number") {
  std::int64_t number = -719'162;  // 0001-01-01
  std::string wrong;
  for (int year = 1; year <= 9999; ++year) {
    // All days of our times, the ends of the months of others.
    const bool is_ours = year > 1999 && year < 2041;
    for (int month = 1; month <= 12; ++month) {
      const int last = days_of_month(year, month);
      const std::string start = padded(year, 4) + "-" + padded(month, 2) + "-";
      for (int day = 1; day <= last; day += is_ours || day == last ? 1 : last - 1) {
        const std::string text = start + padded(day, 2);
        if (day_number(text) != number + day - 1 || day_text(number + day - 1) != text) {
          wrong = text;
        }
      }
      if (day_number(start + padded(last + 1, 2))) wrong = start + padded(last + 1, 2);
      number += last;
    }
  }
  CHECK(wrong == "");
  CHECK(day_number("1970-01-01") == 0);
  CHECK(day_number("2026-11-23T09:30:00+01:00") == day_number("2026-11-23"));
  CHECK_FALSE(day_text(number));
  CHECK_FALSE(day_text(-719'163));
  for (const char* text : {"", "2026-1-1", "2026-00-10", "2026-13-01", "0000-01-01", "20261123ab",
                           "2026-11-23x", "2026/11/23", "2026-11-2\xc3"}) {
    CAPTURE(text);
    CHECK_FALSE(day_number(text));
  }
}

}  // namespace
}  // namespace waypost
