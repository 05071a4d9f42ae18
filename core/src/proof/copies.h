// Values that steps give to variables by expressions: what is known of the one is known of the
// other.
#pragma once

#include <cstddef>
#include <vector>

#include "content/model.h"
#include "flow/expression.h"

namespace waypost::proof {

inline constexpr std::size_t kLongestCopy = 4;  ///< names in a path that a copy brings about

/// An expression, and the path that takes what it gives.
struct Assignment {
  const expr::Expression* value;
  Path to;
};

/// Those of all `set` steps and calls; whatever any flow returns may stand where any call puts it.
std::vector<Assignment> assignments_of(const Model& model);

/// A path alone: what it gives is a copy.
bool is_copy(const expr::Expression& expression);

/// The path itself, or one inside.
bool is_at_or_below(const Path& path, const Path& outer);
/// The same place below another path.
Path moved(const Path& path, const Path& from, const Path& to);

}  // namespace waypost::proof
