// Nearest phrasings and answers choose the candidates, the linear model puts them in order.
#include "match/rank.h"

#include <algorithm>
#include <cstddef>

namespace waypost::match {
namespace {

// Weights of what speaks for an entrant; found by cross-validation on phrasings (tests/quality).
constexpr float kMarginWeight = 1.0f;
constexpr float kCentroidWeight = 1.0f;
constexpr float kNearestWeight = 0.5f;
constexpr float kAnswerWeight = 0.6f;
constexpr float kOrderWeight = 0.4f;
constexpr float kCorrectedShare = 0.5f;
constexpr std::size_t kCandidates = 32;

bool better(const Ranked& a, const Ranked& b) {
  return a.score != b.score ? a.score > b.score : a.entrant < b.entrant;
}

void keep_best(std::vector<Ranked>& ranked, std::size_t limit) {
  const std::size_t kept = std::min(limit, ranked.size());
  std::partial_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(kept),
                    ranked.end(), better);
  ranked.resize(kept);
}

Ranked gather(const Matcher::Entrant& entrant, const std::vector<float>& similarities) {
  Ranked ranked;
  float sum = 0, second = 0, third = 0;
  for (std::uint32_t p = entrant.phrasings.begin; p < entrant.phrasings.end; ++p) {
    const float similarity = similarities[p];
    sum += similarity;
    if (similarity > ranked.nearest || ranked.phrasing == kNowhere) {
      third = second;
      second = ranked.nearest;
      ranked.nearest = similarity;
      ranked.phrasing = p;
    } else if (similarity > second) {
      third = second;
      second = similarity;
    } else if (similarity > third) {
      third = similarity;
    }
  }
  const std::uint32_t count = entrant.phrasings.end - entrant.phrasings.begin;
  const auto several = static_cast<float>(std::clamp(count, 1u, 3u));
  ranked.nearest_three = (ranked.nearest + second + third) / several;
  if (entrant.centroid_length > 0) ranked.centroid = sum / entrant.centroid_length;
  return ranked;
}

// A corrected question is half what was typed: a word that was no slip must not look like a good
// match.
SparseVector vector_of(const Matcher& matcher, const ReadQuestion& question) {
  SparseVector vector = matcher.index.vector_of(features(question.corrected));
  if (!question.was_corrected) return vector;
  for (Entry& entry : vector) entry.weight *= kCorrectedShare;
  for (Entry entry : matcher.index.vector_of(features(question.typed))) {
    entry.weight *= 1 - kCorrectedShare;
    vector.push_back(entry);
  }
  return vector;
}

void add_margins(const Matcher& matcher, const std::vector<float>& similarities,
                 std::vector<Ranked>& ranked) {
  for (Ranked& next : ranked) {
    // Untrained, the cosine stands in: it spans about the same range.
    next.margin = matcher.linear.is_trained() ? matcher.linear.margin(next.entrant, similarities)
                                              : 2 * next.centroid - 1;
    next.score += kMarginWeight * next.margin;
  }
}

}  // namespace

std::vector<Ranked> rank(const Matcher& matcher, const RankedFor& asked, std::size_t limit) {
  std::vector<float> similarities, answers;
  matcher.index.similarities(vector_of(matcher, asked.question), similarities);
  matcher.answers.scores(asked.question.corrected, answers);
  std::vector<Ranked> ranked;
  for (std::uint32_t entrant = 0; entrant < matcher.entrants.size(); ++entrant) {
    Ranked next = gather(matcher.entrants[entrant], similarities);
    next.entrant = entrant;
    next.answer = answers[entrant];
    next.score = kCentroidWeight * next.centroid + kNearestWeight * next.nearest +
                 kAnswerWeight * next.answer;
    if (asked.has_order && matcher.entrants[entrant].asks_order) next.score += kOrderWeight;
    if (next.score > 0) ranked.push_back(next);
  }
  keep_best(ranked, std::max(limit, kCandidates));
  // Nothing but a number: there are no words for the linear model to judge.
  if (!asked.question.typed.empty()) add_margins(matcher, similarities, ranked);
  keep_best(ranked, limit);
  return ranked;
}

}  // namespace waypost::match
