// Ids that a variable is compared with, and that none of its options has.
#pragma once

#include "content/build.h"

namespace waypost::proof {

/// Reports, where `in` asks a variable that only choices give for several ids, the first that no
/// option of them has: `bad_expression`. Where none of the ids is one, the walk tells more: the
/// condition never holds.
void check_option_ids(content::Build& build);

}  // namespace waypost::proof
