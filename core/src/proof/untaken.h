// Cases of branches, and options of menus and inputs, that nobody is seen to take or to be offered:
// what the variables may hold there rules them out, or it is not certain that it does not.
#pragma once

#include <cstdint>
#include <vector>

#include "proof/machine.h"

namespace waypost::proof {

struct Untaken {
  std::uint32_t step;
  json::Value when;      ///< the condition
  std::uint32_t chosen;  ///< which case of the branch; kNowhere: an option, which is offered
  /// States where it may hold, none of them certain; without any it never does.
  std::vector<std::uint32_t> states;
};

/// Of the conditions that cells decide, and that are looked at in some state, those that hold in
/// none which is certain.
std::vector<Untaken> untaken_cases(const World& world, const Partition& partition,
                                   const Machine& machine);
std::vector<Untaken> untaken_options(const World& world, const Partition& partition,
                                     const Moves& moves, const Machine& machine);

}  // namespace waypost::proof
