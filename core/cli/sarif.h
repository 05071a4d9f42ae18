// Problems as SARIF 2.1.0, the form that code review tools read.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "check_line.h"
#include "proof_text.h"

namespace waypost::cli {

/// What stands in each file, by the name that lines have.
using FileTexts = std::map<std::string, std::string>;

/// One run of one tool, with a rule for each code that occurs. The moves that lead to a problem
/// stand behind its message, and each flow that is not decided is a note.
std::string sarif(const std::vector<CheckLine>& lines, const std::vector<FileProofs>& proofs,
                  const FileTexts& texts);

}  // namespace waypost::cli
