#include "match/fit.h"

#include <cmath>
#include <cstddef>
#include <utility>

namespace waypost::match {

Fit::Fit(const Lessons& lessons, const Gram& gram, const std::vector<std::uint32_t>& target_of,
         std::vector<std::uint8_t> held_out, const Fit* from)
    : lessons_(lessons),
      gram_(gram),
      held_out_(std::move(held_out)),
      lesson_{gram, target_of, static_cast<std::uint32_t>(lessons.targets.size()), held_out_},
      margin_(lesson_, from != nullptr ? &from->margin() : nullptr),
      softmax_(lesson_, from != nullptr ? &from->softmax() : nullptr) {}

bool Fit::step() {
  if (!margin_is_done_) {
    margin_is_done_ = !margin_.step();
    return true;
  }
  if (softmax_.step()) return true;
  finish();
  return false;
}

void Fit::finish() {
  margin_biases_ = biases_of(margin());
  softmax_biases_ = biases_of(softmax());
  for (const RowsOfTarget& rows : lessons_.targets) {
    float squares = 0;
    for (std::uint32_t p = rows.begin; p < rows.end; ++p) {
      if (is_held_out(p)) continue;
      for (std::uint32_t q = rows.begin; q < rows.end; ++q) {
        if (!is_held_out(q)) squares += gram_.similarity(p, q);
      }
    }
    lengths_.push_back(std::sqrt(squares));
  }
  if (held_out_.empty()) return;
  known_.assign(lessons_.features.size(), false);
  for (std::uint32_t row = 0; row < gram_.size(); ++row) {
    if (is_held_out(row)) continue;
    for (const Entry& entry : lessons_.rows[row].vector) known_[entry.feature] = true;
  }
}

std::vector<float> Fit::biases_of(const Trained& trained) const {
  std::vector<float> biases;
  for (std::uint32_t t = 0; t < lessons_.targets.size(); ++t) {
    float sum = 0;
    for (std::uint32_t i = 0; i < gram_.size(); ++i) sum += trained.duals.of(t)[i];
    biases.push_back(kBias * sum);
  }
  return biases;
}

float Fit::centroid(std::uint32_t target, std::uint32_t row) const {
  if (lengths_[target] <= 0) return 0;
  const RowsOfTarget& rows = lessons_.targets[target];
  float sum = 0;
  for (std::uint32_t p = rows.begin; p < rows.end; ++p) {
    if (!is_held_out(p)) sum += gram_.similarity(row, p);
  }
  return sum / lengths_[target];
}

void Fit::read(std::uint32_t row, Scores& out) const {
  const float scale =
      known_.empty() ? 1 : lessons_.features.unseen_scale(lessons_.rows[row], known_);
  const std::size_t count = lessons_.targets.size();
  out.margin.resize(count);
  out.softmax.resize(count);
  out.centroid.resize(count);
  for (std::uint32_t t = 0; t < count; ++t) {
    const float margin_bias = margin_biases_[t], softmax_bias = softmax_biases_[t];
    out.margin[t] = margin_bias + scale * (margin().scores.of(t)[row] - margin_bias);
    out.softmax[t] = softmax_bias + scale * (softmax().scores.of(t)[row] - softmax_bias);
    out.centroid[t] = scale * centroid(t, row);
  }
  lessons_.answers(row, out.answer);
  out.common = 0;
  for (std::uint32_t i = 0; i < gram_.size(); ++i) {
    out.common += softmax().common[i] * (scale * gram_.similarity(row, i) + kBias);
  }
}

}  // namespace waypost::match
