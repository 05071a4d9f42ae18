// Which kinds of steps ran in an event, told from its effects and the flows alone.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "content/model.h"
#include "json/reader.h"

namespace waypost::test {

class StepsRun {
 public:
  explicit StepsRun(const Model& model);

  /// The kinds that the effects of one event give away. `say, menu, input, lookup, handover, end`
  /// speak for themselves. `branch, set, article, goto` say nothing under their own name: one has
  /// run when a step has spoken that only such steps lead to.
  std::set<StepKind> told_by(json::Value effects) const;

 private:
  using StepAt = std::pair<std::uint32_t, std::uint32_t>;  // flow, step

  void lead(const Jump& jump, StepAt from);
  void note_silent(StepAt at, std::set<StepKind>& ran) const;

  const Model& model_;
  std::map<StepAt, std::vector<StepAt>> before_;  // the steps that lead to each
};

}  // namespace waypost::test
