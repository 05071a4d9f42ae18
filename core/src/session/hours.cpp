// Opening hours.
#include "session/hours.h"

#include <algorithm>

namespace waypost::session {
namespace {

constexpr std::int64_t kMinute = 60'000;  // ms
constexpr std::int64_t kDay = 24 * 60;    // minutes
constexpr std::int64_t kThursday = 3;     // 1970-01-01, from Monday

std::int64_t floor_by(std::int64_t value, std::int64_t unit) {
  return value / unit - (value % unit < 0 ? 1 : 0);
}

// The times of the day of this local minute; none on a day that is closed.
const std::vector<std::pair<std::int32_t, std::int32_t>>* times_of(const Hours& hours,
                                                                   std::int64_t day) {
  for (const auto& [closed, text] : hours.closures) {
    if (closed == day) return nullptr;
  }
  const std::int64_t weekday = day + kThursday - 7 * floor_by(day + kThursday, 7);
  return &hours.week[static_cast<std::size_t>(weekday)];
}

struct Moment {
  bool is_open;
  std::int64_t until;  // the next local minute at which it may be otherwise
};

Moment look_at(const Hours& hours, std::int64_t local) {
  const std::int64_t day = floor_by(local, kDay);
  const std::int64_t minute = local - day * kDay;
  Moment moment{false, kDay};
  if (const auto* times = times_of(hours, day)) {
    for (const auto& [from, to] : *times) {
      if (from <= minute && minute < to) moment = {true, to};
      if (minute < from) moment.until = std::min<std::int64_t>(moment.until, from);
    }
  }
  moment.until += day * kDay;
  return moment;
}

// The minute of UTC from which on this offset counts.
std::int64_t first_minute(const Offsets::value_type& change) {
  return -floor_by(-change.first, kMinute);
}

// The offset that counts at a minute of UTC: the last one that has begun.
Offsets::const_iterator offset_at(const Offsets& offsets, std::int64_t minute) {
  auto found = offsets.end();
  for (auto change = offsets.begin(); change != offsets.end(); ++change) {
    if (first_minute(*change) <= minute) found = change;
  }
  return found;
}

}  // namespace

std::optional<std::int64_t> local_minutes(const Offsets& offsets, std::int64_t at) {
  const std::int64_t minute = floor_by(at, kMinute);
  const auto offset = offset_at(offsets, minute);
  if (offset == offsets.end()) return std::nullopt;
  return minute + offset->second;
}

std::optional<Opening> opening_at(const Hours& hours, const Offsets& offsets, std::int64_t at) {
  std::int64_t minute = floor_by(at, kMinute);
  auto offset = offset_at(offsets, minute);
  if (offset == offsets.end() || hours.week.size() != 7) return std::nullopt;
  const std::int64_t end = minute + kMostDaysAhead * kDay;
  Opening opening;
  Moment moment = look_at(hours, minute + offset->second);
  opening.is_open = moment.is_open;
  // From one minute at which the answer may change to the next: the shop's times, midnight, and the
  // changes of its clocks.
  while (!opening.next_open || !opening.next_close) {
    minute = moment.until - offset->second;
    const auto next = offset + 1;
    if (next != offsets.end() && first_minute(*next) <= minute) {
      offset = next;
      minute = first_minute(*next);
    }
    if (minute > end) break;
    const bool was_open = moment.is_open;
    moment = look_at(hours, minute + offset->second);
    if (moment.is_open == was_open) continue;
    std::optional<std::int64_t>& change = was_open ? opening.next_close : opening.next_open;
    if (!change) change = minute * kMinute;
  }
  return opening;
}

}  // namespace waypost::session
