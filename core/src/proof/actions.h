// What steps that ask the shop's system owe to visitors, whatever way they come.
#pragma once

#include "proof/world.h"

namespace waypost::proof {

/// Reports actions that do not ask first, have no way when nobody knows what became of them, or
/// whose ways say the same of two outcomes: of a failure that it is done, of what nobody knows that
/// it was refused. Ways are followed past steps that do not wait. And where nobody can be reached,
/// lookups without a way when they fail.
void check_actions(content::Build& build, const World& world);

}  // namespace waypost::proof
