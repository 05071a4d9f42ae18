// What the walk of all flows has shown: problems with the moves that lead to them, and a verdict on
// each flow.
#pragma once

#include <cstdint>
#include <set>
#include <vector>

#include "content/build.h"
#include "proof/liveness.h"
#include "waypost/content.h"

namespace waypost::proof {

/// Walks the flows of the model in `build` and reports what is wrong with them. The model must be
/// whole. `told`: nodes of conditions whose cases are known to be dead, and of reads of what is
/// never there. `first`: what states know at first; less where that makes too many of them.
std::vector<FlowProof> prove_flows(content::Build& build, const std::set<std::uint32_t>& told = {},
                                   Memory first = Memory::whole);

}  // namespace waypost::proof
