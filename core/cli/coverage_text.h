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

/// `track/late_menu` and the ways out of it that were not taken: for people.
std::string missed_text(const walks::Tally& tally);

}  // namespace waypost::cli
