// Plays the host of one session: stamps events, steps, shows, logs.
#pragma once

#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "script.h"
#include "session/record.h"
#include "session_text.h"
#include "waypost/content.h"

namespace waypost::cli {

class Player {
 public:
  /// `log` may be nullptr; it is written on from where it stands. `start` is the time of event 0 in
  /// milliseconds.
  Player(const Content& content, std::FILE* log, std::int64_t start);

  /// Folds one event in, shows what it gave and logs it. Returns the core's error, "" when fine.
  std::string play(Event event);

  const Open& open() const { return open_; }
  /// The effects of the last event.
  const std::vector<Effect>& effects() const { return effects_; }

 private:
  void write_log();

  const Content& content_;
  SessionText session_;
  std::FILE* log_;
  long log_begins_ = 0;
  std::vector<session::LogEntry> entries_;
  std::int64_t start_;
  std::uint64_t seq_ = 0;
  Open open_;
  std::string waited_for_;  // the lookup
  std::vector<Effect> effects_;
};

/// Talks with the person at the terminal until /quit or the end of input. Returns an exit code.
int converse(Player& player);

}  // namespace waypost::cli
