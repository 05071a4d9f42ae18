#include "proof/clicks.h"

#include <algorithm>
#include <deque>

namespace waypost::proof {
namespace {

constexpr std::uint32_t kFar = 0xffffffff;

using Key = std::pair<Outcome, std::uint32_t>;

// The ways from each state on, and the endings, as lists.
class Graph {
 public:
  explicit Graph(const Machine& machine)
      : machine_(machine), out_(machine.found().size()), in_(out_.size()), ends_(out_.size()) {
    for (const Machine::Edge& edge : machine.edges()) {
      out_[edge.from].push_back(&edge);
      in_[edge.to].push_back(&edge);
    }
    for (const Machine::Ending& ending : machine.endings()) ends_[ending.from].push_back(&ending);
  }

  std::vector<Distance> of(std::uint32_t flow) {
    std::vector<std::uint32_t> distance(out_.size(), kFar), reached;
    find_least(machine_.starts(flow), distance, reached);
    std::map<Key, Distance> found;
    for (const std::uint32_t state : reached) {
      for (const Machine::Ending* ending : ends_[state]) {
        const std::uint32_t clicks = distance[state] + ending->clicks;
        const auto [known, is_new] =
            found.emplace(Key{ending->outcome, ending->target},
                          Distance{ending->outcome, ending->target, clicks, std::nullopt});
        if (!is_new) known->second.least = std::min(known->second.least, clicks);
      }
    }
    std::vector<Distance> out;
    for (auto& [key, one] : found) {
      one.most = most(key, distance, reached);
      out.push_back(one);
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const Distance& a, const Distance& b) { return a.least < b.least; });
    return out;
  }

 private:
  void find_least(const std::vector<std::uint32_t>& starts, std::vector<std::uint32_t>& distance,
                  std::vector<std::uint32_t>& reached) const {
    std::deque<std::uint32_t> open;
    for (const std::uint32_t start : starts) {
      distance[start] = 0;
      open.push_back(start);
    }
    std::vector<bool> done(out_.size());
    while (!open.empty()) {
      const std::uint32_t state = open.front();
      open.pop_front();
      if (done[state]) continue;
      done[state] = true;
      reached.push_back(state);
      for (const Machine::Edge* edge : out_[state]) {
        const std::uint32_t clicks = distance[state] + edge->clicks;
        if (clicks >= distance[edge->to]) continue;
        distance[edge->to] = clicks;
        if (edge->clicks == 0) {
          open.push_front(edge->to);
        } else {
          open.push_back(edge->to);
        }
      }
    }
  }

  // The longest way, by taking away what nothing leads to any more; what stays is a loop. Only
  // states from which this outcome can still be reached count.
  std::optional<std::uint32_t> most(const Key& key, const std::vector<std::uint32_t>& distance,
                                    const std::vector<std::uint32_t>& reached) const {
    std::map<std::uint32_t, std::uint32_t> waiting;  // state -> ways into it
    std::vector<std::uint32_t> open;
    const auto join = [&](std::uint32_t state) {
      if (distance[state] != kFar && waiting.emplace(state, 0).second) open.push_back(state);
    };
    for (const std::uint32_t state : reached) {
      for (const Machine::Ending* ending : ends_[state]) {
        if (Key{ending->outcome, ending->target} == key) join(state);
      }
    }
    while (!open.empty()) {
      const std::uint32_t state = open.back();
      open.pop_back();
      for (const Machine::Edge* edge : in_[state]) join(edge->from);
    }
    for (const auto& entry : waiting) {
      for (const Machine::Edge* edge : out_[entry.first]) {
        const auto to = waiting.find(edge->to);
        if (to != waiting.end()) ++to->second;
      }
    }
    std::map<std::uint32_t, std::uint32_t> longest;
    for (const auto& [state, ways] : waiting) {
      if (ways == 0) open.push_back(state);
    }
    std::size_t taken = 0;
    std::uint32_t out = 0;
    while (!open.empty()) {
      const std::uint32_t state = open.back();
      open.pop_back();
      ++taken;
      const std::uint32_t clicks = longest[state];
      for (const Machine::Ending* ending : ends_[state]) {
        if (Key{ending->outcome, ending->target} == key)
          out = std::max(out, clicks + ending->clicks);
      }
      for (const Machine::Edge* edge : out_[state]) {
        const auto to = waiting.find(edge->to);
        if (to == waiting.end()) continue;
        longest[edge->to] = std::max(longest[edge->to], clicks + edge->clicks);
        if (--to->second == 0) open.push_back(edge->to);
      }
    }
    return taken == waiting.size() ? std::optional(out) : std::nullopt;
  }

  const Machine& machine_;
  std::vector<std::vector<const Machine::Edge*>> out_, in_;
  std::vector<std::vector<const Machine::Ending*>> ends_;
};

}  // namespace

std::vector<std::vector<Distance>> clicks_of(const World& world, const Machine& machine) {
  Graph graph(machine);
  std::vector<std::vector<Distance>> out;
  for (std::uint32_t flow = 0; flow < world.model.flows.size(); ++flow)
    out.push_back(graph.of(flow));
  return out;
}

std::vector<std::size_t> states_of(const World& world, const Machine& machine) {
  std::vector<std::size_t> out(world.model.flows.size());
  for (const Machine::Found& found : machine.found()) ++out[world.flow_of(found.state.step)];
  return out;
}

}  // namespace waypost::proof
