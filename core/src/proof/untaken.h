// Cases of branches that nobody is seen to take, and options, fields and milestones that nobody is
// seen to be shown: what the variables may hold there rules them out, or it is not certain that it
// does not.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "proof/walked.h"

namespace waypost::proof {

struct Untaken {
  struct Place {
    const Walked* walked;
    std::uint32_t state;
  };
  std::uint32_t step;
  json::Value when;      ///< the condition
  std::uint32_t chosen;  ///< which case of the branch; kNowhere: what is shown
  /// Where it may hold, nowhere for certain; without any it never does.
  std::vector<Place> places;
};

/// All walks of a file.
using Walks = std::vector<std::unique_ptr<Walked>>;

/// Of the conditions that cells decide, and that are looked at in some state of some walk, those
/// that hold in none which is certain.
std::vector<Untaken> untaken_cases(const World& world, const Partition& partition,
                                   const Walks& walks);
std::vector<Untaken> never_shown(const World& world, const Partition& partition,
                                 const Walks& walks);

}  // namespace waypost::proof
