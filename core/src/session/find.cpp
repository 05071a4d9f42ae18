// From ids to the pieces of the compiled knowledge.
#include "session/find.h"

namespace waypost::session {
namespace {

constexpr std::string_view kArticle = "article:";
constexpr std::string_view kFlow = "flow:";

template <typename Index, typename Items>
auto find_in(const Index& index, const Items& items, std::string_view id)
    -> decltype(items.data()) {
  const auto found = index.find(id);
  if (found == index.end() || found->second >= items.size()) return nullptr;
  return &items[found->second];
}

}  // namespace

const Article* find_article(const Model& model, std::string_view id) {
  return find_in(model.article_by_id, model.articles, id);
}

const Flow* find_flow(const Model& model, std::string_view id) {
  return find_in(model.flow_by_id, model.flows, id);
}

const Category* find_category(const Model& model, std::string_view id) {
  return find_in(model.category_by_id, model.categories, id);
}

StepRef find_step(const Model& model, std::string_view flow_id, std::string_view step_id) {
  const Flow* flow = find_flow(model, flow_id);
  if (flow == nullptr) return {};
  for (std::uint32_t i = 0; i < flow->steps.size(); ++i) {
    if (flow->steps[i].id == step_id) return {flow, &flow->steps[i], i};
  }
  return {};
}

StepRef find_call(const Model& model, std::string_view call) {
  const std::size_t slash = call.find('/');
  if (slash == call.npos) return {};
  const StepRef at = find_step(model, call.substr(0, slash), call.substr(slash + 1));
  return at.step != nullptr && at.step->kind == StepKind::call ? at : StepRef{};
}

std::string target_option(const Target& target) {
  const auto prefix = target.kind == Target::Kind::flow ? kFlow : kArticle;
  return std::string(prefix) + target.id;
}

Target option_target(const Model& model, std::string_view option) {
  Target target;
  if (option.starts_with(kArticle)) {
    target.id = option.substr(kArticle.size());
  } else if (option.starts_with(kFlow)) {
    target.kind = Target::Kind::flow;
    target.id = option.substr(kFlow.size());
  }
  if (!exists(model, target)) target.id.clear();
  return target;
}

bool exists(const Model& model, const Target& target) {
  switch (target.kind) {
    case Target::Kind::article:
      return find_article(model, target.id) != nullptr;
    case Target::Kind::flow:
      return find_flow(model, target.id) != nullptr;
    case Target::Kind::category:
      return find_category(model, target.id) != nullptr;
  }
  return false;
}

}  // namespace waypost::session
