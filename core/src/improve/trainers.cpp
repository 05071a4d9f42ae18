#include "improve/trainers.h"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <utility>

#include "match/exponential.h"
#include "match/gram.h"
#include "match/trainer.h"

namespace waypost::improve {
namespace {

constexpr float kMarginCost = 1;
constexpr float kMarginStill = 0.05f;  // largest step of a round that counts as standing still
constexpr float kMarginLeast = 1e-3f;  // smaller steps are not made
constexpr float kSoftmaxCost = 10;

float square_of(const match::SparseVector& row) {
  float square = match::kBias;
  for (const match::Entry& entry : row) square += entry.weight * entry.weight;
  return square;
}

}  // namespace

const std::vector<std::uint32_t>& Shuffled::next(std::size_t rows) {
  if (order_.size() != rows) {
    order_.resize(rows);
    std::iota(order_.begin(), order_.end(), 0u);
  }
  for (std::size_t left = rows; left > 1; --left) {
    random_ = random_ * 6364136223846793005ull + 1442695040888963407ull;
    std::swap(order_[left - 1], order_[(random_ >> 33) % left]);
  }
  return order_;
}

MarginTrainer::MarginTrainer(std::uint32_t features, std::uint32_t targets)
    : weights_(features, targets),
      scores_(weights_.width()),
      before_(targets),
      gradient_(targets) {}

void MarginTrainer::learn(const std::vector<Lesson>& lessons, int rounds) {
  duals_.resize(lessons.size());
  for (int round = 0; round < rounds; ++round) {
    float largest = 0;
    for (const std::uint32_t i : shuffled_.next(lessons.size())) {
      if (lessons[i].weight <= 0 && duals_[i].empty()) continue;
      largest = std::max(largest, visit(lessons[i], duals_[i]));
    }
    if (largest < kMarginStill) return;
  }
}

// The largest step, by the weight of the row.
float MarginTrainer::visit(const Lesson& lesson, std::vector<Dual>& duals) {
  const std::uint32_t targets = weights_.targets();
  const float cost = kMarginCost * lesson.weight;
  const float diagonal = square_of(*lesson.row);
  weights_.scores(*lesson.row, scores_.data());
  std::fill(before_.begin(), before_.end(), 0.0f);
  for (const Dual& dual : duals) before_[dual.target] = dual.value;
  for (std::uint32_t t = 0; t < targets; ++t) {
    gradient_[t] = scores_[t] - diagonal * before_[t] + 1;
  }
  gradient_[lesson.target] -= 1;
  wanted_ = gradient_;
  wanted_[lesson.target] += diagonal * cost;
  const float level = match::level_of(wanted_, diagonal * cost);
  const float least = kMarginLeast * std::min(1.0f, cost);
  float largest = 0;
  duals.clear();
  for (std::uint32_t t = 0; t < targets; ++t) {
    const float most = t == lesson.target ? cost : 0;
    float dual = std::min(most, (level - gradient_[t]) / diagonal);
    const float step = dual - before_[t];
    const float size = step < 0 ? -step : step;
    if (size > least) {
      weights_.move(*lesson.row, t, step);
      largest = std::max(largest, cost > 0 ? size / cost : 0);
    } else {
      dual = before_[t];
    }
    if (dual < 0 || dual > 0) duals.push_back({t, dual});
  }
  return largest;
}

SoftmaxTrainer::SoftmaxTrainer(std::uint32_t features, std::uint32_t targets)
    : weights_(features, targets), scores_(weights_.width()), steps_(weights_.width(), 0) {}

void SoftmaxTrainer::learn(const std::vector<Lesson>& lessons, int rounds) {
  duals_.resize(lessons.size());
  for (int round = 0; round < rounds; ++round) {
    for (const std::uint32_t i : shuffled_.next(lessons.size())) {
      if (lessons[i].weight > 0) {
        duals_[i].resize(weights_.width(), 0);
        visit(lessons[i], duals_[i]);
      } else if (!duals_[i].empty()) {
        for (float& dual : duals_[i]) dual = -dual;
        weights_.move_all(*lessons[i].row, duals_[i].data());
        duals_[i].clear();
      }
    }
  }
}

void SoftmaxTrainer::visit(const Lesson& lesson, std::vector<float>& duals) {
  const std::uint32_t targets = weights_.targets();
  weights_.scores(*lesson.row, scores_.data());
  const float highest =
      *std::max_element(scores_.begin(), scores_.begin() + static_cast<std::ptrdiff_t>(targets));
  float sum = 0;
  for (std::uint32_t t = 0; t < targets; ++t) {
    scores_[t] = match::exp_of_negative(scores_[t] - highest);
    sum += scores_[t];
  }
  const float cost = kSoftmaxCost * lesson.weight;
  const float length = 1 / (1 + cost * square_of(*lesson.row) * 0.5f);
  for (std::uint32_t t = 0; t < targets; ++t) {
    const float aim = cost * ((t == lesson.target ? 1.0f : 0.0f) - scores_[t] / sum);
    steps_[t] = length * (aim - duals[t]);
    duals[t] += steps_[t];
  }
  weights_.move_all(*lesson.row, steps_.data());
}

}  // namespace waypost::improve
