// Sparse vectors: what texts are to the trained models.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace waypost::match {

/// One entry of a sparse vector: the feature's number and its weight.
struct Entry {
  std::uint32_t feature = 0;
  float weight = 0;
};

/// A text as a vector of length 1, or shorter when it holds features that no phrasing has: those
/// count in the length but have no entry, so that a question full of unknown pieces is similar to
/// nothing. No feature twice.
using SparseVector = std::vector<Entry>;

/// Of the weights in rows: they are whole multiples of it, so that an index may keep them as 16
/// bits.
inline constexpr float kWeightStep = 1.0f / 32768;

/// A text of the knowledge as a vector. Its first `words` entries are of the block of words and
/// pairs, the others are pieces.
struct Row {
  SparseVector vector;
  std::size_t words = 0;
};

/// The length of a sum of vectors.
class SumLength {
 public:
  explicit SumLength(std::uint32_t features) : sums_(features, 0) {}

  [[gnu::noinline]] void add(const SparseVector& vector);
  /// Of what was added since it was taken last.
  [[gnu::noinline]] float take();

 private:
  std::vector<float> sums_;  // by feature
  SparseVector met_;         // in the order in which they were met
};

/// share * a + (1 - share) * b
SparseVector mixed(const SparseVector& a, const SparseVector& b, float share);

}  // namespace waypost::match
