// Opening hours: open now, and when does that change? By the shop's own clock: open is what the
// local date and time say, so that a local time that does not exist opens nothing before the clocks
// have passed it, and one that comes twice counts twice.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "content/model.h"

namespace waypost::session {

/// Of one zone, as in Zones.
using Offsets = std::vector<std::pair<std::int64_t, std::int32_t>>;

/// A change is looked for within so many days.
inline constexpr std::int64_t kMostDaysAhead = 400;

struct Opening {
  bool is_open = false;
  std::optional<std::int64_t> next_open, next_close;  ///< UTC ms, after now; nothing: not in sight
};

/// Minutes since 1970 on the clocks of a zone; nothing before its first offset.
std::optional<std::int64_t> local_minutes(const Offsets& offsets, std::int64_t at);

/// Nothing when the offset at `at` is not known.
std::optional<Opening> opening_at(const Hours& hours, const Offsets& offsets, std::int64_t at);

}  // namespace waypost::session
