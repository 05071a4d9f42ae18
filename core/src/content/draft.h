// A knowledge file while it is being checked: the model's pieces, with references still as they are
// written.
#pragma once

#include <cstdint>
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
  json::Value lookup, article;  ///< references
  json::Value arguments;        ///< lookup: the object of arguments
  std::vector<OptionDraft> options;
  std::vector<JumpDraft> cases;  ///< beside step.cases
  JumpDraft jump, not_found, failed;
};

struct FlowDraft {
  Flow flow;
  json::Value id, category;
  std::vector<StepDraft> steps;
  bool usable = true;
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
  Names categories, article_names, flow_names, lookups;
};

}  // namespace waypost::content
