// An inverted index over rows: phrasings (and answers) as vectors.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "match/sparse.h"

namespace waypost::match {

/// Which rows have a feature.
///
/// The hot loops, here and in other files of this room, are functions that stay functions: inlined
/// at link time into the one large function that compiles knowledge, they run several times slower
/// as WebAssembly, because browsers optimise small functions that are called often, not a large one
/// that is called once.
class Postings {
 public:
  Postings() = default;
  /// Of the first `count` rows.
  Postings(const std::vector<Row>& rows, std::size_t count, std::uint32_t features);

  /// Dot products with every row, in fixed order. `out` is resized.
  [[gnu::noinline]] void similarities(const SparseVector& question, std::vector<float>& out) const;

 private:
  struct Posting {
    std::uint32_t row = 0;
    float weight = 0;
  };
  std::uint32_t rows_ = 0;
  std::vector<std::uint32_t> begins_;  // by feature; one more for the end
  std::vector<Posting> postings_;
};

}  // namespace waypost::match
