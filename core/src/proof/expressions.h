// Conditions and values of all flows, against what their variables hold.
#pragma once

#include "content/build.h"
#include "proof/types.h"

namespace waypost::proof {

/// Reports every expression that can never mean anything: `bad_expression`, with its column.
/// `type_of`: what the variables hold.
void check_expressions(content::Build& build, const expr::TypeOf& type_of);

}  // namespace waypost::proof
