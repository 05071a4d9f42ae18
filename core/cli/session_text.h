// A session in texts: steps through events as JSON, the way a host does it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "json/reader.h"
#include "session/record.h"
#include "waypost/content.h"
#include "waypost/session.h"

namespace waypost::cli {

/// What one event gave. `error` is not empty when the core refused the event.
struct StepText {
  std::string effects;  ///< JSON array, byte for byte as the core wrote it
  std::string error;
};

class SessionText {
 public:
  explicit SessionText(const Content& content) : content_(content) {}
  StepText step(std::string_view event);
  /// "" before the first event.
  const std::string& snapshot() const { return snapshot_; }
  /// With the private answers, as it is handed back.
  const std::string& whole() const { return whole_; }

 private:
  const Content& content_;
  std::string snapshot_, whole_;
};

/// A snapshot as a host hands it back: with its private answers, which are not stored.
std::string whole_text(const Snapshot& snapshot);

/// True when the event meant nothing where the visitor stands.
bool is_stale(const std::vector<Effect>& effects);

/// The effects of such a JSON array.
std::vector<Effect> read_effects(std::string_view effects);
std::vector<Effect> read_effects(json::Value effects);

/// One line of a session log: `{"event":…,"effects":[…]}`, no line end.
std::string log_line(const session::LogEntry& entry);

}  // namespace waypost::cli
