// What conditions are in a state, and what can be chosen there.
#pragma once

#include <cstdint>
#include <vector>

#include "proof/partition.h"

namespace waypost::proof {

enum class Truth : std::uint8_t { no, yes, undecided };

/// nullptr holds always.
Truth truth_of(const Partition& partition, const Condition& condition, const Cells& cells);

struct OfferedChoice {
  const Option* option = nullptr;
  bool is_sure = true;
};

struct Offers {
  std::vector<OfferedChoice> options;
  bool items = false;  ///< things of the list
  bool sure_items = false;
  bool sure = false;   ///< something is offered for sure
  bool maybe = false;  ///< something may be, by a condition that is not decided
};

Offers offers_of(const Partition& partition, const std::vector<Option>& options, const From& from,
                 const Cells& cells);

/// Two paths that one value goes to are compared with what both are.
Compared joined(Compared one, const Compared& other);

}  // namespace waypost::proof
