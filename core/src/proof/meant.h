// What may have been meant by names that nothing sets.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "content/build.h"

namespace waypost::proof {

/// For some that `compile` reports as `unknown_variable`, by the pointer and the name: a name where
/// a text may stand is one that lacks its quotes, `"delivered"`; and for a department that `hours`
/// does not have, those that there are, `store, sales`.
using Meant = std::map<std::pair<std::string, std::string>, std::string>;
Meant meant_names(const content::Build& build);

/// Adds these to the problems that they belong to.
void add_meant(const Meant& meant, std::vector<Problem>& problems);

/// Takes out what follows from an unknown list alone: that its step has nothing to choose from, and
/// that nobody comes to steps behind it.
void drop_consequences(std::vector<Problem>& problems);

}  // namespace waypost::proof
