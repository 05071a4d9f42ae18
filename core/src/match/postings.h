// An inverted index over rows: the texts of the knowledge as vectors.
#pragma once

#include <cstdint>
#include <vector>

#include "match/sparse.h"

namespace waypost::match {

/// Which rows have a feature. Four bytes for each: that of large knowledge is most of its memory.
///
/// The hot loops, here and in other files of this room, are functions that stay functions: inlined
/// at link time into the one large function that compiles knowledge, they run several times slower
/// as WebAssembly, because browsers optimise small functions that are called often, not a large one
/// that is called once.
class Postings {
 public:
  Postings() = default;
  /// Room for `rows` rows, in which the features are as often as `frequency` says, at most.
  Postings(std::uint32_t rows, const std::vector<std::uint32_t>& frequency);

  /// The rows have to come in order; their weights (0..1) are kept in whole kWeightSteps.
  [[gnu::noinline]] void add(std::uint32_t row, const SparseVector& vector);
  /// After the last row.
  void close();

  /// Dot products with every row, in fixed order. `out` is resized.
  [[gnu::noinline]] void similarities(const SparseVector& question, std::vector<float>& out) const;

 private:
  struct Posting {
    std::uint16_t step = 0;    // from the row before, or from row 0
    std::uint16_t weight = 0;  // in kWeightStep; 0 where a step alone does not reach the next row
  };
  struct End {
    std::uint32_t at = 0;   // where the feature's next posting goes
    std::uint32_t row = 0;  // that its last one has reached
  };
  static constexpr std::uint32_t kLongestStep = 0xffff;

  std::uint32_t rows_ = 0;
  std::vector<std::uint32_t> begins_;  // by feature; one more for the end
  std::vector<Posting> postings_;
  std::vector<End> ends_;  // by feature, until it is closed
};

}  // namespace waypost::match
