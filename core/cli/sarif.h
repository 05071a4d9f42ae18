// Problems as SARIF 2.1.0, the form that code review tools read.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "check_line.h"

namespace waypost::cli {

/// What stands in each file, by the name that lines have.
using FileTexts = std::map<std::string, std::string>;

/// One run of one tool, with a rule for each code that occurs.
std::string sarif(const std::vector<CheckLine>& lines, const FileTexts& texts);

}  // namespace waypost::cli
