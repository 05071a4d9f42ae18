// What visitors ask about and a knowledge never mentions: words that come again and again in past
// questions, that neither phrasings nor answers have, and whose questions are answered by nothing
// in particular.
#pragma once

#include <cstdint>
#include <vector>

#include "advice/learn.h"
#include "advice/targets.h"

namespace waypost::advice {

/// The questions of each such word, the most frequent word first. A question may have several.
std::vector<std::vector<std::uint32_t>> unknown_topics(const std::vector<TargetView>& targets,
                                                       const std::vector<PastQuestion>& questions);

}  // namespace waypost::advice
