// How sure the matcher is of a match, and what to do with the matches.
#pragma once

#include <cstdint>
#include <vector>

#include "match/learning.h"
#include "match/rank.h"
#include "waypost/matcher.h"

namespace waypost::match {

/// 0..1000: about how many of a thousand first matches that fit like this one are right. Measured
/// on held out phrasings of this knowledge; where it has too few of them, a curve that was measured
/// on public sets. Rises with how well the match fits.
std::int32_t confidence_of(const Learned& learned, const Ranked& ranked);

/// What to do with matches, best first, whose confidences are given in `matches`. Two that lie
/// close together are always a choice, and so is a first one that leaves more than a part of the
/// question unexplained (see coverage.h). `precision`: of a thousand direct answers so many are to
/// be right; where calibration has measured nothing, a rule of thumb follows it.
Decision decide(const Learned& learned, const std::vector<Ranked>& ranked,
                const std::vector<Match>& matches, float unexplained, std::int32_t precision);

}  // namespace waypost::match
