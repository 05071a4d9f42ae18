// An inverted index, one row after the other.
#include "improve/neighbours.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace waypost::improve {
namespace {

constexpr std::size_t kNearest = 8;

struct Posting {
  std::uint32_t row;
  float weight;
};

float length_of(const match::SparseVector& row) {
  float squares = 0;
  for (const match::Entry& entry : row) squares += entry.weight * entry.weight;
  return std::sqrt(squares);
}

void make_mutual(Neighbours& neighbours) {
  const Neighbours nearest = neighbours;
  for (std::uint32_t i = 0; i < nearest.size(); ++i) {
    for (const Neighbour& other : nearest[i]) {
      neighbours[other.row].push_back({i, other.weight});
    }
  }
  for (std::vector<Neighbour>& each : neighbours) {
    std::sort(each.begin(), each.end(),
              [](const Neighbour& a, const Neighbour& b) { return a.row < b.row; });
    each.erase(std::unique(each.begin(), each.end(),
                           [](const Neighbour& a, const Neighbour& b) { return a.row == b.row; }),
               each.end());
  }
}

}  // namespace

Neighbours neighbours_of(const std::vector<const match::SparseVector*>& rows,
                         std::uint32_t features) {
  std::vector<std::vector<Posting>> postings(features);
  std::vector<float> lengths;
  for (std::uint32_t i = 0; i < rows.size(); ++i) {
    lengths.push_back(length_of(*rows[i]));
    for (const match::Entry& entry : *rows[i]) postings[entry.feature].push_back({i, entry.weight});
  }
  Neighbours neighbours(rows.size());
  std::vector<float> similar(rows.size());
  std::vector<Neighbour> found;
  for (std::uint32_t i = 0; i < rows.size(); ++i) {
    std::fill(similar.begin(), similar.end(), 0.0f);
    for (const match::Entry& entry : *rows[i]) {
      for (const Posting& posting : postings[entry.feature]) {
        similar[posting.row] += entry.weight * posting.weight;
      }
    }
    found.clear();
    for (std::uint32_t j = 0; j < rows.size(); ++j) {
      if (j == i || similar[j] <= 0) continue;
      const float cosine = similar[j] / (lengths[i] * lengths[j]);
      found.push_back({j, cosine * cosine});
    }
    const std::size_t kept = std::min(kNearest, found.size());
    std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(kept), found.end(),
                      [](const Neighbour& a, const Neighbour& b) {
                        return a.weight != b.weight ? a.weight > b.weight : a.row < b.row;
                      });
    neighbours[i].assign(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(kept));
  }
  make_mutual(neighbours);
  return neighbours;
}

}  // namespace waypost::improve
