// The measured curve from score to confidence, and the thresholds of the decision.
#include "match/confidence.h"

#include <cstddef>
#include <iterator>

namespace waypost::match {
namespace {

struct Knot {
  std::int32_t score = 0;  // millionths, as in Match
  std::int32_t confidence = 0;
};

constexpr Knot kCurve[] = {
    {-900'000, 0},    {-700'000, 60},   {-500'000, 160},   {-300'000, 280}, {-100'000, 480},
    {100'000, 620},   {300'000, 690},   {500'000, 800},    {700'000, 860},  {900'000, 900},
    {1'100'000, 945}, {1'500'000, 980}, {2'000'000, 1000},
};

constexpr std::int32_t kSure = 600;      // from here on the first match is shown at once
constexpr std::int32_t kPossible = 250;  // from here on a match is worth offering
constexpr std::int32_t kLead = 200'000;  // score that the first must be ahead of the second
constexpr float kMostUnexplained = 0.42f;

}  // namespace

std::int32_t confidence_of(std::int32_t score) {
  if (score <= kCurve[0].score) return kCurve[0].confidence;
  for (std::size_t i = 1; i < std::size(kCurve); ++i) {
    const Knot& left = kCurve[i - 1];
    const Knot& right = kCurve[i];
    if (score >= right.score) continue;
    const std::int64_t rise = right.confidence - left.confidence;
    return left.confidence +
           static_cast<std::int32_t>(rise * (score - left.score) / (right.score - left.score));
  }
  return kCurve[std::size(kCurve) - 1].confidence;
}

Decision decide(const std::vector<Match>& matches, float unexplained) {
  if (matches.empty() || matches[0].confidence < kPossible) return Decision::none;
  if (matches[0].confidence < kSure) return Decision::choose;
  if (unexplained > kMostUnexplained) return Decision::choose;
  const bool leads = matches.size() == 1 || matches[0].score - matches[1].score >= kLead;
  return leads ? Decision::answer : Decision::choose;
}

}  // namespace waypost::match
