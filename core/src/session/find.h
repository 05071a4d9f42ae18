// From ids, as snapshots and options hold them, to the pieces of the compiled knowledge.
#pragma once

#include <cstdint>
#include <string_view>

#include "content/model.h"

namespace waypost::session {

/// A step with its flow; `step == nullptr` when the ids name nothing.
struct StepRef {
  const Flow* flow = nullptr;
  const Step* step = nullptr;
  std::uint32_t index = kNowhere;
};

const Article* find_article(const Model& model, std::string_view id);
const Flow* find_flow(const Model& model, std::string_view id);
const Category* find_category(const Model& model, std::string_view id);
StepRef find_step(const Model& model, std::string_view flow, std::string_view step);

/// The call step that `flow/step` names; nothing when it is no call.
StepRef find_call(const Model& model, std::string_view call);

/// `article:returns` or `flow:track`: the option id of a target, and back. An id that names nothing
/// in the model gives an empty target id.
std::string target_option(const Target& target);
Target option_target(const Model& model, std::string_view option);
bool exists(const Model& model, const Target& target);

}  // namespace waypost::session
