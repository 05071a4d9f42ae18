// Keys and passwords where everybody can read them.
#pragma once

#include "content/build.h"

namespace waypost::proof {

/// Warns of addresses of lookups, links and pictures whose query has a key, a token or a password
/// that is written out: `bad_url`.
void check_public_keys(content::Build& build);

}  // namespace waypost::proof
