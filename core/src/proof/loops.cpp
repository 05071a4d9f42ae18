// Strongly connected components of the ways that take no click (Tarjan), with a stack of its own.
#include "proof/loops.h"

#include <algorithm>
#include <utility>

namespace waypost::proof {
namespace {

class Components {
 public:
  Components(const Machine& machine, bool maybe)
      : out_(machine.found().size()),
        seen_(out_.size(), kNowhere),
        low_(out_.size()),
        held_(out_.size()) {
    for (const Machine::Edge& edge : machine.edges()) {
      if (edge.clicks == 0 && (edge.is_sure || maybe)) out_[edge.from].push_back(edge.to);
    }
  }

  // Calls `use(states)` for each loop.
  template <typename Use>
  void each(Use use) {
    for (std::uint32_t i = 0; i < out_.size(); ++i) {
      if (seen_[i] == kNowhere) walk(i, use);
    }
  }

 private:
  struct Frame {
    std::uint32_t state;
    std::size_t next = 0;
  };

  void enter(std::uint32_t state, std::vector<Frame>& frames) {
    seen_[state] = low_[state] = count_++;
    stack_.push_back(state);
    held_[state] = true;
    frames.push_back({state});
  }

  template <typename Use>
  void walk(std::uint32_t root, Use use) {
    std::vector<Frame> frames;
    enter(root, frames);
    while (!frames.empty()) {
      Frame& frame = frames.back();
      const std::uint32_t from = frame.state;
      if (frame.next < out_[from].size()) {
        const std::uint32_t to = out_[from][frame.next++];
        if (seen_[to] == kNowhere) {
          enter(to, frames);
        } else if (held_[to]) {
          low_[from] = std::min(low_[from], seen_[to]);
        }
        continue;
      }
      frames.pop_back();
      if (!frames.empty())
        low_[frames.back().state] = std::min(low_[frames.back().state], low_[from]);
      if (low_[from] == seen_[from]) take(from, use);
    }
  }

  template <typename Use>
  void take(std::uint32_t first, Use use) {
    const auto begin = std::find(stack_.rbegin(), stack_.rend(), first).base() - 1;
    const std::vector<std::uint32_t> states(begin, stack_.end());
    stack_.erase(begin, stack_.end());
    for (const std::uint32_t state : states) held_[state] = false;
    const auto& ways = out_[first];
    const bool is_loop =
        states.size() > 1 || std::find(ways.begin(), ways.end(), first) != ways.end();
    if (is_loop) use(states);
  }

  std::vector<std::vector<std::uint32_t>> out_;
  std::vector<std::uint32_t> seen_, low_;
  std::vector<bool> held_;
  std::vector<std::uint32_t> stack_;
  std::uint32_t count_ = 0;
};

}  // namespace

std::vector<Loop> loops_without_visitor(const Machine& machine, bool maybe) {
  std::vector<Loop> out;
  Components(machine, maybe).each([&](std::vector<std::uint32_t> states) {
    std::sort(states.begin(), states.end());
    std::vector<std::uint32_t> lookups = states;
    std::erase_if(lookups, [&](std::uint32_t state) {
      return machine.found()[state].state.phase != Phase::looks_up;
    });
    if (!lookups.empty()) out.push_back({std::move(states), std::move(lookups)});
  });
  return out;
}

}  // namespace waypost::proof
