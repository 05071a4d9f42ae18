// How many clicks lead from a flow's start to each of its outcomes.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "proof/machine.h"

namespace waypost::proof {

struct Distance {
  Outcome outcome = Outcome::ended;
  std::uint32_t target = kNowhere;  ///< the step, or the article
  std::uint32_t least = 0;
  std::optional<std::uint32_t> most;  ///< nothing: there is a loop on the way
};

/// Of every flow that visitors begin: its outcomes in the order of their least clicks.
std::vector<std::vector<Distance>> clicks_of(const World& world, const Machine& machine);

/// How many states stand in each flow.
std::vector<std::size_t> states_of(const World& world, const Machine& machine);

}  // namespace waypost::proof
