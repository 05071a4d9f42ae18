// The features that phrasings and answers have: their numbers and how rare each is. Texts in,
// tf-idf vectors out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "match/features.h"
#include "match/sparse.h"

namespace waypost::match {

class FeatureTable {
 public:
  /// Numbers the features of `bags` in the order they are met.
  explicit FeatureTable(const std::vector<Bag>& bags);

  std::uint32_t size() const { return static_cast<std::uint32_t>(idf_.size()); }

  /// Kept apart: a hot loop (see postings.h).
  [[gnu::noinline]] SparseVector vector_of(const Bag& bag) const;

  /// What a row was trained with, seen as a question that only the features in `known` are known
  /// of: by this factor (0..1, the mean of its blocks) its similarity to other rows would be
  /// smaller. Of its entries the first `words` are of the block of words.
  float unseen_scale(const SparseVector& row, std::size_t words,
                     const std::vector<bool>& known) const;

 private:
  struct Slot {
    FeatureKey key = 0;
    std::uint32_t feature = kUnknown;
  };
  static constexpr std::uint32_t kUnknown = 0xffffffff;

  std::uint32_t find(FeatureKey key) const;
  Slot& slot_of(FeatureKey key);
  void add_block(const std::vector<Counted>& block, float share, SparseVector& out) const;

  float unknown_idf_ = 1;
  std::vector<float> idf_;   // by feature
  std::vector<Slot> slots_;  // open addressing, a power of two
};

}  // namespace waypost::match
