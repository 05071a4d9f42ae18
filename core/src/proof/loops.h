// Loops that no visitor takes part in: lookups that are asked again and again.
#pragma once

#include <cstdint>
#include <vector>

#include "proof/machine.h"

namespace waypost::proof {

/// For each such loop of certain ways the first state in it that waits for a lookup. Loops without
/// a lookup are none of compiled flows.
std::vector<std::uint32_t> loops_without_visitor(const Machine& machine);

}  // namespace waypost::proof
