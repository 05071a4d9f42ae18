// What `waypost check` says of one problem.
#pragma once

#include <string>

#include "explain.h"
#include "waypost/status.h"

namespace waypost::cli {

/// `code` is not always a Code: files that cannot be read have none.
struct CheckLine {
  std::string file;
  Problem problem;
  std::string code;
  Explanation explanation;
};

}  // namespace waypost::cli
