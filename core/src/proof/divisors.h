// Divisions by a variable that may be 0: what they give is missing.
#pragma once

#include "proof/findings.h"

namespace waypost::proof {

/// Reports each value that a step calculates by dividing by what may be 0 when somebody comes
/// there: `bad_expression`, once for each step.
void check_divisors(Findings& findings, const Partition& partition, const Walked& walked);

}  // namespace waypost::proof
