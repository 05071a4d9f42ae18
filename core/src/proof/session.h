// A session that proofs play, at times when the world is as they say.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "session/trace.h"
#include "waypost/content.h"
#include "waypost/session.h"

namespace waypost::proof {

class Session {
 public:
  /// One that has just begun, in a world where every zone is at UTC: no proof knows zones.
  explicit Session(const Content& content);

  /// At the first time from now on at which `is_so(variables)` says yes, of half a year or around
  /// `days`; if there is none, at once. False when the event means nothing here.
  bool play(Event event, const std::function<bool(const Variables&)>& is_so,
            const std::vector<std::string>& days);

  const Snapshot& now() const { return snapshot_; }
  const Snapshot& before() const { return before_; }
  /// All steps that were run.
  const session::Trace& trace() const { return trace_; }

 private:
  bool run(Event event);
  std::int64_t time_when(const std::function<bool(const Variables&)>& is_so,
                         const std::vector<std::string>& days) const;

  const Content& content_;
  Snapshot snapshot_, before_;
  session::Trace trace_;
  std::uint64_t seq_ = 0;
  std::int64_t at_;
};

}  // namespace waypost::proof
