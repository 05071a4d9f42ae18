// The moves that lead to a state: as lines that `waypost play --script` takes, and played by `step`
// itself. Nothing is said to be a counterexample that does not happen there.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "proof/machine.h"
#include "waypost/content.h"

namespace waypost::proof {

/// A move and where it leads; or a flow that is begun.
struct Leg {
  Move move;
  std::uint32_t begun = kNowhere;  ///< the flow
  State state;                     ///< behind it
  bool waits = false;              ///< for the next move
};

/// From a session that has just begun to the state.
std::vector<Leg> path_to(const Machine& machine, std::uint32_t state);
/// The same, but on these ways at last.
std::vector<Leg> path_along(const Machine& machine, const std::vector<Machine::Taken>& ways,
                            std::uint32_t state);

/// One line for each move.
std::vector<std::string> script_of(const World& world, const std::vector<Leg>& path);

/// What is to be seen at the end of the path.
struct Claim {
  enum class Kind : std::uint8_t { reached, unset, empty, stuck };
  Kind kind = Kind::reached;
  Path path;  ///< unset: nothing stands there
};

/// Played by `step`, the claim holds at the end of the path; of `unset` and `empty`, which the end
/// alone does not show, also that it leads from place to place as the machine says, with variables
/// in the cells that it says.
bool replays(const Content& content, const World& world, const Moves& moves,
             const std::vector<Leg>& path, const Claim& claim);

/// The same at some hour of a week, with a clock (`replays` knows none): what only the shop's hours
/// lead to happens then. By the clock of every zone it is UTC.
bool replays_at_some_hour(const Content& content, const World& world, const Moves& moves,
                          const std::vector<Leg>& path, const Claim& claim);

}  // namespace waypost::proof
