#include "advice/targets.h"

namespace waypost::advice {

std::vector<TargetView> targets_of(const Model& model) {
  std::vector<TargetView> targets;
  targets.reserve(model.articles.size() + model.flows.size());
  for (const Article& article : model.articles) {
    targets.push_back({{Target::Kind::article, article.id},
                       {},
                       article.questions,
                       article.answer,
                       &article.next});
  }
  for (const Flow& flow : model.flows) {
    const std::string_view title = flow.questions.empty() ? std::string_view() : flow.title;
    targets.push_back({{Target::Kind::flow, flow.id}, title, flow.questions, {}, nullptr});
  }
  return targets;
}

std::uint32_t number_of(const Model& model, const Target& target) {
  const bool is_flow = target.kind == Target::Kind::flow;
  const auto& known = is_flow ? model.flow_by_id : model.article_by_id;
  const auto found = known.find(target.id);
  if (found == known.end()) return kNoTarget;
  const auto before = is_flow ? static_cast<std::uint32_t>(model.articles.size()) : 0u;
  return before + found->second;
}

}  // namespace waypost::advice
