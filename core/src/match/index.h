// The inverted index over all phrasings: tf-idf vectors in, similarities to every phrasing out.
#pragma once

#include <cstdint>
#include <vector>

#include "match/features.h"

namespace waypost::match {

/// One entry of a sparse vector: the feature's number and its weight.
struct Entry {
  std::uint32_t feature = 0;
  float weight = 0;
};

/// A text as a vector of length 1, or shorter when it holds features that no phrasing has: those
/// count in the length but have no entry, so that a question full of unknown pieces is similar to
/// nothing.
using SparseVector = std::vector<Entry>;

/// The hot loops, here and in linear.cpp, are functions that stay functions: inlined at link time
/// into the one large function that compiles knowledge, they run several times slower as
/// WebAssembly, because browsers optimise small functions that are called often, not a large one
/// that is called once.
class PhrasingIndex {
 public:
  /// Indexes `bags`, one for each phrasing. The rows are given out in `rows` for training.
  PhrasingIndex(const std::vector<Bag>& bags, std::vector<SparseVector>& rows);

  std::uint32_t phrasings() const { return phrasings_; }
  std::uint32_t features() const { return static_cast<std::uint32_t>(idf_.size()); }

  [[gnu::noinline]] SparseVector vector_of(const Bag& bag) const;

  /// Dot products with every phrasing, in fixed order. `out` is resized.
  [[gnu::noinline]] void similarities(const SparseVector& query, std::vector<float>& out) const;

 private:
  struct Posting {
    std::uint32_t phrasing = 0;
    float weight = 0;
  };
  struct Slot {
    FeatureKey key = 0;
    std::uint32_t feature = kUnknown;
  };
  static constexpr std::uint32_t kUnknown = 0xffffffff;

  void number_features(const std::vector<Bag>& bags);
  void fill_postings(const std::vector<SparseVector>& rows);
  std::uint32_t find(FeatureKey key) const;
  Slot& slot_of(FeatureKey key);
  void add_block(const std::vector<Counted>& block, float share, SparseVector& out) const;

  std::uint32_t phrasings_ = 0;
  float unknown_idf_ = 1;
  std::vector<float> idf_;             // by feature
  std::vector<Slot> slots_;            // open addressing, a power of two
  std::vector<std::uint32_t> begins_;  // by feature: its postings; one more for the end
  std::vector<Posting> postings_;
};

}  // namespace waypost::match
