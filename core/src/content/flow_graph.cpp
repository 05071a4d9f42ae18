// Flows as a graph: loops that never wait for the visitor, chains too long for one event, steps
// that nothing leads to.
#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "content/build.h"

namespace waypost::content {
namespace {

// A lookup that does not exist cannot be waited for: it has failed (resolve.cpp).
bool can_look_up(const Build& build, const StepDraft& step) {
  return build.draft.lookups.index(step.lookup.text()) != kNowhere;
}

// A form whose fields all have conditions asks nothing when none of them holds.
bool may_ask_nothing(const Step& form) {
  return std::all_of(form.inputs.begin(), form.inputs.end(),
                     [](const Input& input) { return input.when != nullptr; });
}

// Every jump that a step can make without waiting for anybody.
std::vector<const JumpDraft*> own_jumps(const Build& build, const StepDraft& step) {
  switch (step.step.kind) {
    case StepKind::lookup:
      if (can_look_up(build, step)) return {};
      return {&step.failed};
    case StepKind::menu:
    case StepKind::input:
      return {&step.empty};
    case StepKind::form:
      if (may_ask_nothing(step.step)) return {&step.jump};
      return {};
    case StepKind::survey:
    case StepKind::handover:
    case StepKind::end:
      return {};
    default: {
      std::vector<const JumpDraft*> jumps = {&step.jump};
      for (const JumpDraft& jump : step.cases) jumps.push_back(&jump);
      return jumps;
    }
  }
}

// Depth-first search through the steps that do not wait, with the stack on the heap.
class LoopSearch {
 public:
  explicit LoopSearch(Build& build) : build_(build) {
    std::size_t count = 0;
    for (const FlowDraft& flow : build.draft.flows) {
      first_.push_back(count);
      if (flow.usable) by_id_.emplace(flow.flow.id, first_.size() - 1);
      count += flow.steps.size();
    }
    state_.resize(count);
    chain_.resize(count);
  }

  void run() {
    for (std::size_t flow = 0; flow < build_.draft.flows.size(); ++flow) {
      for (std::size_t step = 0; step < build_.draft.flows[flow].steps.size(); ++step)
        visit({flow, step});
    }
  }

 private:
  struct At {
    std::size_t flow, step;
  };
  struct Frame {
    At at;
    std::vector<At> next;
    std::size_t longest = 0;  // steps behind this one that do not wait either
  };
  enum class State : std::uint8_t { fresh, open, done };

  State& state(At at) { return state_[first_[at.flow] + at.step]; }
  std::size_t& chain(At at) { return chain_[first_[at.flow] + at.step]; }
  FlowDraft& flow(At at) { return build_.draft.flows[at.flow]; }

  std::size_t flow_of(json::Value id) const {
    const auto found = by_id_.find(id.text());
    return found == by_id_.end() ? first_.size() : found->second;
  }

  std::vector<At> next(At at) {
    const StepDraft& step = flow(at).steps[at.step];
    std::vector<At> found;
    if (!flow(at).usable) return found;
    const bool calls = step.step.kind == StepKind::call && flow_of(step.target) < first_.size();
    if (calls) found.push_back({flow_of(step.target), 0});
    if (calls && !passes(flow_of(step.target))) return found;
    for (const JumpDraft* jump : own_jumps(build_, step)) {
      if (jump->kind == Jump::Kind::step && jump->step != kNowhere) {
        found.push_back({at.flow, jump->step});
      } else if (jump->kind == Jump::Kind::flow && flow_of(jump->id) < first_.size()) {
        found.push_back({flow_of(jump->id), 0});
      }
    }
    return found;
  }

  // Can a flow be walked from its start to an end without waiting? One that calls itself on the way
  // cannot: that is a loop.
  bool passes(std::size_t index) {
    const auto [known, is_new] = passes_.emplace(index, false);
    if (!is_new) return known->second;
    std::vector<At> open = {{index, 0}};
    std::vector<std::uint8_t> seen(state_.size());
    bool ends = false;
    while (!open.empty() && !ends) {
      const At at = open.back();
      open.pop_back();
      const StepDraft& step = flow(at).steps[at.step];
      for (const JumpDraft* jump : own_jumps(build_, step))
        ends = ends || (jump->kind == Jump::Kind::none && step.step.kind != StepKind::menu &&
                        step.step.kind != StepKind::input);
      ends = ends || step.step.kind == StepKind::end;
      for (const At further : next(at)) {
        const std::size_t number = first_[further.flow] + further.step;
        if (!seen[number]) open.push_back(further);
        seen[number] = true;
      }
    }
    return passes_[index] = ends;
  }

