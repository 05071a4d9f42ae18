// Plays a walk: the host of one session, written down as the visitor sees it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "script.h"
#include "walk_file.h"
#include "walks/tally.h"
#include "waypost/content.h"

namespace waypost::cli {

/// What a walk gave. With an `error` it went only as far as that.
struct Played {
  std::string transcript;  ///< what the visitor did and saw, and what was handed over: lines
  std::string effects;     ///< every effect as JSON
  std::string error;       ///< a step that means nothing: "track.walks.json:3:5: …"
};

enum class Saving : std::uint8_t {
  never,        ///< the snapshot stays as it is, as in a page that is not left
  before_each,  ///< … goes through JSON before every event, as in a page that is loaded anew
};

/// What it went through is added to `tally`, when there is one.
Played play_walk(const Content& content, const Walk& walk, Saving saving, walks::Tally* tally);

}  // namespace waypost::cli
