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

// Every day the same, all of it or nothing: only closures change that.
bool is_constant(const Hours& hours) {
  const auto& first = hours.week.front();
  if (!first.empty() && (first.front().first > 0 || first.front().second < kDay)) return false;
  return std::all_of(hours.week.begin(), hours.week.end(),
                     [&](const auto& day) { return day == first; });
}

struct Moment {
  bool is_open;
  std::int64_t until;  // the next local minute at which it may be otherwise
};

Moment look_at(const Hours& hours, bool constant, std::int64_t local) {
  const std::int64_t day = floor_by(local, kDay);
  const std::int64_t minute = local - day * kDay;
  bool is_closed = false;
  std::int64_t next = day + (constant ? 2 * kMostDaysAhead : 1);  // to be looked at
  for (const auto& closure : hours.closures) {
    is_closed = is_closed || closure.first == day;
    if (closure.first > day) next = std::min(next, closure.first);
  }
  Moment moment{false, (is_closed ? day + 1 : next) * kDay};
  if (is_closed) return moment;
  const std::int64_t weekday = day + kThursday - 7 * floor_by(day + kThursday, 7);
  for (const auto& [from, to] : hours.week[static_cast<std::size_t>(weekday)]) {
    if (from <= minute && minute < to) moment = {true, constant ? moment.until : day * kDay + to};
    if (minute < from) moment.until = std::min(moment.until, day * kDay + from);
  }
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
  const bool constant = is_constant(hours);
  Moment moment = look_at(hours, constant, minute + offset->second);
  opening.is_open = moment.is_open;
  // From one minute at which the answer may change to the next: the shop's times, midnight (where
  // every day is the same, the next closure), and the changes of its clocks.
  while (!opening.next_open || !opening.next_close) {
    minute = moment.until - offset->second;
    const auto next = offset + 1;
    if (next != offsets.end() && first_minute(*next) <= minute) {
      offset = next;
      minute = first_minute(*next);
    }
    if (minute > end) break;
    const bool was_open = moment.is_open;
    moment = look_at(hours, constant, minute + offset->second);
    if (moment.is_open == was_open) continue;
    std::optional<std::int64_t>& change = was_open ? opening.next_close : opening.next_open;
    if (!change) change = minute * kMinute;
  }
  return opening;
}

}  // namespace waypost::session
