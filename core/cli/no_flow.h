// The sentence for a flow that is named on the command line and is not there.
#pragma once

#include <string>
#include <string_view>

#include "content/model.h"

namespace waypost::cli {

/// `there is no flow "trak"; there are: return, track`
std::string no_flow(const Model& model, std::string_view id);

}  // namespace waypost::cli
