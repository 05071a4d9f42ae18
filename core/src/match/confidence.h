// From what speaks for an entrant to how sure the matcher is, and to what to do with the matches.
#pragma once

#include <cstdint>
#include <vector>

#include "match/rank.h"
#include "waypost/matcher.h"

namespace waypost::match {

/// 0..1000. Comparable between questions and, roughly, between knowledge files.
std::int32_t confidence(const Ranked& ranked);

/// What to do with matches that are ranked and have their confidence.
Decision decide(const std::vector<Match>& matches);

}  // namespace waypost::match
