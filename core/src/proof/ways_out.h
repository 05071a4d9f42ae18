// From which states nothing leads on to any outcome.
#pragma once

#include <vector>

#include "proof/machine.h"

namespace waypost::proof {

/// For each state: no way leads from it to an outcome, not even one that may not be there.
std::vector<bool> without_way_out(const Machine& machine);
/// Those of which it is not certain: only ways that may not be there lead out.
std::vector<bool> maybe_without_way_out(const Machine& machine);

}  // namespace waypost::proof
