// Options that visitors cannot tell apart.
#pragma once

#include "content/build.h"
#include "proof/types.h"

namespace waypost::proof {

/// Warns of options of one menu or choice, and of entries at home, that have one label and one hint
/// in the language of the check, and can be shown together: `duplicate_label`.
void check_labels(content::Build& build, const expr::TypeOf& type_of);

}  // namespace waypost::proof
