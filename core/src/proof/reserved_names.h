// Names that expressions use for something else.
#pragma once

#include "content/build.h"

namespace waypost::proof {

/// Refuses variables that no expression could read: `true`, `false`, `in`, `has`. `bad_id`.
void check_reserved_names(content::Build& build);

}  // namespace waypost::proof
