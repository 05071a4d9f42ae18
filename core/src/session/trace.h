// What one event went through in the flows, for those who count that (core/src/walks). Nobody else
// asks, and nothing of it is kept.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "content/model.h"
#include "waypost/session.h"

namespace waypost::session {

struct Trace {
  /// Steps that were run, in their order: the flow and the step's index in it.
  std::vector<std::pair<const Flow*, std::uint32_t>> steps;
  /// Ways that were taken: the model's own jumps, so that their address tells them apart.
  std::vector<const Jump*> jumps;
};

/// `step`, and what it went through is added to `trace`.
Stepped step_traced(const Content& content, const Snapshot& snapshot, const Event& event,
                    Trace& trace);

}  // namespace waypost::session
