// All similarities between the rows that a model is trained on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "match/postings.h"

namespace waypost::match {

/// Of the square of the bias: a feature that every row has, beside its own.
inline constexpr float kBias = 0.3f;

/// A symmetric matrix: the dot product of every row with every other, and kBias.
class Gram {
 public:
  /// Empty: every row still has to be filled.
  explicit Gram(std::uint32_t size) : size_(size), values_(std::size_t{size} * size, 0) {}

  /// `postings` are those of all rows.
  void fill(std::uint32_t i, const SparseVector& row, const Postings& postings);

  std::uint32_t size() const { return size_; }
  /// Row `i`: `size()` values.
  const float* row(std::uint32_t i) const { return values_.data() + std::size_t{i} * size_; }
  /// Without the bias.
  float similarity(std::uint32_t i, std::uint32_t j) const { return row(i)[j] - kBias; }

 private:
  std::uint32_t size_ = 0;
  std::vector<float> values_;
  std::vector<float> similarities_;
};

}  // namespace waypost::match
