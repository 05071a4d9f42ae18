// The trained model in the form in which questions are asked: a weight for each feature and target.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "match/duals.h"
#include "match/sparse.h"
#include "match/taught.h"

namespace waypost::match {

class LinearModel {
 public:
  /// Most weights (features × targets) that are kept: 24 MB.
  static constexpr std::size_t kMostWeights = 6'000'000;

  /// Nothing trained.
  LinearModel() = default;
  LinearModel(std::size_t features, const Duals& duals);

  /// Adds what `row`, the duals' row of that number and of the target `own`, has taught.
  void add(const Duals& duals, std::uint32_t number, std::uint32_t own, const SparseVector& row);

  /// Adds what past questions have taught. Features that the model does not have are left out.
  void add(const Taught& taught);

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
  std::vector<float> values_;  // of the row that is being added
};

}  // namespace waypost::match
