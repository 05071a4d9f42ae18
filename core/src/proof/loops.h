// Loops that no visitor takes part in: lookups that are asked again and again.
#pragma once

#include <cstdint>
#include <vector>

#include "proof/machine.h"

namespace waypost::proof {

/// For each such loop of certain ways the states in it that wait for a lookup; with `maybe` also of
/// ways that are not certain. Loops without a lookup are none of compiled flows.
std::vector<std::vector<std::uint32_t>> loops_without_visitor(const Machine& machine, bool maybe);

}  // namespace waypost::proof
