// What walks have covered of the flows, as text and as a file.
#pragma once

#include <cstddef>
#include <string>

#include "walks/tally.h"
#include "waypost/content.h"

namespace waypost::cli {

/// The percentages, and every step and way that no walk has come to.
std::string coverage_text(const walks::Tally& tally, std::size_t walks);

/// `{"waypost_coverage":1,"content","walks","percent","steps":{"done","all"},…,"flows":[…]}`
std::string coverage_json(const Content& content, const walks::Tally& tally, std::size_t walks);

/// A line for each step that was not reached, and for each way out of those that were. `entered`:
/// only of flows that were entered at all.
std::string missed_text(const walks::Tally& tally, bool entered = false);

}  // namespace waypost::cli
