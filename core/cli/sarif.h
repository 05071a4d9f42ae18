// Problems as SARIF 2.1.0, the form that code review tools read.
#pragma once

#include <string>
#include <vector>

#include "check_line.h"

namespace waypost::cli {

/// One run of one tool, with a rule for each code that occurs.
std::string sarif(const std::vector<CheckLine>& lines);

}  // namespace waypost::cli
