// What is asked of servers, and what everybody can read there.
#pragma once

#include "content/build.h"

namespace waypost::proof {

/// Warns of addresses of lookups, links and pictures whose query has a key, a token or a password
/// that is written out (`bad_url`). Headers that no browser sends are refused (`bad_value`).
void check_requests(content::Build& build);

}  // namespace waypost::proof
