// Problems as sentences: what is wrong and what to do about it. The only prose about knowledge
// files; the browser build ships codes.
#pragma once

#include <string>

#include "waypost/status.h"

namespace waypost::cli {

struct Explanation {
  std::string message;  ///< one line: what is wrong
  std::string remedy;   ///< one line: what to do
};

Explanation explain(const Problem& problem);

}  // namespace waypost::cli
