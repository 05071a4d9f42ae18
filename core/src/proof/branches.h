// Branches whose cases can never be taken.
#pragma once

#include <cstdint>
#include <set>
#include <vector>

#include "content/build.h"
#include "proof/types.h"

namespace waypost::proof {

/// What is known of a case.
enum class CaseVerdict : std::uint8_t {
  taken,       ///< some values lead there
  never_true,  ///< its condition holds for no values
  shadowed,    ///< whenever it holds, an earlier case has been taken
  undecided,   ///< it compares variables with each other, calculates, or there are too many cells
};

/// The verdict on each condition, tried in this order; exact but for `undecided`. One that is
/// nullptr is undecided.
std::vector<CaseVerdict> judge_cases(const std::vector<const expr::Expression*>& conditions,
                                     const expr::TypeOf& type_of);

/// Reports the cases that are never taken, `dead_case`, and gives the nodes of their conditions,
/// and of those that can never be right.
std::set<std::uint32_t> check_branches(content::Build& build, const expr::TypeOf& type_of);

}  // namespace waypost::proof
