// One pass through an inverted index for each row.
#include "match/gram.h"

namespace waypost::match {

void Gram::fill(std::uint32_t i, const SparseVector& row, const Postings& postings) {
  postings.similarities(row, similarities_);
  float* values = values_.data() + std::size_t{i} * size_;
  for (std::uint32_t j = 0; j < size_; ++j) values[j] = similarities_[j] + kBias;
}

}  // namespace waypost::match
