// Plurals of texts against the forms that their language has.
#pragma once

#include "content/build.h"

namespace waypost::proof {

/// Warns of forms that a whole number up to 1,000 would take, and that a text does not have:
/// `missing_plural`.
void check_plurals(content::Build& build);

}  // namespace waypost::proof
