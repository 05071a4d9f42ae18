// Loops that no visitor takes part in: lookups that are asked again and again.
#pragma once

#include <cstdint>
#include <vector>

#include "proof/machine.h"

namespace waypost::proof {

struct Loop {
  std::vector<std::uint32_t> states;   ///< all of it
  std::vector<std::uint32_t> lookups;  ///< those that wait for one
};

/// Each such loop of certain ways; with `maybe` also of ways that are not certain. Loops without a
/// lookup are none of compiled flows.
std::vector<Loop> loops_without_visitor(const Machine& machine, bool maybe);

}  // namespace waypost::proof
