// Flows: their ids, phrasings and steps, and jumps within a flow.
#include <string>

#include "content/build.h"

namespace waypost::content {
namespace {

constexpr Key kFlowKeys[] = {{"id", Kind::id, Need::required},
                             {"title", Kind::title, Need::required},
                             {"category", Kind::id},
                             {"questions", Kind::list},
                             {"person", Kind::title},
                             {"enabled", Kind::flag, Need::vital},
                             {"clicks", Kind::any},
                             {"steps", Kind::filled_list, Need::required}};

constexpr std::size_t kMostSteps = 1000;

// Names of the steps of one flow. All of them can be jumped to: a broken one breaks the flow
// anyway.
Names step_names(Report& report, const FlowDraft& flow) {
  Names names;
  for (std::uint32_t i = 0; i < flow.steps.size(); ++i) {
    const json::Value id = flow.steps[i].source.find("id");
    if (!id.is_text() || id.text().empty() || !names.add(report, id)) continue;
    names.settle(id.text(), i);
  }
  return names;
}

void link(Report& report, const Names& names, JumpDraft& jump) {
  if (jump.kind != Jump::Kind::step || !jump.id) return;
  jump.step = names.index(jump.id.text());
  if (jump.step != kNowhere) return;
  const std::string id(jump.id.text());
  report.breaks(Code::unknown_step, jump.id, {id, names.nearest(report, id)});
}

bool goes_on(StepKind kind) {
  return kind != StepKind::menu && kind != StepKind::handover && kind != StepKind::end;
}

// What comes after a step that names nothing: the one below, after the last one the end.
void link_default(FlowDraft& flow, std::uint32_t index) {
  JumpDraft& jump = flow.steps[index].jump;
  if (!goes_on(flow.steps[index].step.kind)) return;
  if (jump.kind != Jump::Kind::none || index + 1 == flow.steps.size()) return;
  jump.kind = Jump::Kind::step;
  jump.step = index + 1;
}

void link_steps(Report& report, FlowDraft& flow) {
  const Names names = step_names(report, flow);
  for (std::uint32_t i = 0; i < flow.steps.size(); ++i) {
    StepDraft& step = flow.steps[i];
    for (OptionDraft& option : step.options) link(report, names, option.jump);
    for_each_way(step, [&](JumpDraft& jump, Jump&) { link(report, names, jump); });
    link_default(flow, i);
  }
}

void read_words(Build& build, const Object& fields, const std::string& path, FlowDraft& draft) {
  draft.flow.title = build.texts.plain(path + "title", fields["title"]);
  draft.flow.questions = build.texts.phrasings(
      path + "questions", read_texts(build.report, fields["questions"], "questions", Kind::title));
}

void read_flow(Build& build, json::Value source) {
  const std::uint32_t broken = build.report.broken();
  const Object fields = read_object(build.report, source, kFlowKeys);
  FlowDraft draft;
  draft.id = fields["id"];
  draft.flow.id = draft.id.text();
  draft.category = fields["category"];
  draft.flow.person_first = read_person(build.report, fields["person"]);
  if (const json::Value enabled = fields["enabled"]) draft.enabled = enabled.boolean();
  const bool own_id = draft.id && build.draft.flow_names.add(build.report, draft.id);
  const std::string path = "flows/" + draft.flow.id + "/";
  if (own_id) read_words(build, fields, path, draft);
  for (const json::Value step : fields["steps"].items()) {
    if (draft.steps.size() == kMostSteps) {
      build.report.breaks(Code::bad_value, fields["steps"],
                          {fields["steps"].size(), "at most 1000 steps"});
      break;
    }
    read_step(build, draft, step);
  }
  link_steps(build.report, draft);
  draft.usable = build.report.broken() == broken;
  if (own_id && !draft.usable) build.texts.forgive(path);
  if (own_id) build.draft.flows.push_back(std::move(draft));
}

}  // namespace

void read_flows(Build& build, json::Value list) {
  for (const json::Value source : list.items()) read_flow(build, source);
}

}  // namespace waypost::content
