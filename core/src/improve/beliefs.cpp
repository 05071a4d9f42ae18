// Label propagation (Zhou et al., 2004) from what a model believes.
#include "improve/beliefs.h"

#include <algorithm>
#include <cmath>

namespace waypost::improve {
namespace {

constexpr int kSteps = 5;
constexpr float kFromNeighbours = 0.8f;
// Of the mean: keeps a target that nobody asks for from being believed without bound.
constexpr float kLeastMass = 0.01f;

}  // namespace

// One more for none, and room to whole vectors of the processor.
Beliefs::Beliefs(std::size_t rows, std::uint32_t targets)
    : rows_(rows), targets_(targets), width_((targets + 8) / 8 * 8), shares_(rows * width_, 0) {}

void Beliefs::spread(const Neighbours& neighbours, const std::vector<bool>& is_sure,
                     const std::vector<bool>& is_out) {
  const std::vector<float> first = shares_;
  std::vector<float> next(shares_.size());
  for (int step = 0; step < kSteps; ++step) {
    for (std::size_t row = 0; row < rows_; ++row) {
      const float* own = first.data() + row * width_;
      float* to = next.data() + row * width_;
      float whole = 0;
      for (const Neighbour& other : neighbours[row]) {
        if (!is_out[other.row]) whole += other.weight;
      }
      if (is_sure[row] || whole <= 0) {
        std::copy(own, own + width_, to);
        continue;
      }
      for (std::uint32_t t = 0; t < width_; ++t) to[t] = (1 - kFromNeighbours) * own[t];
      for (const Neighbour& other : neighbours[row]) {
        if (is_out[other.row]) continue;
        const float share = kFromNeighbours * other.weight / whole;
        const float* from = of(other.row);
        for (std::uint32_t t = 0; t < width_; ++t) to[t] += share * from[t];
      }
    }
    shares_.swap(next);
  }
}

void Beliefs::balance(std::size_t first) {
  std::vector<float> mass(targets_, 0);
  float whole = 0;
  for (std::size_t row = first; row < rows_; ++row) {
    for (std::uint32_t t = 0; t < targets_; ++t) mass[t] += of(row)[t];
  }
  for (const float each : mass) whole += each;
  if (whole <= 0) return;
  for (float& each : mass) {
    each = 1 / std::sqrt(each * static_cast<float>(targets_) / whole + kLeastMass);
  }
  for (std::size_t row = first; row < rows_; ++row) {
    float* shares = of(row);
    float sum = 0, all = 0;
    for (std::uint32_t t = 0; t < targets_; ++t) {
      all += shares[t];
      shares[t] *= mass[t];
      sum += shares[t];
    }
    if (sum <= 0) continue;
    for (std::uint32_t t = 0; t < targets_; ++t) shares[t] *= all / sum;
  }
}

Guess guess_of(const float* shares, std::uint32_t targets) {
  std::uint32_t best = 0;
  float second = 0;
  for (std::uint32_t t = 1; t < targets; ++t) {
    if (shares[t] > shares[best]) {
      second = shares[best];
      best = t;
    } else {
      second = std::max(second, shares[t]);
    }
  }
  if (shares[targets] >= shares[best]) return {};
  return {best, shares[best] - second};
}

}  // namespace waypost::improve
