// The two models of match/trainer in primal form: the same steps, row by row. Rows may change their
// target or their weight between rounds; what they had taught is corrected when they come up.
#pragma once

#include <cstdint>
#include <vector>

#include "improve/weights.h"
#include "match/sparse.h"

namespace waypost::improve {

/// A row to learn from. Nothing is learned from a weight of 0, and what was is forgotten.
struct Lesson {
  const match::SparseVector* row = nullptr;
  std::uint32_t target = 0;
  float weight = 0;
};

/// The order in which rows are visited: another one each round, the same ones everywhere.
class Shuffled {
 public:
  const std::vector<std::uint32_t>& next(std::size_t rows);

 private:
  std::vector<std::uint32_t> order_;
  std::uint64_t random_ = 0x9e3779b97f4a7c15ull;
};

/// Multi-class support vector machine: see match::MarginTrainer.
class MarginTrainer {
 public:
  MarginTrainer(std::uint32_t features, std::uint32_t targets);

  /// Visits all rows, `rounds` times at most: fewer when nothing moves any more. The same rows, in
  /// the same order, each time.
  void learn(const std::vector<Lesson>& lessons, int rounds);
  const Weights& weights() const { return weights_; }

 private:
  struct Dual {
    std::uint32_t target;
    float value;
  };
  float visit(const Lesson& lesson, std::vector<Dual>& duals);

  Weights weights_;
  std::vector<std::vector<Dual>> duals_;  // by row, those that are not 0
  std::vector<float> scores_, before_, gradient_, wanted_;
  Shuffled shuffled_;
};

/// Multinomial logistic regression: see match::SoftmaxTrainer.
class SoftmaxTrainer {
 public:
  SoftmaxTrainer(std::uint32_t features, std::uint32_t targets);

  void learn(const std::vector<Lesson>& lessons, int rounds);
  const Weights& weights() const { return weights_; }

 private:
  void visit(const Lesson& lesson, std::vector<float>& duals);

  Weights weights_;
  std::vector<std::vector<float>> duals_;  // by row, then by target; empty: all 0
  std::vector<float> scores_, steps_;
  Shuffled shuffled_;
};

}  // namespace waypost::improve
