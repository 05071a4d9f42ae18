// Days of the calendar: `2026-11-23`, as lookups and inputs give them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace waypost {

/// Days since 1970-01-01 of a text that begins with a day that exists, in the years 1 to 9999; a
/// time may follow (`2026-11-23T09:30:00+01:00`), and does not count.
std::optional<std::int64_t> day_number(std::string_view text);

/// The day again; nothing outside of these years.
std::optional<std::string> day_text(std::int64_t day);

/// `2026-11-24T08:00:00Z` of UTC ms, to the minute; "" outside of these years.
std::string time_text(std::int64_t at);

}  // namespace waypost
