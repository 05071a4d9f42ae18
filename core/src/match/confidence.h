// From ranking scores to how sure the matcher is, and to what to do with the matches.
#pragma once

#include <cstdint>
#include <vector>

#include "waypost/matcher.h"

namespace waypost::match {

/// 0..1000: about how many of a thousand first matches with this score were right, among held-out
/// phrasings and, at a quarter of their weight, questions on articles left out, over seven public
/// sets. Rises with the score.
std::int32_t confidence_of(std::int32_t score);

/// What to do with matches, best first. Two that lie close together are always a choice, and so is
/// a first one that leaves more than a part of the question unexplained (see coverage.h).
Decision decide(const std::vector<Match>& matches, float unexplained);

}  // namespace waypost::match
