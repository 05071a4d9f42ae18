// The clocks of time zones, from the system's zone database: what a browser takes from Intl.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "waypost/session.h"

namespace waypost::cli {

/// The offsets of these zones from `at` to 400 days on, for Event::zones. A zone that the system
/// does not know has those of UTC.
Zones read_zone_files(const std::vector<std::string>& names, std::int64_t at);

}  // namespace waypost::cli
