#include "improve/self_training.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "match/calibration.h"
#include "match/exponential.h"
#include "match/learning.h"

namespace waypost::improve {
namespace {

constexpr int kOwnMarginRounds = 20;
constexpr int kOwnSoftmaxRounds = 10;
constexpr int kMarginRounds = 4;
constexpr int kSoftmaxRounds = 3;

// What a question counts beside a phrasing of the owner's.
constexpr float kQuestionWeight = 0.2f;
// Of the questions that a target would have if all had as many: how many may join it, by round.
constexpr float kMost[SelfTraining::kRounds] = {0.4f, 0.8f, 1.6f};
// From scores, which have a spread of 1, to beliefs.
constexpr float kSharpness = 2;
// Of what the confidence leaves open: how much a question is believed to be about nothing here.
constexpr float kNothing = 0.5f;
// What remains of the model without questions: it knows best what is about nothing here.
constexpr float kOwnShare = 0.25f;
constexpr float kThousand = 1000;
// A piece is known when so many rows have it.
constexpr std::uint32_t kKnownFrom = 3;

}  // namespace

std::vector<const match::SparseVector*> rows_of(const Material& material) {
  std::vector<const match::SparseVector*> rows;
  for (const OwnRow& own : material.own) rows.push_back(&own.row.vector);
  for (const match::SparseVector& question : material.asked) rows.push_back(&question);
  return rows;
}

SelfTraining::SelfTraining(const Material& material, const Neighbours& neighbours,
                           std::vector<bool> held_out, std::vector<bool> is_out)
    : material_(material),
      neighbours_(neighbours),
      held_out_(std::move(held_out)),
      is_out_(std::move(is_out)),
      known_(material.features, false),
      pupil_(material.features, material.targets),
      own_(0, material.targets),
      scores_(own_.width()) {
  const std::size_t own = material.own.size();
  is_sure_.assign(own + material.asked.size(), false);
  is_silent_ = is_sure_;
  for (std::size_t i = 0; i < own; ++i) {
    const OwnRow& row = material.own[i];
    is_sure_[i] = true;
    // An answer is too long to be like a question.
    is_silent_[i] = held_out_[i] || !row.is_phrasing;
    lessons_.push_back({&row.row.vector, row.target, held_out_[i] ? 0.0f : 1.0f});
    if (held_out_[i]) continue;
    if (row.is_phrasing) phrasings_.push_back(&row.row.vector);
    for (const match::Entry& entry : row.row.vector) known_[entry.feature] = true;
  }
  for (const match::SparseVector& question : material.asked) lessons_.push_back({&question, 0, 0});
}

void SelfTraining::learn_own() {
  pupil_.learn(lessons_, kOwnMarginRounds, kOwnSoftmaxRounds);
  own_ = pupil_.mixed(kBoth, phrasings_);
}

// What a model believes of a question before it has heard the neighbours.
void SelfTraining::judge(std::uint32_t question, const Weights& weights, float* shares) {
  weights.scores(material_.asked[question], scores_.data());
  material_.asked_answers(question, answers_);
  const std::uint32_t targets = material_.targets;
  float highest = 0;
  bool any = false;
  for (std::uint32_t t = 0; t < targets; ++t) {
    if (is_out_[t]) continue;
    scores_[t] += match::kAnswerWeight * answers_[t];
    highest = any ? std::max(highest, scores_[t]) : scores_[t];
    any = true;
  }
  if (fits_nothing_.size() == question) {
    const std::int32_t sure = match::Calibration(targets).confidence(highest);
    fits_nothing_.push_back(kNothing * (1 - static_cast<float>(sure) / kThousand));
  }
  float sum = 0;
  for (std::uint32_t t = 0; t < targets; ++t) {
    shares[t] = is_out_[t] ? 0 : match::exp_of_negative(kSharpness * (scores_[t] - highest));
    sum += shares[t];
  }
  const float nothing = fits_nothing_[question];
  for (std::uint32_t t = 0; t < targets; ++t) shares[t] *= (1 - nothing) / sum;
  shares[targets] = nothing;
}

void SelfTraining::learn_asked(int round) {
  const Weights now = round == 0 ? own_ : pupil_.mixed(kBoth, phrasings_);
  const std::size_t own = material_.own.size(), asked = material_.asked.size();
  Beliefs beliefs(own + asked, material_.targets);
  for (std::size_t i = 0; i < own; ++i) beliefs.of(i)[material_.own[i].target] = 1;
  for (std::uint32_t i = 0; i < asked; ++i) judge(i, now, beliefs.of(own + i));
  beliefs.spread(neighbours_, is_sure_, is_silent_);
  beliefs.balance(own);
  const float mean = static_cast<float>(asked) / static_cast<float>(material_.targets);
  choose(beliefs, static_cast<std::size_t>(kMost[round] * mean) + 1);
  pupil_.learn(lessons_, kMarginRounds, kSoftmaxRounds);
  if (round + 1 < kRounds) return;
  std::vector<std::uint32_t> found(material_.features, 0);
  for (const match::SparseVector& question : material_.asked) {
    for (const match::Entry& entry : question) {
      if (++found[entry.feature] >= kKnownFrom) known_[entry.feature] = true;
    }
  }
}

// For each target the questions that are most clearly about it.
void SelfTraining::choose(const Beliefs& beliefs, std::size_t most) {
  struct Candidate {
    std::size_t lesson;
    float lead;
  };
  const std::size_t own = material_.own.size();
  std::vector<std::vector<Candidate>> candidates(material_.targets);
  for (std::size_t i = own; i < lessons_.size(); ++i) {
    lessons_[i].weight = 0;
    const Guess guess = guess_of(beliefs.of(i), material_.targets);
    if (guess.target != kNoTarget) candidates[guess.target].push_back({i, guess.lead});
  }
  for (std::uint32_t t = 0; t < material_.targets; ++t) {
    std::stable_sort(candidates[t].begin(), candidates[t].end(),
                     [](const Candidate& a, const Candidate& b) { return a.lead > b.lead; });
    for (std::size_t k = 0; k < std::min(most, candidates[t].size()); ++k) {
      lessons_[candidates[t][k].lesson].target = t;
      lessons_[candidates[t][k].lesson].weight = kQuestionWeight;
    }
  }
}

Weights SelfTraining::weights() const {
  Weights weights(material_.features, material_.targets);
  weights.add(pupil_.mixed(kBoth, phrasings_), 1 - kOwnShare);
  weights.add(own_, kOwnShare);
  return weights;
}

}  // namespace waypost::improve
