// Conditions and values of all flows, against what their variables hold.
#pragma once

#include <cstdint>
#include <set>

#include "content/build.h"
#include "proof/variable_types.h"

namespace waypost::proof {

/// Reports every expression that can never mean anything: `bad_expression`, with its column; and as
/// a warning each that compares or calculates with a variable to which steps give several types.
void check_expressions(content::Build& build, const VariableTypes& types);

/// Reports what is read of a list's things or of a call's results and is in none of them:
/// `unknown_variable`. What is read of lookups, `compile` reports. Gives the nodes of these reads.
std::set<std::uint32_t> check_fields(content::Build& build, const VariableTypes& types);

}  // namespace waypost::proof
