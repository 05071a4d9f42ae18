// Plain loops over targets, in a fixed order.
#include "improve/weights.h"

#include "match/gram.h"

namespace waypost::improve {
namespace {

// Rows of weights begin where a vector of the processor would.
constexpr std::uint32_t kBlock = 8;

}  // namespace

Weights::Weights(std::uint32_t features, std::uint32_t targets)
    : targets_(targets),
      width_((targets + kBlock - 1) / kBlock * kBlock),
      values_(std::size_t{features} * width_, 0),
      biases_(width_, 0) {}

void Weights::scores(const match::SparseVector& row, float* out) const {
  for (std::uint32_t t = 0; t < width_; ++t) out[t] = biases_[t];
  for (const match::Entry& entry : row) {
    const float* weights = values_.data() + std::size_t{entry.feature} * width_;
    for (std::uint32_t t = 0; t < width_; ++t) out[t] += entry.weight * weights[t];
  }
}

void Weights::move(const match::SparseVector& row, std::uint32_t target, float step) {
  for (const match::Entry& entry : row) {
    values_[std::size_t{entry.feature} * width_ + target] += step * entry.weight;
  }
  biases_[target] += match::kBias * step;
}

void Weights::move_all(const match::SparseVector& row, const float* steps) {
  for (const match::Entry& entry : row) {
    float* weights = values_.data() + std::size_t{entry.feature} * width_;
    for (std::uint32_t t = 0; t < width_; ++t) weights[t] += entry.weight * steps[t];
  }
  for (std::uint32_t t = 0; t < width_; ++t) biases_[t] += match::kBias * steps[t];
}

void Weights::add(const Weights& other, float share) {
  for (std::size_t i = 0; i < values_.size(); ++i) values_[i] += share * other.values_[i];
  for (std::uint32_t t = 0; t < width_; ++t) biases_[t] += share * other.biases_[t];
}

}  // namespace waypost::improve
