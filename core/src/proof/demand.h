// What an expression reads first of all that it does not know yet.
#pragma once

#include <cstdint>
#include <map>

#include "flow/expression.h"

namespace waypost::proof {

class Demand {
 public:
  /// `open`: paths that are not known yet, with their numbers; `variables` has all others. They
  /// must outlive it.
  Demand(const expr::Expression& expression, const Variables& variables,
         const std::map<Path, std::uint32_t>& open)
      : expression_(expression), variables_(variables), open_(open) {}

  /// The number of the first one that the value depends on; kNowhere when none does.
  std::uint32_t run() const;

 private:
  std::uint32_t of(std::uint32_t node) const;
  bool holds(std::uint32_t node) const;

  const expr::Expression& expression_;
  const Variables& variables_;
  const std::map<Path, std::uint32_t>& open_;
};

}  // namespace waypost::proof
