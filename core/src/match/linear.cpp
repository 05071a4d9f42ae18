// Duals times rows, added up once; then a question costs its features times the targets.
#include "match/linear.h"

#include "match/gram.h"

namespace waypost::match {

LinearModel::LinearModel(std::uint32_t features, std::uint32_t targets)
    : targets_(targets),
      weights_(std::size_t{features} * targets, 0),
      biases_(targets, 0),
      common_(features, 0) {}

void LinearModel::add(const Trained& trained, std::uint32_t number, const SparseVector& row,
                      float share) {
  std::vector<float> duals(targets_);
  for (std::uint32_t target = 0; target < targets_; ++target) {
    duals[target] = share * trained.duals.of(target)[number];
    biases_[target] += kBias * duals[target];
  }
  const float common = share * trained.common[number];
  common_bias_ += kBias * common;
  for (const Entry& entry : row) {
    float* weights = weights_.data() + std::size_t{entry.feature} * targets_;
    for (std::uint32_t target = 0; target < targets_; ++target) {
      weights[target] += entry.weight * duals[target];
    }
    common_[entry.feature] += entry.weight * common;
  }
}

void LinearModel::add(std::uint32_t target, const SparseVector& row, float share) {
  for (const Entry& entry : row) {
    weights_[std::size_t{entry.feature} * targets_ + target] += share * entry.weight;
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
