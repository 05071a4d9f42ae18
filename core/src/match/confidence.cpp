// The thresholds of the decision, and the curve for knowledge too small to be measured.
#include "match/confidence.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

#include "match/coverage.h"

namespace waypost::match {
namespace {

struct Knot {
  float fit = 0;
  std::int32_t confidence = 0;
};

// Over centroid + nearest / 2 + answer / 2, which do not depend on the size of the knowledge.
constexpr Knot kCurve[] = {{0.10f, 0},   {0.25f, 100}, {0.40f, 300}, {0.60f, 560},
                           {0.80f, 700}, {1.00f, 820}, {1.30f, 950}, {1.60f, 1000}};
constexpr float kNearestShare = 0.5f;
constexpr float kAnswerShare = 0.5f;
// A match that is less similar to its nearest phrasing than that is hardly one: knowledge of few
// targets gives everything some score.
constexpr float kNear = 0.1f;
constexpr std::int32_t kPossible = 200;  // from here on a match is worth offering
constexpr std::int32_t kClearlySurer = 20;
constexpr std::int32_t kSteep = 8;       // with that curve 95 of 100 answers from 600 on are right
constexpr std::int32_t kDataOnly = 700;  // for a flow that asks for the number, and no words at all

std::int32_t on_curve(float fit) {
  if (fit <= kCurve[0].fit) return kCurve[0].confidence;
  for (std::size_t i = 1; i < std::size(kCurve); ++i) {
    const Knot& left = kCurve[i - 1];
    const Knot& right = kCurve[i];
    if (fit >= right.fit) continue;
    const float share = (fit - left.fit) / (right.fit - left.fit);
    return left.confidence + static_cast<std::int32_t>(
                                 share * static_cast<float>(right.confidence - left.confidence));
  }
  return kCurve[std::size(kCurve) - 1].confidence;
}

bool is_calibrated(const Learned& learned) {
  return learned.model.is_trained() && learned.duals.calibration.is_usable();
}

}  // namespace

std::int32_t confidence_of(const Learned& learned, const Ranked& ranked) {
  if (ranked.is_data_only) return kDataOnly;
  if (is_calibrated(learned)) {
    const std::int32_t sure = learned.duals.calibration.confidence(ranked.sure);
    const float near = std::max(ranked.nearest, ranked.taught);
    if (near >= kNear || ranked.answer > 0 || ranked.order > 0) return sure;
    return static_cast<std::int32_t>(static_cast<float>(sure) * near / kNear);
  }
  return on_curve(ranked.centroid + kNearestShare * ranked.nearest + kAnswerShare * ranked.answer +
                  (ranked.order > 0 ? kNearestShare : 0));
}

Decision decide(const Learned& learned, const std::vector<Ranked>& ranked,
                const std::vector<Match>& matches, float unexplained, std::int32_t precision) {
  if (matches.empty() || matches[0].confidence < kPossible) return Decision::none;
  const bool is_measured = is_calibrated(learned) && !ranked[0].is_data_only;
  const std::int32_t answers_from =
      is_measured ? learned.duals.calibration.answers_from() : 1000 - kSteep * (1000 - precision);
  if (matches[0].confidence < answers_from) return Decision::choose;
  if (unexplained > kMostUnexplained) return Decision::choose;
  if (matches.size() == 1) return Decision::answer;
  // The scores of small knowledge lie far apart whatever is asked.
  const bool are_alike =
      !is_measured && matches[0].confidence - matches[1].confidence < kClearlySurer;
  const bool leads = !are_alike && ranked[0].score - ranked[1].score >= kLead;
  return leads ? Decision::answer : Decision::choose;
}

}  // namespace waypost::match
