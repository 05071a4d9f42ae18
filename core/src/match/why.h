// The explanation of a match: which pieces of the owner's phrasing the question shares.
#pragma once

#include <string>
#include <vector>

#include "match/features.h"
#include "waypost/matcher.h"

namespace waypost::match {

/// Marks the words of `phrasing` that stand in the question, also in another form of the same stem
/// ("returns" for "return") or as the completion of an unfinished word.
Why explain(const std::string& phrasing, const std::vector<Token>& question);

}  // namespace waypost::match
