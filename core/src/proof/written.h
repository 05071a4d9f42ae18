// Every expression of a step, with where it stands in the file.
#pragma once

#include <cstdint>
#include <vector>

#include "content/draft.h"

namespace waypost::proof {

struct Written {
  /// `shown`: the condition of an option, a field or a milestone. `flag`: another condition.
  enum class Kind : std::uint8_t { value, branch_case, shown, flag };
  const expr::Expression* expression = nullptr;
  json::Value where;
  Kind kind = Kind::value;
};

/// Of steps whose options have not been moved into the model yet.
std::vector<Written> expressions_of(const content::StepDraft& step);

}  // namespace waypost::proof
