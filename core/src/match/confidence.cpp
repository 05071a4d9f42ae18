// Confidence is a weighted mean of margin and cosines: on public sets it tells questions that the
// knowledge answers from others better than the first one's lead over the second.
#include "match/confidence.h"

#include <algorithm>

namespace waypost::match {
namespace {

constexpr std::int32_t kSure = 450;      // from here on the first match is shown at once
constexpr std::int32_t kPossible = 250;  // from here on a match is worth offering
constexpr std::int32_t kLead = 60;       // what the first must be ahead of the second

}  // namespace

std::int32_t confidence(const Ranked& ranked) {
  const float margin = std::clamp((ranked.margin + 1) / 2, 0.0f, 1.0f);
  const float sure = 0.4f * margin + 0.3f * ranked.centroid + 0.3f * ranked.nearest_three;
  return static_cast<std::int32_t>(std::clamp(sure, 0.0f, 1.0f) * 1000);
}

Decision decide(const std::vector<Match>& matches) {
  if (matches.empty() || matches[0].confidence < kPossible) return Decision::none;
  if (matches[0].confidence < kSure) return Decision::choose;
  const bool leads = matches.size() == 1 || matches[0].confidence - matches[1].confidence >= kLead;
  return leads ? Decision::answer : Decision::choose;
}

}  // namespace waypost::match
