// Where a step may lead.
#pragma once

#include "content/model.h"

namespace waypost::proof {

/// Every way on in turn, and whether the step's variables have been set on it: `use(jump, sets)`.
template <typename Use>
void for_each_jump(const Step& step, Use use) {
  for (const Option& option : step.options) {
    if (step.kind == StepKind::menu) use(option.jump, false);
  }
  for (const Case& one : step.cases) use(one.jump, false);
  if (step.kind == StepKind::lookup) {
    use(step.not_found, true);
    use(step.failed, true);
    use(step.unknown, true);
    use(step.declined, false);
  }
  if (step.empty.kind != Jump::Kind::none) use(step.empty, false);
  if (step.kind == StepKind::menu && !step.from.list.empty()) use(step.from.jump, true);
  if (step.kind != StepKind::menu) use(step.jump, true);
}

}  // namespace waypost::proof
