// An expression as people write it, out of what it was compiled to: the labels of branches.
#pragma once

#include <string>

#include "flow/expression.h"

namespace waypost::walks {

/// `order.status == "late" && !(a || b)`: parsed again it is the same expression, columns apart.
std::string expression_text(const expr::Expression& expression);

}  // namespace waypost::walks
