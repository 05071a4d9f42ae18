// References become indices. What leads nowhere is taken out where it does the least harm: an
// option or entry goes, a step goes on to the end of its flow.
#include <algorithm>
#include <string>
#include <utility>
#include <variant>

#include "content/build.h"
#include "flow/template.h"

namespace waypost::content {
namespace {

std::vector<std::string> placeholders(const Lookup& lookup) {
  std::vector<std::string> names;
  const auto parsed = parse_template(lookup.url);
  if (const auto* url = std::get_if<Template>(&parsed)) {
    for (const Path& path : paths(*url)) names.push_back(path[0]);
  }
  return names;
}

// Arguments of a lookup step against the names in the lookup's address.
void check_arguments(Report& report, const StepDraft& step, const Lookup& lookup) {
  const std::vector<std::string> names = placeholders(lookup);
  for (const std::string& name : names) {
    if (!step.arguments.find(name)) {
      report.drops(Code::missing_key, step.arguments ? step.arguments : step.source, {name});
    }
  }
  // What the address does not name is sent in the body, or goes to the page's function.
  if (lookup.method != "GET" || lookup.url.empty()) return;
  for (const json::Member member : step.arguments.members()) {
    const std::string name(member.key.text());
    if (name == "$comment" || std::find(names.begin(), names.end(), name) != names.end()) continue;
    report.warns(Code::unknown_key, member.key, {name, report.nearest(name, names)});
  }
}

void resolve_step(Build& build, StepDraft& draft) {
  Step& step = draft.step;
  for (OptionDraft& option : draft.options) {
    option.option.jump = resolve(build, option.jump);
    if (option.option.jump.kind != Jump::Kind::none)
      step.options.push_back(std::move(option.option));
  }
  for_each_way(draft, [&](JumpDraft& jump, Jump& way) { way = resolve(build, jump); });
  if (step.kind == StepKind::article) {
    step.target =
        build.draft.article_names.resolve(build.report, Code::unknown_article, draft.target);
  }
  if (step.kind == StepKind::call) {
    const Jump called = resolve(build, {Jump::Kind::flow, draft.target});
    step.target = called.index;
    if (called.kind == Jump::Kind::none) step.kind = StepKind::go;
  }
  if (step.kind == StepKind::lookup) {
    step.lookup = build.draft.lookups.resolve(build.report, Code::unknown_lookup, draft.lookup);
    if (step.lookup != kNowhere) {
      check_arguments(build.report, draft, build.draft.model.lookups[step.lookup]);
    } else {
      // A lookup that cannot be made is a lookup that has failed.
      step.kind = StepKind::go;
      step.jump = step.failed;
    }
  }
  // A menu without options would hold the visitor: it goes on as an empty one, or says its text and
  // ends.
  if (step.kind == StepKind::menu && step.options.empty() && step.from.list.empty()) {
    const bool goes_on = step.empty.kind != Jump::Kind::none;
    step.kind = goes_on ? StepKind::go : StepKind::end;
    if (goes_on) step.jump = step.empty;
    step.resolved = false;
  }
}

void resolve_article(Build& build, ArticleDraft& draft) {
  Article& article = draft.article;
  if (draft.category) {
    article.category =
        build.draft.categories.resolve(build.report, Code::unknown_category, draft.category);
  }
  for (const JumpDraft& written : draft.next) {
    const Jump jump = resolve(build, written);
    if (jump.kind == Jump::Kind::none) continue;
    const bool is_flow = jump.kind == Jump::Kind::flow;
    article.next.push_back(
        {is_flow ? Target::Kind::flow : Target::Kind::article, std::string(written.id.text())});
  }
}

}  // namespace

Jump resolve(Build& build, const JumpDraft& jump) {
  const auto found = [&](const Names& names, Code code) {
    const std::uint32_t index = names.resolve(build.report, code, jump.id);
    return index == kNowhere ? Jump{} : Jump{jump.kind, index};
  };
  switch (jump.kind) {
    case Jump::Kind::step:
      return {jump.kind, jump.step};
    case Jump::Kind::flow:
      if (build.draft.switched_off.count(jump.id.text()) > 0) return {};
      return found(build.draft.flow_names, Code::unknown_flow);
    case Jump::Kind::article:
      return found(build.draft.article_names, Code::unknown_article);
    case Jump::Kind::category:
      return found(build.draft.categories, Code::unknown_category);
    case Jump::Kind::person:
    case Jump::Kind::home:
      return {jump.kind, kNowhere};
    case Jump::Kind::none:
      return {};
  }
  return {};
}

void resolve_flows(Build& build) {
  std::vector<Flow>& flows = build.draft.model.flows;
  std::uint32_t usable = 0;
  for (const FlowDraft& draft : build.draft.flows) {
    if (draft.usable && draft.enabled) build.draft.flow_names.settle(draft.flow.id, usable++);
    if (!draft.enabled) build.draft.switched_off.insert(draft.flow.id);
  }
  for (FlowDraft& draft : build.draft.flows) {
    if (draft.category && build.draft.categories.resolve(build.report, Code::unknown_category,
                                                         draft.category) != kNowhere) {
      draft.flow.category = draft.category.text();
    }
    for (StepDraft& step : draft.steps) {
      resolve_step(build, step);
      draft.flow.steps.push_back(std::move(step.step));
    }
    // One that is left out has been read to the end all the same: its references are reported too.
    if (draft.usable && draft.enabled) flows.push_back(std::move(draft.flow));
  }
}

void resolve_articles(Build& build) {
  build.draft.model.articles.reserve(build.draft.articles.size());
  for (ArticleDraft& draft : build.draft.articles) {
    resolve_article(build, draft);
    build.draft.model.articles.push_back(std::move(draft.article));
  }
  for (ArticleDraft& draft : build.draft.left_out) resolve_article(build, draft);
}

}  // namespace waypost::content
