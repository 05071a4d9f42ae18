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

/// Whether this machine has a zone database, and whether that has a zone.
bool has_zone_files();
bool is_zone_file(const std::string& name);

/// The zone of the same region whose name is nearest; "" when none is near.
std::string nearest_zone(const std::string& name);

}  // namespace waypost::cli
