// Which texts are alike: each with its nearest, both ways.
#pragma once

#include <cstdint>
#include <vector>

#include "match/sparse.h"

namespace waypost::improve {

struct Neighbour {
  std::uint32_t row = 0;
  float weight = 0;  ///< square of the cosine
};

/// By row: its nearest rows, and those that it is nearest to; by number.
using Neighbours = std::vector<std::vector<Neighbour>>;

/// `features`: above all of the entries. Rows without anything in common are no neighbours.
Neighbours neighbours_of(const std::vector<const match::SparseVector*>& rows,
                         std::uint32_t features);

}  // namespace waypost::improve
