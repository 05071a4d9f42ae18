// The proleptic Gregorian calendar, counted from 1 March, so that the day that some years lack is
// the last one (H. Hinnant, "chrono-Compatible Low-Level Date Algorithms").
#include "flow/dates.h"

#include "text/ascii.h"

namespace waypost {
namespace {

constexpr std::size_t kDayBytes = 10;
constexpr std::int64_t kYearsOfEra = 400, kDaysOfEra = 146'097, kDaysBefore1970 = 719'468;

struct Civil {
  std::int64_t year, month, day;
};

std::int64_t to_days(Civil date) {
  const std::int64_t year = date.month <= 2 ? date.year - 1 : date.year;
  const std::int64_t era = (year >= 0 ? year : year - (kYearsOfEra - 1)) / kYearsOfEra;
  const std::int64_t year_of_era = year - era * kYearsOfEra;
  const std::int64_t month = date.month > 2 ? date.month - 3 : date.month + 9;
  const std::int64_t day_of_year = (153 * month + 2) / 5 + date.day - 1;
  const std::int64_t day = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * kDaysOfEra + day - kDaysBefore1970;
}

Civil to_civil(std::int64_t days) {
  days += kDaysBefore1970;
  const std::int64_t era = (days >= 0 ? days : days - (kDaysOfEra - 1)) / kDaysOfEra;
  const std::int64_t day = days - era * kDaysOfEra;
  const std::int64_t year = (day - day / 1460 + day / 36'524 - day / 146'096) / 365;
  const std::int64_t day_of_year = day - (365 * year + year / 4 - year / 100);
  const std::int64_t month = (5 * day_of_year + 2) / 153;
  const bool next_year = month >= 10;
  return {year + era * kYearsOfEra + (next_year ? 1 : 0), next_year ? month - 9 : month + 3,
          day_of_year - (153 * month + 2) / 5 + 1};
}

std::optional<std::int64_t> digits(std::string_view text) {
  std::int64_t value = 0;
  for (const char c : text) {
    if (!text::is_digit(c)) return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::string padded(std::int64_t value, std::size_t width) {
  const std::string text = std::to_string(value);
  return std::string(width - text.size(), '0') + text;
}

}  // namespace

std::optional<std::int64_t> day_number(std::string_view text) {
  if (text.size() < kDayBytes || text[4] != '-' || text[7] != '-') return std::nullopt;
  if (text.size() > kDayBytes && text[kDayBytes] != 'T' && text[kDayBytes] != ' ') {
    return std::nullopt;
  }
  const auto year = digits(text.substr(0, 4)), month = digits(text.substr(5, 2)),
             day = digits(text.substr(8, 2));
  if (!year || !month || !day || *year < 1) return std::nullopt;
  const Civil date{*year, *month, *day};
  const std::int64_t number = to_days(date);
  const Civil again = to_civil(number);
  const bool exists = again.year == date.year && again.month == date.month && again.day == date.day;
  return exists ? std::optional(number) : std::nullopt;
}

std::optional<std::string> day_text(std::int64_t day) {
  static constexpr std::int64_t kFirst = -719'162, kLast = 2'932'896;  // of the years 1 and 9999
  if (day < kFirst || day > kLast) return std::nullopt;
  const Civil date = to_civil(day);
  return padded(date.year, 4) + "-" + padded(date.month, 2) + "-" + padded(date.day, 2);
}

std::string time_text(std::int64_t at) {
  constexpr std::int64_t kMinute = 60'000, kDay = 24 * 60;
  const std::int64_t minutes = at / kMinute - (at % kMinute < 0 ? 1 : 0);
  const std::int64_t day = minutes / kDay - (minutes % kDay < 0 ? 1 : 0);
  const auto date = day_text(day);
  const std::int64_t minute = minutes - day * kDay;
  if (!date) return "";
  return *date + "T" + padded(minute / 60, 2) + ":" + padded(minute % 60, 2) + ":00Z";
}

}  // namespace waypost
