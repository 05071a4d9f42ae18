// The machine, with what it walks by.
#pragma once

#include <cstdint>

#include "proof/liveness.h"
#include "proof/machine.h"
#include "proof/moves.h"

namespace waypost::proof {

/// Walked when it is made. `only`: nothing but this flow is begun by visitors; kNowhere: all are.
struct Walked {
  Walked(const World& world, const Partition& partition, Memory memory,
         std::uint32_t only = kNowhere)
      : live(world, partition, memory),
        moves(world, partition, live),
        machine(world, moves, live, partition, only),
        is_whole(machine.run()) {}

  Liveness live;
  Moves moves;
  Machine machine;
  bool is_whole;  ///< else there were too many states: what was walked is true, and not all
};

}  // namespace waypost::proof