  void enter(At at) {
    state(at) = State::open;
    stack_.push_back({at, next(at)});
  }

  void visit(At root) {
    if (state(root) != State::fresh) return;
    enter(root);
    while (!stack_.empty()) {
      if (stack_.back().next.empty()) {
        leave();
        continue;
      }
      const At at = stack_.back().next.back();
      stack_.back().next.pop_back();
      if (state(at) == State::fresh) {
        enter(at);
      } else if (state(at) == State::done) {
        stack_.back().longest = std::max(stack_.back().longest, chain(at));
      } else if (state(at) == State::open && flow(at).usable) {
        refuse_loop(at);
      }
    }
  }

  // The length of the longest chain from a step is known when all behind it are.
  void leave() {
    const Frame frame = std::move(stack_.back());
    stack_.pop_back();
    state(frame.at) = State::done;
    chain(frame.at) = frame.longest + 1;
    if (chain(frame.at) == kMaxStepsPerEvent && flow(frame.at).usable) {
      const StepDraft& step = flow(frame.at).steps[frame.at.step];
      refuse(Code::too_many_steps, frame.at, {step.step.id, kMaxStepsPerEvent});
    }
    if (!stack_.empty()) stack_.back().longest = std::max(stack_.back().longest, chain(frame.at));
  }

  // A loop over several flows is named whole: the step alone is not unique then.
  void refuse_loop(At at) {
    std::string round;
    bool is_one_flow = true;
    for (std::size_t i = stack_.size(); i-- > 0;) {
      const At on = stack_[i].at;
      is_one_flow = is_one_flow && on.flow == at.flow;
      round.insert(0, flow(on).flow.id + "/" + flow(on).steps[on.step].step.id +
                          (round.empty() ? "" : ", "));
      if (on.flow == at.flow && on.step == at.step) break;
    }
    const std::string& id = flow(at).steps[at.step].step.id;
    if (is_one_flow) return refuse(Code::endless_loop, at, {id});
    refuse(Code::endless_loop, at, {id, round});
  }

  // Every loop comes back to an open step at least once; without the flow of that step it is no
  // loop.
  void refuse(Code code, At at, Report::Args args) {
    build_.report.breaks(code, flow(at).steps[at.step].source, args);
    build_.texts.forgive("flows/" + flow(at).flow.id + "/");
    flow(at).usable = false;
  }

  Build& build_;
  std::vector<std::size_t> first_;  // number of each flow's first step
  std::map<std::string_view, std::size_t> by_id_;
  std::map<std::size_t, bool> passes_;
  std::vector<State> state_;
  std::vector<std::size_t> chain_;  // steps one after the other without waiting, from each step on
  std::vector<Frame> stack_;
};

void warn_of_unreachable(Report& report, FlowDraft& flow) {
  std::vector<std::uint8_t> reached(flow.steps.size());
  std::vector<std::uint32_t> open = {0};
  const auto reach = [&](const JumpDraft& jump) {
    if (jump.kind != Jump::Kind::step || jump.step == kNowhere || reached[jump.step]) return;
    reached[jump.step] = true;
    open.push_back(jump.step);
  };
  reached[0] = true;
  while (!open.empty()) {
    StepDraft& step = flow.steps[open.back()];
    open.pop_back();
    for_each_way(step, [&](const JumpDraft& jump, const Jump&) { reach(jump); });
    for (const OptionDraft& option : step.options) reach(option.jump);
  }
  for (std::size_t i = 0; i < flow.steps.size(); ++i) {
    if (!reached[i])
      report.warns(Code::unreachable_step, flow.steps[i].source, {flow.steps[i].step.id});
  }
}

}  // namespace

void check_flow_graph(Build& build) {
  LoopSearch(build).run();
  for (FlowDraft& flow : build.draft.flows) {
    if (flow.usable) warn_of_unreachable(build.report, flow);
  }
}

}  // namespace waypost::content
