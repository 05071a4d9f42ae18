// Texts that promise hours, held against those that the file gives.
#pragma once

#include "content/build.h"

namespace waypost::proof {

/// Warns of every text that says "Saturday 10–16" where neither the shop nor a department is open
/// on that day from 10:00 to 16:00. Of a sibling its own texts are read, else those of the base.
/// Nothing is said where the file gives no hours.
void check_promised_hours(content::Build& build);

}  // namespace waypost::proof
