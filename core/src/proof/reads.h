// Which variables each step reads without asking first whether they are there.
#pragma once

#include <string>
#include <vector>

#include "proof/world.h"

namespace waypost::proof {

/// A variable that a text, an argument or an expression reads. Missing is fine in `prefill` and in
/// what is given along with a handover: nothing stands there then.
struct Read {
  std::string root;
  json::Value where;
  std::string option;     ///< only when this option is offered; "" = always
  bool is_asked = false;  ///< only when there is something to choose from
};

/// The reads of a step, each variable of each text once.
std::vector<Read> reads_of(const World& world, std::uint32_t step);

}  // namespace waypost::proof
