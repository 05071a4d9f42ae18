#include "match/postings.h"

namespace waypost::match {

Postings::Postings(const std::vector<Row>& rows, std::size_t count, std::uint32_t features)
    : rows_(static_cast<std::uint32_t>(count)) {
  begins_.assign(std::size_t{features} + 1, 0);
  for (std::uint32_t row = 0; row < rows_; ++row) {
    for (const Entry& entry : rows[row].vector) ++begins_[entry.feature + 1];
  }
  for (std::size_t i = 1; i < begins_.size(); ++i) begins_[i] += begins_[i - 1];
  postings_.resize(begins_.back());
  std::vector<std::uint32_t> next(begins_.begin(), begins_.end() - 1);
  for (std::uint32_t row = 0; row < rows_; ++row) {
    for (const Entry& entry : rows[row].vector)
      postings_[next[entry.feature]++] = {row, entry.weight};
  }
}

void Postings::similarities(const SparseVector& question, std::vector<float>& out) const {
  out.assign(rows_, 0);
  for (const Entry& entry : question) {
    const Posting* end = postings_.data() + begins_[entry.feature + 1];
    for (const Posting* at = postings_.data() + begins_[entry.feature]; at != end; ++at) {
      out[at->row] += entry.weight * at->weight;
    }
  }
}

}  // namespace waypost::match
