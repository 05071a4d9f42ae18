// A linear model for each target: a support vector machine with squared hinge loss, trained against
// the phrasings of other targets that lie nearest, and kept as weights on phrasings (its dual
// form).
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "match/index.h"

namespace waypost::match {

/// The phrasings of one target: [begin, end) in the index.
struct PhrasingRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

class LinearModel {
 public:
  static constexpr std::size_t kMostTrained = 4000;

  LinearModel() = default;
  /// Trains one machine per target. Same input, same bytes, on every platform. With more than
  /// `kMostTrained` phrasings nothing is trained: that would take seconds in a browser.
  LinearModel(const PhrasingIndex& index, const std::vector<SparseVector>& rows,
              const std::vector<PhrasingRange>& targets);

  bool is_trained() const { return !begins_.empty(); }

  /// The margin of `target` for a question with these similarities to the phrasings; about -1 to 1.
  float margin(std::uint32_t target, const std::vector<float>& similarities) const;

 private:
  struct Support {
    std::uint32_t phrasing = 0;
    float weight = 0;
  };
  std::vector<std::uint32_t> begins_;  // by target: its supports; one more for the end
  std::vector<float> biases_;          // by target
  std::vector<Support> supports_;
};

}  // namespace waypost::match
