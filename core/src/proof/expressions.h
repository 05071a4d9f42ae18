// Conditions and values of all flows, against what their variables hold.
#pragma once

#include "content/build.h"

namespace waypost::proof {

/// Reports every expression that can never mean anything: `bad_expression`, with its column.
void check_expressions(content::Build& build);

}  // namespace waypost::proof
