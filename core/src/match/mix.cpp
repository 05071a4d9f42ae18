#include "match/mix.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace waypost::match {
namespace {

// The first is the usual one. Those with the centroid are for small knowledge, where there is
// little to learn from; in very small one the first of them is the usual one.
constexpr std::array<Blend, 5> kChoice = {{{1, 1, 0}, {1, 0, 0}, {0, 1, 0}, {1, 0, 1}, {0, 0, 1}}};
constexpr std::size_t kForMany = 3;
constexpr std::uint32_t kFewPhrasings = 150;
constexpr std::uint32_t kVeryFew = 60;
constexpr std::size_t kWithCentroid = 3;
constexpr float kBeyondChance = 2.7f;  // 1.645 standard errors, squared: one in twenty by chance

float mixed(const Scores& scores, const Blend& shares, std::uint32_t target) {
  return shares.margin * scores.margin[target] + shares.softmax * scores.softmax[target] +
         shares.centroid * scores.centroid[target] + kAnswerWeight * scores.answer[target];
}

float reciprocal_rank(const Scores& scores, const Blend& shares, std::uint32_t own) {
  const float wanted = mixed(scores, shares, own);
  std::uint32_t rank = 1;
  for (std::uint32_t t = 0; t < scores.margin.size(); ++t) {
    const float other = mixed(scores, shares, t);
    if (other > wanted || (other == wanted && t < own)) ++rank;
  }
  return 1 / static_cast<float>(rank);
}

}  // namespace

void Units::Spread::add(const std::vector<float>& scores) {
  const auto whole = static_cast<float>(scores.size());
  float mean = 0, squares = 0;
  for (const float score : scores) mean += score;
  mean /= whole;
  for (const float score : scores) squares += (score - mean) * (score - mean);
  sum += std::sqrt(squares / whole);
  count += 1;
}

void Units::add(const Scores& scores) {
  margin_.add(scores.margin);
  softmax_.add(scores.softmax);
  centroid_.add(scores.centroid);
}

Blend Units::shares_of(const Blend& mix) const {
  const float whole = mix.margin + mix.softmax + mix.centroid;
  return {mix.margin * margin_.unit() / whole, mix.softmax * softmax_.unit() / whole,
          mix.centroid * centroid_.unit() / whole};
}

MixTrials::MixTrials(const Lessons& lessons) : lessons_(lessons) {
  std::uint32_t phrasings = 0;
  for (const RowsOfTarget& rows : lessons.targets) phrasings += rows.end - rows.begin;
  if (phrasings >= kFewPhrasings) tried_ = kForMany;
  if (phrasings < kVeryFew) best_ = usual_ = kWithCentroid;
}

void MixTrials::add(const HeldOut& held_out, const Scores& scores, const Units& units,
                    const std::vector<std::uint8_t>& is_out) {
  std::array<float, kMixes> ranks{};
  for (std::size_t mix = 0; mix < tried_; ++mix) {
    const Blend shares = units.shares_of(kChoice[mix]);
    trials_[mix].samples.push_back(first_match(held_out, scores, shares, is_out));
    if (held_out.in_scope) ranks[mix] = reciprocal_rank(scores, shares, held_out.target);
  }
  for (std::size_t mix = 0; mix < tried_; ++mix) {
    const float gain = ranks[mix] - ranks[usual_];
    trials_[mix].gain += gain;
    trials_[mix].squares += gain * gain;
  }
}

Sample MixTrials::first_match(const HeldOut& held_out, const Scores& scores, const Blend& shares,
                              const std::vector<std::uint8_t>& is_out) const {
  std::optional<std::uint32_t> best;
  float highest = 0, second = 0;
  for (std::uint32_t t = 0; t < is_out.size(); ++t) {
    if (is_out[t]) continue;
    const float score = mixed(scores, shares, t);
    if (!best || score > highest) {
      second = best ? highest : score - 2 * kLead;
      best = t;
      highest = score;
    } else {
      second = std::max(second, score);
    }
  }
  Sample sample;
  if (!best) return sample;
  sample.sure = highest + shares.softmax * scores.common;
  sample.in_scope = held_out.in_scope;
  sample.right = held_out.in_scope && *best == held_out.target;
  sample.direct = highest - second >= kLead && lessons_.explains(held_out.row, *best);
  return sample;
}

void MixTrials::choose() {
  for (std::size_t mix = 0; mix < tried_; ++mix) {
    const Trial& trial = trials_[mix];
    const bool beyond_chance =
        trial.gain > 0 && trial.gain * trial.gain > kBeyondChance * trial.squares;
    if (beyond_chance && trial.gain > trials_[best_].gain) best_ = mix;
  }
}

const Blend& MixTrials::best() const { return kChoice[best_]; }

}  // namespace waypost::match
