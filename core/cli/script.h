// Events in short form: one per line, as `waypost play --script` takes them, or in the list of a
// walk (walk_file.h).
#pragma once

#include <string>
#include <string_view>

#include "json/reader.h"
#include "waypost/session.h"

namespace waypost::cli {

/// What is open when a line is read: lines need not name turns, effects and handovers.
struct Open {
  std::uint32_t turn = 0;  ///< of the last offer or form
  std::string lookup;      ///< id of the last lookup effect
  std::string handover;    ///< id of the last handover

  void note(const Effect& effect);
  /// Fills in what an event answers, where it does not say so itself.
  void fill(Event& event) const;
};

struct ScriptLine {
  Event event;         ///< not stamped yet
  std::string error;   ///< not empty: what is wrong with the line
  json::Value faulty;  ///< … and with which value of it
};

/// True for the keys that name an event: `query`, `select`, …
bool is_event_key(std::string_view key);

/// Reads one event, of which `turn`, `effect` and `handover` are still to be filled in. Keys that
/// no event has are passed over.
ScriptLine read_script_event(json::Value source);

/// Reads one line: `{"query":"…"}`, `{"select":"track"}`, … (`waypost play --help` lists them all).
ScriptLine read_script_line(std::string_view line, const Open& open);

}  // namespace waypost::cli
