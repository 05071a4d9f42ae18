// The abstract machine, walked whole: every state that any visitor can come to, and the ways
// between.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "proof/moves.h"

namespace waypost::proof {

inline constexpr std::size_t kMostStates = 20'000;

class Machine {
 public:
  /// A way taken from a state, kNowhere for none; of a lookup that has found something, with what
  /// it found; and what was not answered there, or not found, where both are one way.
  struct Taken {
    std::uint32_t state, way;
    Fields found = {};
    Path lacks = {};
  };
  /// How a state was found first.
  struct Found {
    State state;
    std::uint32_t parent = kNowhere, way = kNowhere;  ///< kNowhere: a flow was begun
    std::uint32_t begun = kNowhere;                   ///< this one
    std::vector<Taken> earlier;  ///< before: what has set the variables that it begins with
    bool is_sure = true;
  };
  struct Edge {
    std::uint32_t from, way, to;
    std::uint32_t clicks;
    bool is_sure;
    std::vector<Mark> marks;
  };
  struct Ending {
    std::uint32_t from;
    Outcome outcome;
    std::uint32_t target;  ///< the step, or the article
    std::uint32_t clicks;
    bool is_sure;
  };
  /// Nothing to choose from, a form that cannot be filled in, or a call too many; a few for each
  /// step.
  struct Fault {
    enum class Kind : std::uint8_t { empty, stuck, deep };
    Kind kind;
    std::uint32_t state;
    bool is_sure = true;  ///< stuck: whoever stands there is
  };

  /// `only`: visitors begin nothing but this flow; kNowhere: every one that they may.
  Machine(const World& world, const Moves& moves, const Liveness& live, const Partition& partition,
          std::uint32_t only = kNowhere);

  /// False when there are too many states, or too many ways from one: then it is not whole.
  bool run();
  /// All ways from the state are known.
  bool is_walked(std::uint32_t state) const {
    return state < is_walked_.size() && is_walked_[state];
  }

  const std::vector<Found>& found() const { return found_; }
  const std::vector<Edge>& edges() const { return edges_; }
  const std::vector<Ending>& endings() const { return endings_; }
  const std::vector<Fault>& faults() const { return faults_; }
  /// A case of a branch that is taken in a state; `else` stands behind them.
  struct Choice {
    std::uint32_t state, chosen;
    bool is_sure;
  };
  /// Each case of each branch in its first certain state, and before in a few that are not.
  const std::vector<Choice>& choices() const { return choices_; }
  /// The ways of a state, with their moves.
  std::vector<Way> ways(std::uint32_t state) const;
  bool waits(std::uint32_t state) const { return moves_.waits(found_[state].state); }

  /// Where a flow begins that visitors begin themselves; in a new session first.
  const std::vector<std::uint32_t>& starts(std::uint32_t flow) const { return starts_[flow]; }

 private:
  // What a variable may hold when a flow begins, and what has set it so first.
  using Known = std::map<Cells, Taken>;
  // A place where the visitor may begin another flow, and all that it reads.
  struct Stop {
    Cells cells;
    Taken taken;
    bool is_sure;
  };

  bool begins(std::uint32_t flow) const {
    return world_.begins(flow) && (only_ == kNowhere || only_ == flow);
  }
  bool expand(std::vector<std::uint32_t>& open);
  bool begin_flows();
  void begin_from_stops(std::uint32_t flow);
  void begin_with_any(std::uint32_t flow);
  bool begin_flow(std::uint32_t flow);
  std::map<std::string, Known> known_at(std::uint32_t start) const;
  std::uint32_t add(State state, Found how);
  bool walk(std::uint32_t state);
  void learn(const Way& way, std::uint32_t state, std::uint32_t number);
  void note(Fault fault);
  void note(Choice choice);
  void stop(Cells cells, Taken taken, bool is_sure);

  const World& world_;
  const Moves& moves_;
  const Liveness& live_;
  const Partition& partition_;
  std::uint32_t only_;
  std::vector<Found> found_;
  std::vector<bool> is_walked_;
  std::vector<Edge> edges_;
  std::vector<Ending> endings_;
  std::vector<Fault> faults_;
  std::unordered_map<std::string, std::uint32_t> index_;
  std::map<std::string, Known, std::less<>> learned_;  // by variable
  std::vector<Stop> stops_;                            // each with other cells
  std::set<Cells> stopped_;
  std::vector<std::size_t> begun_;  // of each flow: from so many stops
  std::vector<std::uint32_t> open_, unsure_;
  std::map<std::uint32_t, std::uint32_t>
      looking_;             // lookup step -> the state that waits there first
  std::size_t walked_ = 0;  // ways
  std::vector<std::vector<std::uint32_t>> starts_;
  std::map<std::tuple<Fault::Kind, std::uint32_t>, int> noted_;
  std::vector<Choice> choices_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> taken_;  // by step and case, certainly
};

}  // namespace waypost::proof
