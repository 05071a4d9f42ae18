#include "improve/pupil.h"

#include <cmath>

namespace waypost::improve {
namespace {

// One over the mean spread of scores.
float unit_of(const Weights& weights, const std::vector<const match::SparseVector*>& rows) {
  const auto targets = static_cast<float>(weights.targets());
  std::vector<float> scores(weights.width());
  float sum = 0;
  for (const match::SparseVector* row : rows) {
    weights.scores(*row, scores.data());
    float mean = 0, squares = 0;
    for (std::uint32_t t = 0; t < weights.targets(); ++t) mean += scores[t];
    mean /= targets;
    for (std::uint32_t t = 0; t < weights.targets(); ++t) {
      squares += (scores[t] - mean) * (scores[t] - mean);
    }
    sum += std::sqrt(squares / targets);
  }
  return sum > 0 ? static_cast<float>(rows.size()) / sum : 0;
}

}  // namespace

Pupil::Pupil(std::uint32_t features, std::uint32_t targets)
    : features_(features),
      targets_(targets),
      margin_(features, targets),
      softmax_(features, targets) {}

void Pupil::learn(const std::vector<Lesson>& lessons, int margin_rounds, int softmax_rounds) {
  margin_.learn(lessons, margin_rounds);
  softmax_.learn(lessons, softmax_rounds);
}

Weights Pupil::mixed(const match::Blend& mix,
                     const std::vector<const match::SparseVector*>& rows) const {
  Weights weights(features_, targets_);
  const float whole = mix.margin + mix.softmax;
  if (mix.margin > 0) {
    weights.add(margin_.weights(), mix.margin / whole * unit_of(margin_.weights(), rows));
  }
  if (mix.softmax > 0) {
    weights.add(softmax_.weights(), mix.softmax / whole * unit_of(softmax_.weights(), rows));
  }
  return weights;
}

}  // namespace waypost::improve
