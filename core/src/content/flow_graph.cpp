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

bool waits(const Build& build, const StepDraft& step) {
  const StepKind kind = step.step.kind;
  if (kind == StepKind::lookup) return can_look_up(build, step);
  return kind == StepKind::menu || kind == StepKind::input || kind == StepKind::handover ||
         kind == StepKind::end;
}

// Every jump a step can make by itself.
std::vector<const JumpDraft*> own_jumps(const StepDraft& step) {
  if (step.step.kind == StepKind::lookup) return {&step.failed};
  std::vector<const JumpDraft*> jumps = {&step.jump};
  for (const JumpDraft& jump : step.cases) jumps.push_back(&jump);
  return jumps;
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

  std::vector<At> next(At at) {
    const StepDraft& step = flow(at).steps[at.step];
    std::vector<At> found;
    if (!flow(at).usable || waits(build_, step)) return found;
    for (const JumpDraft* jump : own_jumps(step)) {
      if (jump->kind == Jump::Kind::step && jump->step != kNowhere) {
        found.push_back({at.flow, jump->step});
      } else if (jump->kind == Jump::Kind::flow) {
        const auto target = by_id_.find(jump->id.text());
        if (target != by_id_.end()) found.push_back({target->second, 0});
      }
    }
    return found;
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
        refuse(Code::endless_loop, at, {flow(at).steps[at.step].step.id});
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
      refuse(Code::too_many_steps, frame.at, {step.step.id, std::to_string(kMaxStepsPerEvent)});
    }
    if (!stack_.empty()) stack_.back().longest = std::max(stack_.back().longest, chain(frame.at));
  }

  // Every loop comes back to an open step at least once; without the flow of that step it is no
  // loop.
  void refuse(Code code, At at, std::vector<Arg> args) {
    build_.report.breaks(code, flow(at).steps[at.step].source, std::move(args));
    build_.texts.forgive("flows/" + flow(at).flow.id + "/");
    flow(at).usable = false;
  }

  Build& build_;
  std::vector<std::size_t> first_;  // number of each flow's first step
  std::map<std::string_view, std::size_t> by_id_;
  std::vector<State> state_;
  std::vector<std::size_t> chain_;  // steps one after the other without waiting, from each step on
  std::vector<Frame> stack_;
};

void warn_of_unreachable(Report& report, const FlowDraft& flow) {
  std::vector<bool> reached(flow.steps.size());
  std::vector<std::uint32_t> open = {0};
  const auto reach = [&](const JumpDraft& jump) {
    if (jump.kind != Jump::Kind::step || jump.step == kNowhere || reached[jump.step]) return;
    reached[jump.step] = true;
    open.push_back(jump.step);
  };
  reached[0] = true;
  while (!open.empty()) {
    const StepDraft& step = flow.steps[open.back()];
    open.pop_back();
    for (const JumpDraft* jump : own_jumps(step)) reach(*jump);
    for (const OptionDraft& option : step.options) reach(option.jump);
    reach(step.jump);
    reach(step.not_found);
  }
  for (std::size_t i = 0; i < flow.steps.size(); ++i) {
    if (!reached[i])
      report.warns(Code::unreachable_step, flow.steps[i].source, {flow.steps[i].step.id});
  }
}

}  // namespace

void check_flow_graph(Build& build) {
  LoopSearch(build).run();
  for (const FlowDraft& flow : build.draft.flows) {
    if (flow.usable) warn_of_unreachable(build.report, flow);
  }
}

}  // namespace waypost::content
