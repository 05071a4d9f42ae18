// What a host puts on every event: time, number, id, random bits. Here all of it follows from the
// number, so that the same script gives the same bytes.
#pragma once

#include <cstdint>

#include "waypost/session.h"

namespace waypost::cli {

/// 2026-01-01T00:00:00Z, in milliseconds; scripted sessions start then and take a second per event.
inline constexpr std::int64_t kScriptStart = 1'767'225'600'000;

/// Sets seq, at, id (UUIDv7) and rand. `start` is the time of event 0.
void stamp(Event& event, std::uint64_t seq, std::int64_t start = kScriptStart);

}  // namespace waypost::cli
