// Walks as files: what visitors do and the world answers, written by people.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "waypost/session.h"

namespace waypost::cli {

/// One thing that happens: an event, or only another time of day.
struct WalkStep {
  std::optional<Event> event;         ///< turns, effects and handovers as far as the file has them
  std::optional<std::int64_t> clock;  ///< from here on it is that late (UTC ms)
  bool stale = false;                 ///< it is to mean nothing where the visitor stands
  std::string place;                  ///< file:line:column
};

struct Walk {
  std::string name;
  std::string locale;  ///< "" = that of the command line
  std::int64_t at = 0;
  std::uint32_t seed = 0;
  Context visitor;
  std::vector<WalkStep> steps;
  std::string place;
};

struct WalkFile {
  std::vector<Walk> walks;
  /// One line for each fault: "track.walks.json:3:5: …".
  std::vector<std::string> faults;
};

/// The first key of such a file, and its version.
inline constexpr std::string_view kWalksKey = "waypost_walks";
inline constexpr std::int64_t kWalksVersion = 1;

/// Reads `{"waypost_walks": 1, "walks": [{"name", "locale", "at", "seed", "visitor", "steps"}]}`.
/// All faults are told together.
WalkFile read_walks(const std::string& path, std::string_view text);

}  // namespace waypost::cli
