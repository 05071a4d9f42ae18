#include "proof/world.h"

#include <algorithm>
#include <string_view>

#include "proof/jumps.h"

namespace waypost::proof {

World::World(const Model& of, const content::Draft& draft) : model(of) {
  for (std::uint32_t flow = 0; flow < model.flows.size(); ++flow) {
    first_.push_back(static_cast<std::uint32_t>(flow_of_.size()));
    flow_of_.insert(flow_of_.end(), model.flows[flow].steps.size(), flow);
  }
  for (const content::FlowDraft& flow : draft.flows) {
    if (!flow.usable || !flow.enabled) continue;
    flow_ids_.push_back(flow.id);
    for (const content::StepDraft& step : flow.steps) sources_.push_back(step.source);
  }
  find_beginnings();
  find_results();
  for (const Lookup& lookup : model.lookups) count_fields(lookup.fields);
}

void World::count_fields(const std::vector<LookupField>& fields) {
  for (const LookupField& field : fields) {
    field_numbers_.emplace(&field, static_cast<std::uint32_t>(fields_.size()));
    fields_.push_back(&field);
    count_fields(field.of);
    const std::string first = field.pointer + "/0";
    const bool has_first = std::any_of(fields.begin(), fields.end(), [&](const LookupField& other) {
      return other.required && (other.pointer + "/").rfind(first + "/", 0) == 0;
    });
    if (field.type == LookupField::Type::list && has_first) never_empty_.insert(&field);
  }
}

void World::find_results() {
  std::set<std::string, std::less<>> others;
  for (std::uint32_t i = 0; i < steps(); ++i) {
    const Step& one = step(i);
    const bool calls = one.kind == StepKind::call;
    (calls ? results_ : others).insert(one.variable);
    others.insert(one.from.into);
    for (const Input& input : one.inputs) others.insert({input.variable, input.from.into});
    for (const auto& [name, value] : one.values) {
      if (calls) others.insert(name);
    }
  }
  for (const std::string& name : others) results_.erase(name);
}

void World::find_beginnings() {
  begins_.assign(model.flows.size(), false);
  const auto begin = [&](std::string_view id) {
    for (std::uint32_t flow = 0; flow < model.flows.size(); ++flow)
      begins_[flow] = begins_[flow] || model.flows[flow].id == id;
  };
  const auto begin_all = [&](const std::vector<Article>& articles) {
    for (const Article& article : articles) {
      for (const Target& target : article.next) {
        if (target.kind == Target::Kind::flow) begin(target.id);
      }
    }
  };
  for (std::uint32_t flow = 0; flow < model.flows.size(); ++flow)
    begins_[flow] = !model.flows[flow].questions.empty();
  for (const Option& option : model.menu) {
    if (option.jump.kind == Jump::Kind::flow && option.jump.index < model.flows.size())
      begins_[option.jump.index] = true;
  }
  begin_all(model.articles);
  begin_all(model.intents);
  // What nothing leads to is opened by the page, or not at all.
  std::vector<bool> led_to = begins_;
  const auto follow = [&](const Jump& jump, bool) {
    if (jump.kind == Jump::Kind::flow && jump.index < led_to.size()) led_to[jump.index] = true;
  };
  for (const Flow& flow : model.flows) {
    for (const Step& step : flow.steps) {
      if (step.kind == StepKind::call) led_to[step.target] = true;
      for_each_jump(step, follow);
    }
  }
  for (std::size_t flow = 0; flow < led_to.size(); ++flow)
    begins_[flow] = begins_[flow] || !led_to[flow];
}

std::vector<bool> World::led_to() const {
  std::vector<bool> out(steps());
  for (std::uint32_t flow = 0; flow < model.flows.size(); ++flow) {
    std::vector<std::uint32_t> open = {start(flow)};
    out[open[0]] = true;
    const auto follow = [&](const Jump& jump, bool) {
      if (jump.kind != Jump::Kind::step) return;
      const std::uint32_t next = number(flow, jump.index);
      if (out[next]) return;
      out[next] = true;
      open.push_back(next);
    };
    while (!open.empty()) {
      const Step& from = step(open.back());
      open.pop_back();
      for_each_jump(from, follow);
    }
  }
  return out;
}

std::vector<const LookupField*> World::lists_of(const From& from) const {
  std::vector<const LookupField*> out;
  if (from.list.size() != 2) return out;
  for (const Flow& flow : model.flows) {
    for (const Step& step : flow.steps) {
      if (step.kind != StepKind::lookup || step.variable != from.list[0]) continue;
      for (const LookupField& field : model.lookups[step.lookup].fields) {
        if (field.name == from.list[1] && field.type == LookupField::Type::list &&
            std::find(out.begin(), out.end(), &field) == out.end())
          out.push_back(&field);
      }
    }
  }
  return out;
}

}  // namespace waypost::proof
