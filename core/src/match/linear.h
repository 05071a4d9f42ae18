// The trained model in the form in which questions are asked: a weight for each feature and target.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "match/sparse.h"
#include "match/trainer.h"

namespace waypost::match {

/// How much each of the ways to score counts.
struct Blend {
  float margin = 0;    ///< of train_margin
  float softmax = 0;   ///< of train_softmax
  float centroid = 0;  ///< cosine with the sum of a target's phrasings
};

class LinearModel {
 public:
  /// Most weights (features × targets) that are kept: 24 MB.
  static constexpr std::size_t kMostWeights = 6'000'000;

  /// Nothing trained.
  LinearModel() = default;
  LinearModel(std::uint32_t features, std::uint32_t targets);

  /// Adds `share` of what a trained model has learned from `row`, its row of that number.
  void add(const Trained& trained, std::uint32_t number, const SparseVector& row, float share);
  /// Adds `share` of a row to the scores of `target`.
  void add(std::uint32_t target, const SparseVector& row, float share);

  bool is_trained() const { return targets_ > 0; }

  /// The scores of all targets. `out` is resized.
  [[gnu::noinline]] void scores(const SparseVector& question, std::vector<float>& out) const;
  /// The score of one target.
  float score(const SparseVector& question, std::uint32_t target) const;
  /// What has to be added to every score to make it comparable between questions.
  float common(const SparseVector& question) const;

 private:
  std::uint32_t targets_ = 0;
  std::vector<float> weights_;  // by feature, then by target
  std::vector<float> biases_;   // by target
  std::vector<float> common_;   // by feature
  float common_bias_ = 0;
};

}  // namespace waypost::match
