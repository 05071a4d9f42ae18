// What past questions have taught beyond the phrasings, in the form in which it travels in a pack:
// weights of features, never a question.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "match/features.h"

namespace waypost::match {

struct Taught {
  struct Row {
    std::uint32_t feature = 0;
    std::uint32_t weights = 0;  ///< how many of `weights` are of this feature
    std::int8_t common = 0;     ///< what is added for all targets, in steps
  };
  struct Weight {
    std::uint32_t target = 0;
    std::int8_t steps = 0;
  };

  /// Features that only questions have: numbered behind those of the knowledge.
  std::vector<FeatureKey> keys;
  float step = 0;
  std::vector<float> biases;    ///< by target
  std::vector<Row> rows;        ///< by feature, upwards
  std::vector<Weight> weights;  ///< row by row; of a row by target, upwards

  std::string bytes() const;
  /// Nothing when `bytes` are not those of a knowledge of so many features and targets.
  static std::optional<Taught> from(std::string_view bytes, std::uint32_t own_features,
                                    std::uint32_t targets);
};

}  // namespace waypost::match
