// Duals times rows, added up once; then a question costs its features times the targets.
#include "match/linear.h"

namespace waypost::match {

LinearModel::LinearModel(std::size_t features, const Duals& duals)
    : targets_(duals.targets()),
      weights_(features * duals.targets(), 0),
      biases_(duals.biases()),
      common_(features, 0),
      common_bias_(duals.common_bias) {}

void LinearModel::add(const Duals& duals, std::uint32_t number, std::uint32_t own,
                      const SparseVector& row) {
  duals.read(number, own, values_);
  const float common = duals.common(number);
  for (const Entry& entry : row) {
    float* weights = weights_.data() + std::size_t{entry.feature} * targets_;
    for (std::uint32_t target = 0; target < targets_; ++target) {
      weights[target] += entry.weight * values_[target];
    }
    common_[entry.feature] += entry.weight * common;
  }
}

void LinearModel::add(const Taught& taught) {
  for (std::uint32_t t = 0; t < targets_; ++t) biases_[t] += taught.biases[t];
  std::size_t at = 0;
  for (const Taught::Row& row : taught.rows) {
    if (row.feature >= common_.size()) return;
    common_[row.feature] += taught.step * static_cast<float>(row.common);
    float* weights = weights_.data() + std::size_t{row.feature} * targets_;
    for (const std::size_t end = at + row.weights; at < end; ++at) {
      const Taught::Weight& weight = taught.weights[at];
      weights[weight.target] += taught.step * static_cast<float>(weight.steps);
    }
  }
}

void LinearModel::scores(const SparseVector& question, std::vector<float>& out) const {
  out = biases_;
  for (const Entry& entry : question) {
    const float* weights = weights_.data() + std::size_t{entry.feature} * targets_;
    for (std::uint32_t target = 0; target < targets_; ++target) {
      out[target] += entry.weight * weights[target];
    }
  }
}

float LinearModel::score(const SparseVector& question, std::uint32_t target) const {
  float score = biases_[target];
  for (const Entry& entry : question) {
    score += entry.weight * weights_[std::size_t{entry.feature} * targets_ + target];
  }
  return score;
}

float LinearModel::common(const SparseVector& question) const {
  float sum = common_bias_;
  for (const Entry& entry : question) sum += entry.weight * common_[entry.feature];
  return sum;
}

}  // namespace waypost::match
