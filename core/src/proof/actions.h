// What steps that ask the shop's system owe to visitors, whatever way they come.
#pragma once

#include "proof/world.h"

namespace waypost::proof {

/// Reports actions that do not ask first, have no way when nobody knows what became of them, or go
/// on after a failure as when they are done; and where nobody can be reached, lookups without a way
/// when they fail.
void check_actions(content::Build& build, const World& world);

}  // namespace waypost::proof
