// Departments that handovers name, against those that the file knows.
#pragma once

#include "content/build.h"

namespace waypost::proof {

/// Warns of a department that one handover alone names, when it is nearly one that has hours or
/// that `triage` sends people to: `unknown_department`. There is no list of all departments, so
/// one that is like no other is taken as it is.
void check_departments(content::Build& build);

}  // namespace waypost::proof
