// Events in short form, one per line, as `waypost play --script` takes them.
#pragma once

#include <string>
#include <string_view>

#include "waypost/session.h"

namespace waypost::cli {

/// What is open when a line is read: lines need not name turns, effects and handovers.
struct Open {
  std::uint32_t turn = 0;  ///< of the last offer or form
  std::string lookup;      ///< id of the last lookup effect
  std::string handover;    ///< id of the last handover

  void note(const Effect& effect);
};

struct ScriptLine {
  Event event;        ///< not stamped yet
  std::string error;  ///< not empty: what is wrong with the line
};

/// Reads one line: `{"query":"…"}`, `{"select":"track"}`, … (`waypost play --help` lists them all).
ScriptLine read_script_line(std::string_view line, const Open& open);

}  // namespace waypost::cli
