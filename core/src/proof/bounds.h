// Inputs whose bounds leave nothing that could be answered.
#pragma once

#include <set>
#include <string>

#include "content/build.h"

namespace waypost::proof {

/// Reports every number and date whose `min` lies above its `max`: `bad_value`. Returns the
/// pointers of the steps that ask for them: that nothing can be answered there has been told by it.
std::set<std::string> check_bounds(content::Build& build);

}  // namespace waypost::proof
