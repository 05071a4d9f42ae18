#include "proof/demand.h"

#include <cstddef>

#include "content/model.h"

namespace waypost::proof {

using expr::Node;
using expr::Op;

std::uint32_t Demand::run() const {
  return of(static_cast<std::uint32_t>(expression_.nodes.size() - 1));
}

std::uint32_t Demand::of(std::uint32_t number) const {
  const Node& node = expression_.nodes[number];
  if (node.op == Op::path || node.op == Op::has) {
    const auto found = open_.find(node.path);
    return found == open_.end() ? kNowhere : found->second;
  }
  for (std::size_t i = 0; i < node.operands.size(); ++i) {
    const std::uint32_t open = of(node.operands[i]);
    if (open != kNowhere) return open;
    const bool joins = node.op == Op::both || node.op == Op::either || node.op == Op::choose;
    if (i > 0 || !joins) continue;
    const bool first = holds(node.operands[0]);
    if ((node.op == Op::both && !first) || (node.op == Op::either && first)) return kNowhere;
    if (node.op == Op::choose) return of(node.operands[first ? 1 : 2]);
  }
  return kNowhere;
}

// Operands stand before what is made of them: so many nodes are an expression of their own.
bool Demand::holds(std::uint32_t number) const {
  const auto end = expression_.nodes.begin() + static_cast<std::ptrdiff_t>(number) + 1;
  return expr::holds({{expression_.nodes.begin(), end}}, variables_);
}

}  // namespace waypost::proof
