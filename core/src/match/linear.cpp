// Dual coordinate descent (Hsieh et al., 2008): only + - * /, in a fixed order.
#include "match/linear.h"

#include <algorithm>
#include <cstddef>

namespace waypost::match {
namespace {

constexpr float kCost = 1;
constexpr int kRounds = 20;
constexpr float kGoodEnough = 0.02f;  // largest step of a round that counts as standing still
constexpr float kEmptyCost = 8;       // of the example without phrasing
constexpr std::size_t kRivals = 100;  // nearest phrasings of other targets that are learned against

constexpr std::uint32_t kNoPhrasing = 0xffffffff;

// A phrasing that belongs to the target (sign 1) or not (-1). The example without phrasing is the
// question that shares nothing with the knowledge: it belongs to nobody, also where there are no
// rivals.
struct Example {
  std::uint32_t phrasing = kNoPhrasing;
  float sign = 1;
  float diagonal = 0.5f / kCost;
  float squares = 1;  // of the row's length, with 1 for the bias
  float dual = 0;
};

class Trainer {
 public:
  Trainer(const PhrasingIndex& index, const std::vector<SparseVector>& rows)
      : index_(index), rows_(rows), weights_(index.features(), 0) {}

  [[gnu::noinline]] const std::vector<Example>& train(PhrasingRange target) {
    choose_examples(target);
    for (int round = 0; round < kRounds; ++round) {
      float largest = 0;
      for (Example& example : examples_) largest = std::max(largest, improve(example));
      if (largest < kGoodEnough) break;
    }
    forget();
    return examples_;
  }

 private:
  // The target's own phrasings, then its rivals, nearest first.
  [[gnu::noinline]] void choose_examples(PhrasingRange target) {
    examples_.assign(1, {kNoPhrasing, -1, 0.5f / kEmptyCost});
    for (std::uint32_t p = target.begin; p < target.end; ++p) add_example(p, 1);
    sums_.assign(rows_.size(), 0);
    for (std::uint32_t p = target.begin; p < target.end; ++p) {
      index_.similarities(rows_[p], near_);
      for (std::size_t i = 0; i < near_.size(); ++i) sums_[i] += near_[i];
    }
    rivals_.clear();
    for (std::uint32_t p = 0; p < rows_.size(); ++p) {
      if ((p < target.begin || p >= target.end) && sums_[p] > 0) rivals_.push_back(p);
    }
    const std::size_t kept = std::min(kRivals, rivals_.size());
    std::partial_sort(rivals_.begin(), rivals_.begin() + static_cast<std::ptrdiff_t>(kept),
                      rivals_.end(), [this](std::uint32_t a, std::uint32_t b) {
                        return sums_[a] != sums_[b] ? sums_[a] > sums_[b] : a < b;
                      });
    for (std::size_t i = 0; i < kept; ++i) add_example(rivals_[i], -1);
  }

  void add_example(std::uint32_t phrasing, float sign) {
    Example example{phrasing, sign};
    for (const Entry& entry : rows_[phrasing]) example.squares += entry.weight * entry.weight;
    examples_.push_back(example);
  }

  // One coordinate step; gives how far the dual moved. Kept apart (see index.h).
  [[gnu::noinline]] float improve(Example& example) {
    const SparseVector& row = row_of(example);
    float margin = bias_;
    for (const Entry& entry : row) margin += weights_[entry.feature] * entry.weight;
    const float gradient = example.sign * margin - 1 + example.diagonal * example.dual;
    const float step = gradient / (example.squares + example.diagonal);
    const float next = std::max(0.0f, example.dual - step);
    const float moved = next - example.dual;
    if (moved == 0) return 0;
    example.dual = next;
    const float change = example.sign * moved;
    bias_ += change;
    for (const Entry& entry : row) weights_[entry.feature] += change * entry.weight;
    return moved < 0 ? -moved : moved;
  }

  const SparseVector& row_of(const Example& example) const {
    return example.phrasing == kNoPhrasing ? empty_ : rows_[example.phrasing];
  }

  void forget() {
    bias_ = 0;
    for (const Example& example : examples_) {
      for (const Entry& entry : row_of(example)) weights_[entry.feature] = 0;
    }
  }

  const PhrasingIndex& index_;
  const std::vector<SparseVector>& rows_;
  const SparseVector empty_;
  std::vector<float> weights_;  // by feature; all zero between two targets
  float bias_ = 0;
  std::vector<Example> examples_;
  std::vector<float> near_, sums_;
  std::vector<std::uint32_t> rivals_;
};

}  // namespace

LinearModel::LinearModel(const PhrasingIndex& index, const std::vector<SparseVector>& rows,
                         const std::vector<PhrasingRange>& targets) {
  if (rows.size() > kMostTrained) return;
  Trainer trainer(index, rows);
  begins_.push_back(0);
  for (const PhrasingRange& target : targets) {
    float bias = 0;
    for (const Example& example : trainer.train(target)) {
      const float weight = example.sign * example.dual;
      bias += weight;
      if (weight == 0 || example.phrasing == kNoPhrasing) continue;
      supports_.push_back({example.phrasing, weight});
    }
    biases_.push_back(bias);
    begins_.push_back(static_cast<std::uint32_t>(supports_.size()));
  }
}

float LinearModel::margin(std::uint32_t target, const std::vector<float>& similarities) const {
  float margin = biases_[target];
  for (std::uint32_t i = begins_[target]; i < begins_[target + 1]; ++i) {
    margin += supports_[i].weight * similarities[supports_[i].phrasing];
  }
  return margin;
}

}  // namespace waypost::match
