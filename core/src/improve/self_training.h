// Learns from the owner's phrasings, then from the past questions that it understands with their
// help, a few more in each round.
#pragma once

#include <cstdint>
#include <vector>

#include "improve/beliefs.h"
#include "improve/material.h"
#include "improve/neighbours.h"
#include "improve/pupil.h"
#include "match/mix.h"

namespace waypost::improve {

/// What the scores of both models count, beside each other.
inline constexpr match::Blend kBoth = {1, 1, 0};

/// The rows of the neighbours: the own rows, then the questions.
std::vector<const match::SparseVector*> rows_of(const Material& material);

class SelfTraining {
 public:
  static constexpr int kRounds = 3;

  /// `held_out` by own row, `is_out` by target: nothing is learned of these. Everything that is
  /// referred to outlives this.
  SelfTraining(const Material& material, const Neighbours& neighbours, std::vector<bool> held_out,
               std::vector<bool> is_out);

  /// First: from the own rows alone.
  void learn_own();
  /// Then kRounds times: from the questions.
  void learn_asked(int round);

  /// What has been learned by now from the questions, held to what the own rows say.
  Weights weights() const;
  /// What had been learned from the own rows alone.
  Weights own_weights(const match::Blend& mix) const { return pupil_.mixed(mix, phrasings_); }

  /// By feature: whether a row that was learned from has it.
  const std::vector<std::uint8_t>& known() const { return known_; }

 private:
  void judge(std::uint32_t question, const Weights& weights, float* shares);
  void choose(const Beliefs& beliefs, std::size_t most);

  const Material& material_;
  const Neighbours& neighbours_;
  std::vector<bool> held_out_, is_out_;
  std::vector<bool> is_sure_, is_silent_;  // by row of the neighbours
  std::vector<const match::SparseVector*> phrasings_;
  std::vector<Lesson> lessons_;  // own rows, then questions
  std::vector<std::uint8_t> known_;
  Pupil pupil_;
  Weights own_;
  std::vector<float> fits_nothing_;  // by question, 0..1
  std::vector<float> scores_, answers_;
};

}  // namespace waypost::improve
