// A weight for each feature and target while it is learned: the primal form. The dual form of
// match/trainer needs the similarities of all rows, which is too much for thousands of questions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "match/sparse.h"

namespace waypost::improve {

class Weights {
 public:
  Weights(std::uint32_t features, std::uint32_t targets);

  std::uint32_t targets() const { return targets_; }
  /// Length of a row of scores: `targets()` and some room behind, which is 0.
  std::uint32_t width() const { return width_; }

  /// The scores of all targets for a row, bias included. `out` holds `width()` values.
  void scores(const match::SparseVector& row, float* out) const;
  /// Adds `step` times a row (and the bias) to the weights of one target.
  void move(const match::SparseVector& row, std::uint32_t target, float step);
  /// The same for all targets at once; `steps` holds `width()` values.
  void move_all(const match::SparseVector& row, const float* steps);
  /// Adds `share` of other weights of the same size.
  void add(const Weights& other, float share);

  float weight(std::uint32_t feature, std::uint32_t target) const {
    return values_[std::size_t{feature} * width_ + target];
  }
  float bias(std::uint32_t target) const { return biases_[target]; }

 private:
  std::uint32_t targets_ = 0, width_ = 0;
  std::vector<float> values_;  // by feature, then by target
  std::vector<float> biases_;
};

}  // namespace waypost::improve
