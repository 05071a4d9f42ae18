#include "match/postings.h"

#include <cstddef>

namespace waypost::match {

Postings::Postings(std::uint32_t rows, const std::vector<std::uint32_t>& frequency) : rows_(rows) {
  // As many postings as a feature needs at most to get from the first row to the last one, beside
  // those of the rows that have it.
  const std::uint32_t more = rows / kLongestStep;
  begins_.reserve(frequency.size() + 1);
  ends_.reserve(frequency.size());
  std::uint32_t begin = 0;
  for (const std::uint32_t found : frequency) {
    begins_.push_back(begin);
    ends_.push_back({begin, 0});
    begin += found + more;
  }
  begins_.push_back(begin);
  postings_.resize(begin);
}

void Postings::add(std::uint32_t row, const SparseVector& vector) {
  for (const Entry& entry : vector) {
    End& end = ends_[entry.feature];
    for (; row - end.row > kLongestStep; end.row += kLongestStep) {
      postings_[end.at++] = {kLongestStep, 0};
    }
    postings_[end.at++] = {static_cast<std::uint16_t>(row - end.row),
                           static_cast<std::uint16_t>(entry.weight / kWeightStep)};
    end.row = row;
  }
}

void Postings::close() { ends_ = {}; }

void Postings::similarities(const SparseVector& question, std::vector<float>& out) const {
  out.assign(rows_, 0);
  for (const Entry& entry : question) {
    const Posting* end = postings_.data() + begins_[entry.feature + 1];
    const float weight = entry.weight * kWeightStep;
    float* row = out.data();
    for (const Posting* at = postings_.data() + begins_[entry.feature]; at != end; ++at) {
      row += at->step;
      *row += weight * static_cast<float>(at->weight);
    }
  }
}

}  // namespace waypost::match
