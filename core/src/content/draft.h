// A knowledge file while it is being checked: the model's pieces, with references still as they are
// written.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "content/model.h"
#include "content/names.h"
#include "content/report.h"
#include "content/texts.h"

namespace waypost::content {

/// A jump as written: which key named it, and the id. `kind` none = nothing is written.
struct JumpDraft {
  Jump::Kind kind = Jump::Kind::none;
  json::Value id;
  std::uint32_t step = kNowhere;  ///< kind step: found within the flow
};

struct OptionDraft {
  Option option;
  JumpDraft jump;
};

struct StepDraft {
  Step step;
  json::Value source;
  json::Value lookup, target;  ///< references: of a lookup; of an article or a called flow
  json::Value arguments;       ///< lookup: the object of arguments
  std::vector<OptionDraft> options;
  std::vector<JumpDraft> cases;  ///< beside step.cases
  JumpDraft jump, not_found, failed, unknown, declined, empty;
  JumpDraft item;  ///< of options made of a list
};

/// Every way that leads from a step to another of its flow, with where it ends in the step. For
/// each: `use(JumpDraft&, Jump&)`.
template <typename Use>
void for_each_way(StepDraft& draft, Use use) {
  Step& step = draft.step;
  for (std::size_t i = 0; i < draft.cases.size(); ++i) use(draft.cases[i], step.cases[i].jump);
  use(draft.not_found, step.not_found);
  use(draft.failed, step.failed);
  use(draft.unknown, step.unknown);
  use(draft.declined, step.declined);
  use(draft.empty, step.empty);
  use(draft.item, step.from.jump);
  use(draft.jump, step.jump);
}

struct FlowDraft {
  Flow flow;
  json::Value id, category;
  std::vector<StepDraft> steps;
  bool usable = true;
  bool enabled = true;  ///< switched off: nothing leads there, and that is no fault
};

struct ArticleDraft {
  Article article;
  json::Value category;
  std::vector<JumpDraft> next;
};

struct Draft {
  Model model;
  std::vector<ArticleDraft> articles;       ///< the usable ones, as in the model
  std::vector<ArticleDraft> left_out;       ///< the others: only their references are checked
  std::vector<FlowDraft> flows;             ///< all with an id, usable or not
  std::vector<json::Value> lookup_sources;  ///< beside model.lookups
  std::set<std::string, std::less<>> switched_off;  ///< ids of flows
  Names categories, article_names, flow_names, lookups;
};

}  // namespace waypost::content
