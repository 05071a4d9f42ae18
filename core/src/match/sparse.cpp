#include "match/sparse.h"

#include <cmath>
#include <cstddef>

namespace waypost::match {
namespace {

// A sparse vector that is looked into by feature.
class VectorMap {
 public:
  explicit VectorMap(const SparseVector& vector);

  // The weight of a feature; 0 when the vector does not have it.
  float operator[](std::uint32_t feature) const {
    std::size_t at = feature & mask_;
    while (slots_[at].feature != feature) {
      if (slots_[at].feature == kEmpty) return 0;
      at = (at + 1) & mask_;
    }
    return slots_[at].weight;
  }

 private:
  static constexpr std::uint32_t kEmpty = 0xffffffff;
  std::vector<Entry> slots_;  // open addressing, a power of two
  std::size_t mask_ = 0;
};

VectorMap::VectorMap(const SparseVector& vector) {
  std::size_t size = 16;
  while (size < 2 * vector.size() + 1) size *= 2;
  slots_.assign(size, {kEmpty, 0});
  mask_ = size - 1;
  for (const Entry& entry : vector) {
    std::size_t at = entry.feature & mask_;
    while (slots_[at].feature != kEmpty) at = (at + 1) & mask_;
    slots_[at] = entry;
  }
}

}  // namespace

void SumLength::add(const SparseVector& vector) {
  std::size_t met = met_.size();
  met_.resize(met + vector.size());
  for (const Entry& entry : vector) {
    float& sum = sums_[entry.feature];
    met_[met].feature = entry.feature;
    met += sum == 0 ? 1 : 0;
    sum += entry.weight;
  }
  met_.resize(met);
}

float SumLength::take() {
  float squares = 0;
  for (const Entry& entry : met_) {
    float& sum = sums_[entry.feature];
    squares += sum * sum;
    sum = 0;
  }
  met_.clear();
  return std::sqrt(squares);
}

SparseVector mixed(const SparseVector& a, const SparseVector& b, float share) {
  const VectorMap in_a(a), in_b(b);
  SparseVector out;
  out.reserve(a.size() + b.size());
  for (const Entry& entry : a) {
    out.push_back({entry.feature, share * entry.weight + (1 - share) * in_b[entry.feature]});
  }
  for (const Entry& entry : b) {
    if (in_a[entry.feature] == 0) out.push_back({entry.feature, (1 - share) * entry.weight});
  }
  return out;
}

}  // namespace waypost::match
