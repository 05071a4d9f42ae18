// Ways that lead to flows which are switched off.
#pragma once

#include "content/build.h"

namespace waypost::proof {

/// Reports each: `disabled_flow`. A note at an option, which is then not shown; a warning at a
/// `call` or `goto`, which is passed over.
void check_ways_off(content::Build& build);

}  // namespace waypost::proof
