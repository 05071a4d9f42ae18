// Private answers where they do not belong.
#pragma once

#include "content/build.h"

namespace waypost::proof {

/// Warns of links whose address has a private answer, which stands in the browser's history then,
/// and of conditions that read one by more than `has()`: after a reload it is not known.
/// `private_use`.
void check_private_use(content::Build& build);

}  // namespace waypost::proof
