// Both models, learning side by side, and how their scores are brought to one scale.
#pragma once

#include <cstdint>
#include <vector>

#include "improve/trainers.h"
#include "match/mix.h"

namespace waypost::improve {

class Pupil {
 public:
  Pupil(std::uint32_t features, std::uint32_t targets);

  void learn(const std::vector<Lesson>& lessons, int margin_rounds, int softmax_rounds);

  /// What is learned so far as one table, each model brought to a spread of 1 over the targets,
  /// averaged over `rows`, and counted as in `mix` (its centroid is left out).
  Weights mixed(const match::Blend& mix, const std::vector<const match::SparseVector*>& rows) const;

 private:
  std::uint32_t features_ = 0, targets_ = 0;
  MarginTrainer margin_;
  SoftmaxTrainer softmax_;
};

}  // namespace waypost::improve
