// Counts of steps and ways as files: what `waypost test --coverage=FILE` and `waypost walk --json`
// write, `waypost graph` paints.
#pragma once

#include <string>
#include <string_view>

#include "walks/tally.h"
#include "waypost/content.h"

namespace waypost::cli {

/// First key of such a file, and its version.
inline constexpr std::string_view kCoverageKey = "waypost_coverage";
inline constexpr std::string_view kRandomWalksKey = "waypost_random_walks";
inline constexpr std::int64_t kTallyVersion = 1;

/// Reads the counts of a file whose first key is `key` into the tally. "" or why it cannot be used;
/// that it was made of another version of the knowledge is said on standard error.
std::string read_tally(const std::string& path, std::string_view key, const Content& content,
                       walks::Tally& tally);

}  // namespace waypost::cli
