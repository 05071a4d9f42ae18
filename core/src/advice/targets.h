// Articles and flows as one list: what both have in common.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "content/model.h"
#include "waypost/matcher.h"

namespace waypost::advice {

inline constexpr std::uint32_t kNoTarget = 0xffffffff;

/// A view into a model, which outlives it.
struct TargetView {
  Target target;
  /// Of a flow that can be asked for; "" for an article, whose title is its first phrasing.
  std::string_view title;
  const std::vector<std::string>& questions;
  std::string_view answer;  ///< of an article
  const std::vector<Target>* next = nullptr;
};

/// Articles first, then flows, in the order of the model: the numbers by which targets go.
std::vector<TargetView> targets_of(const Model& model);

/// The number of a target; kNoTarget when the model has none such.
std::uint32_t number_of(const Model& model, const Target& target);

}  // namespace waypost::advice
