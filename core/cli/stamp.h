// What a host puts on every event: time, number, id, random bits. Here all of it follows from the
// number, so that the same script gives the same bytes.
#pragma once

#include <cstdint>

#include "waypost/session.h"

namespace waypost::cli {

/// 2026-01-01T00:00:00Z, in milliseconds; scripted sessions start then and take a second per event.
inline constexpr std::int64_t kScriptStart = 1'767'225'600'000;

/// What passes between two events.
inline constexpr std::int64_t kEventMs = 1000;

/// Sets seq, at, id (UUIDv7) and rand. `start` is the time of event 0; another seed gives other ids
/// and other random bits.
void stamp(Event& event, std::uint64_t seq, std::int64_t start = kScriptStart,
           std::uint32_t seed = 0);

}  // namespace waypost::cli
