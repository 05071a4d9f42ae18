// Which variables each step reads without asking first whether they are there.
#pragma once

#include <string>
#include <vector>

#include "proof/world.h"

namespace waypost::proof {

/// A variable that a text, an argument or an expression reads. Missing is fine in `prefill` and in
/// what is given along with a handover: nothing stands there then. A text that visitors are shown
/// has a hole besides where nothing stands at the path, also when it was asked for and skipped;
/// what a called flow does not return is missing wherever it is compared, calculated with or sent.
/// An argument of a lookup's address has a hole likewise.
struct Read {
  std::string root;
  json::Value where;
  Path shown;             ///< the path, of these; empty: whether the variable has been set
  std::string option;     ///< only when this option is offered; "" = always
  bool is_asked = false;  ///< only when there is something to choose from
  bool is_sent = false;   ///< to the shop's system: no visitor is shown it
};

/// The reads of a step, each variable and each path of each text once.
std::vector<Read> reads_of(const World& world, std::uint32_t step);

}  // namespace waypost::proof
