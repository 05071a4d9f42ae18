// How alike texts are: the words and pieces of words that two of them share, rare ones for more.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "match/sparse.h"

namespace waypost::advice {

struct Neighbour {
  std::uint32_t text = 0;
  float similarity = 0;  ///< 0..1; 1 = the same words in the same order
};

/// Texts, numbered in the order given, ready to be compared with each other.
class SimilarTexts {
 public:
  explicit SimilarTexts(const std::vector<std::string_view>& texts);

  std::size_t size() const { return rows_.size(); }
  float similarity(std::uint32_t a, std::uint32_t b) const;
  /// All others that are at least so similar, in their order. Pieces that a large share of many
  /// texts has are not looked at: what has only such in common is not found.
  std::vector<Neighbour> neighbours(std::uint32_t text, float least);

 private:
  std::vector<match::Row> rows_;  // by text; entries by feature
  std::vector<std::vector<Neighbour>> postings_;
  std::vector<float> sums_;
  std::vector<std::uint32_t> touched_;
};

}  // namespace waypost::advice
