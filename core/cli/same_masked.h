// What was logged and what came of it again, where masks hide a part of either.
#pragma once

#include "json/reader.h"

namespace waypost::cli {

/// True when both are the same but for what `•••` stands for. A private answer that is a day, a
/// number or several things is one text of dots when it is run again, and what was made of it is
/// made of dots: any text may stand where either has them, and of what kind a value was (`as`) is
/// not asked there.
bool same_masked(json::Value logged, json::Value again);

}  // namespace waypost::cli
