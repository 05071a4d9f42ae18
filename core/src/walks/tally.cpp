// Counting what walks went through.
#include "walks/tally.h"

#include <algorithm>
#include <string>

namespace waypost::walks {
namespace {

std::uint64_t count_of(json::Value value) {
  return static_cast<std::uint64_t>(std::max<std::int64_t>(value.integer().value_or(0), 0));
}

}  // namespace

bool FlowCount::is_entered() const {
  return std::any_of(steps.begin(), steps.end(),
                     [](const StepCount& step) { return step.visits > 0; });
}

Tally::Tally(const Model& model) : model_(&model) {
  for (std::size_t f = 0; f < model.flows.size(); ++f) {
    const Flow& flow = model.flows[f];
    FlowCount& counted = flows_.emplace_back();
    counted.flow = &flow;
    for (std::size_t s = 0; s < flow.steps.size(); ++s) {
      StepCount& step = counted.steps.emplace_back();
      step.step = &flow.steps[s];
      for (Way& way : ways_of(model, flow, flow.steps[s])) {
        if (way.taken != nullptr) by_jump_.emplace(way.taken, At{f, s, step.ways.size()});
        step.ways.push_back({std::move(way), 0});
      }
    }
  }
}

void Tally::add(const session::Trace& trace) {
  for (const auto& [flow, step] : trace.steps) {
    const auto index = static_cast<std::size_t>(flow - model_->flows.data());
    ++flows_[index].steps[step].visits;
  }
  for (const Jump* jump : trace.jumps) {
    const auto found = by_jump_.find(jump);
    if (found == by_jump_.end()) continue;  // of the home menu
    const At& at = found->second;
    ++flows_[at.flow].steps[at.step].ways[at.way].taken;
  }
}

void Tally::write(json::Writer& out) const {
  out.begin_array();
  for (const FlowCount& flow : flows_) {
    out.begin_object().member("id", flow.flow->id).key("steps").begin_array();
    for (const StepCount& step : flow.steps) {
      out.begin_object().member("id", step.step->id).member("type", name_of(step.step->kind));
      out.number("visits", static_cast<std::int64_t>(step.visits)).key("ways").begin_array();
      for (const WayCount& each : step.ways) {
        out.begin_object().member("id", each.way.id).member("kind", name_of(each.way.kind));
        out.member_if("label", each.way.label);
        out.number("taken", static_cast<std::int64_t>(each.taken)).end_object();
      }
      out.end_array().end_object();
    }
    out.end_array().end_object();
  }
  out.end_array();
}

std::size_t Tally::read_step(json::Value source, StepCount& step) {
  std::size_t unknown = 0;
  step.visits += count_of(source.find("visits"));
  for (const json::Value way : source.find("ways").items()) {
    const auto found = std::find_if(step.ways.begin(), step.ways.end(), [&](const WayCount& each) {
      return each.way.id == way.find("id").text();
    });
    if (found == step.ways.end()) {
      ++unknown;
    } else {
      found->taken += count_of(way.find("taken"));
    }
  }
  return unknown;
}

std::size_t Tally::read(json::Value flows) {
  std::size_t unknown = 0;
  for (const json::Value source : flows.items()) {
    const auto flow = model_->flow_by_id.find(source.find("id").text());
    if (flow == model_->flow_by_id.end()) {
      ++unknown;
      continue;
    }
    std::vector<StepCount>& steps = flows_[flow->second].steps;
    for (const json::Value step : source.find("steps").items()) {
      const auto found = std::find_if(steps.begin(), steps.end(), [&](const StepCount& each) {
        return each.step->id == step.find("id").text();
      });
      unknown += found == steps.end() ? 1 : read_step(step, *found);
    }
  }
  return unknown;
}

Covered Coverage::total() const {
  Covered sum;
  for (const Covered& each : {steps, options, cases, answers}) {
    sum.done += each.done;
    sum.all += each.all;
  }
  return sum;
}

Coverage coverage_of(const Tally& tally) {
  Coverage out;
  for (const FlowCount& flow : tally.flows()) {
    for (const StepCount& step : flow.steps) {
      out.steps.add(step.visits > 0);
      for (const WayCount& each : step.ways) {
        if (each.way.kind == WayKind::option) out.options.add(each.taken > 0);
        if (each.way.kind == WayKind::branch) out.cases.add(each.taken > 0);
        if (each.way.kind == WayKind::lookup) out.answers.add(each.taken > 0);
      }
    }
  }
  return out;
}

std::uint32_t percent(const Covered& covered) {
  if (covered.all == 0) return 100;
  return static_cast<std::uint32_t>(covered.done * 100 / covered.all);
}

}  // namespace waypost::walks
