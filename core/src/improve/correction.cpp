#include "improve/correction.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace waypost::improve {
namespace {

// Top-1 of clinc150-dg5 falls by 0.2 points from all weights to 200,000 and by 0.5 to 100,000; of
// hwu64-10shot by 0 and 0.3.
constexpr std::size_t kMostWeights = 150'000;
// Scores have a spread of 1: half a step is far below what changes an order.
constexpr float kStep = 0.25f;
constexpr float kMostSteps = 127;

struct Change {
  std::uint32_t feature, target;
  float value;
  float worth;
};

std::int8_t steps_of(float value) {
  const float steps = std::clamp(value / kStep, -kMostSteps, kMostSteps);
  return static_cast<std::int8_t>(steps < 0 ? steps - 0.5f : steps + 0.5f);
}

// Reads the weights of a feature.
class ModelReader {
 public:
  ModelReader(const match::LinearModel& model, std::uint32_t own_features)
      : model_(model), own_features_(own_features), common_bias_(model.common({})) {
    model.scores({}, biases_);
  }

  const std::vector<float>& biases() const { return biases_; }
  float common_bias() const { return common_bias_; }

  void read(std::uint32_t feature, std::vector<float>& out) const {
    if (feature >= own_features_) {
      out.assign(biases_.size(), 0);
      return;
    }
    const match::SparseVector alone = {{feature, 1}};
    model_.scores(alone, out);
    const float common = model_.common(alone) - common_bias_;
    for (std::size_t t = 0; t < out.size(); ++t) out[t] += common - biases_[t];
  }

 private:
  const match::LinearModel& model_;
  std::uint32_t own_features_;
  float common_bias_;
  std::vector<float> biases_;
};

float median(std::vector<float> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

// How much a weight of each feature moves scores: its mean weight in questions, times the root of
// how many have it.
std::vector<float> worths(const Material& material) {
  std::vector<float> sums(material.features, 0), counts(material.features, 0);
  const auto add = [&](const match::SparseVector& row) {
    for (const match::Entry& entry : row) {
      sums[entry.feature] += entry.weight;
      counts[entry.feature] += 1;
    }
  };
  for (const match::SparseVector& question : material.asked) add(question);
  for (const OwnRow& own : material.own) add(own.row.vector);
  for (std::size_t f = 0; f < sums.size(); ++f) {
    if (counts[f] > 0) sums[f] /= std::sqrt(counts[f]);
  }
  return sums;
}

}  // namespace

match::Taught correction_of(const match::LinearModel& model, const Weights& wanted,
                            const Material& material) {
  const ModelReader reader(model, material.own_features);
  const std::vector<float> worth = worths(material);
  match::Taught taught;
  taught.step = kStep;
  for (std::uint32_t t = 0; t < material.targets; ++t) {
    taught.biases.push_back(wanted.bias(t) - reader.biases()[t] - reader.common_bias());
  }
  std::vector<float> common(material.features), differences;
  std::vector<Change> changes;
  for (std::uint32_t f = 0; f < material.features; ++f) {
    reader.read(f, differences);
    for (std::uint32_t t = 0; t < material.targets; ++t) {
      differences[t] = wanted.weight(f, t) - differences[t];
    }
    common[f] = median(differences);
    for (std::uint32_t t = 0; t < material.targets; ++t) {
      const float value = differences[t] - common[f];
      if (steps_of(value) == 0) continue;
      changes.push_back({f, t, value, (value < 0 ? -value : value) * worth[f]});
    }
  }
  const auto by_place = [](const Change& a, const Change& b) {
    return a.feature != b.feature ? a.feature < b.feature : a.target < b.target;
  };
  std::sort(changes.begin(), changes.end(), [&](const Change& a, const Change& b) {
    return a.worth != b.worth ? a.worth > b.worth : by_place(a, b);
  });
  changes.resize(std::min(changes.size(), kMostWeights));
  std::sort(changes.begin(), changes.end(), by_place);
  std::size_t at = 0;
  for (std::uint32_t f = 0; f < material.features; ++f) {
    const std::size_t begin = at;
    for (; at < changes.size() && changes[at].feature == f; ++at) {
      taught.weights.push_back({changes[at].target, steps_of(changes[at].value)});
    }
    const auto count = static_cast<std::uint32_t>(at - begin);
    const std::int8_t shared = steps_of(common[f]);
    if (count > 0 || shared != 0) taught.rows.push_back({f, count, shared});
  }
  return taught;
}

}  // namespace waypost::improve
