// Values for which a branch has no case, in the words of its conditions.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "proof/moves.h"

namespace waypost::proof {

class Uncovered {
 public:
  /// At a branch, where nothing that it reads is open.
  Uncovered(const Partition& partition, const World& world, const State& state);

  /// One of the cases holds here.
  bool is_covered() const { return is_covered_; }
  /// None does, and cells decide that.
  bool is_sure() const { return is_sure_; }

  /// `n < 5`, `order.state == "lost"`, `!has(kind)`: what these values have in common, of which
  /// nothing that could be otherwise; "" when no value at all is covered. `known`: the variables
  /// there.
  std::string name(const Variables& known) const;

 private:
  bool holds_none(const Cells& cells) const;
  bool matters(std::uint32_t slot) const;
  std::pair<Value, Value> around(std::uint32_t slot) const;
  std::string name_of(std::uint32_t slot, const Value* known) const;
  bool is_choice(const Path& path, const Value& value) const;

  const Partition& partition_;
  const World& world_;
  const State& state_;
  const Step& step_;
  bool is_covered_ = false, is_sure_ = true;
};

}  // namespace waypost::proof
