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
#include "proof/reads.h"

namespace waypost::proof {

inline constexpr std::size_t kMostStates = 200'000;

class Machine {
 public:
  /// How a state was found first.
  struct Found {
    State state;
    std::uint32_t parent = kNowhere;  ///< kNowhere: in a session that has just begun
    std::uint32_t way = kNowhere;     ///< of the parent's; kNowhere: none was taken
    std::uint32_t begun = kNowhere;   ///< then the visitor began this flow
    bool is_sure = true;
  };
  struct Edge {
    std::uint32_t from, to;
    std::uint32_t clicks;
    bool is_sure;
  };
  struct Ending {
    std::uint32_t from;
    Outcome outcome;
    std::uint32_t target;  ///< the step, or the article
    std::uint32_t clicks;
    bool is_sure;
  };
  /// Something that should not be, in a state; at most a few for each place.
  struct Fault {
    enum class Kind : std::uint8_t { unset, empty, stuck };
    Kind kind;
    std::uint32_t state;
    std::uint32_t read = kNowhere;  ///< unset: which of the step's reads
  };

  Machine(const World& world, const Moves& moves, const Liveness& live, const Partition& partition,
          const std::vector<std::vector<Read>>& reads);

  /// `carries`: what one flow has learned is known in the next that the visitor begins; else every
  /// flow begins with nothing. False when there are too many states, or too many ways from one.
  bool run(bool carries);

  const std::vector<Found>& found() const { return found_; }
  const std::vector<Edge>& edges() const { return edges_; }
  const std::vector<Ending>& endings() const { return endings_; }
  const std::vector<Fault>& faults() const { return faults_; }
  /// The ways of a state, with their moves.
  std::vector<Way> ways(std::uint32_t state) const;
  bool waits(std::uint32_t state) const { return moves_.waits(found_[state].state); }

  /// Where a flow begins that visitors begin themselves.
  const std::vector<std::uint32_t>& starts(std::uint32_t flow) const { return starts_[flow]; }

  /// For each state whether nothing leads on to any outcome.
  std::vector<bool> without_way_out() const;
  /// Those of which it is not certain: only ways that may not be there lead out.
  std::vector<bool> maybe_without_way_out() const;

 private:
  void begin_flows(const Cells& cells, std::uint32_t parent, std::uint32_t way, bool is_sure);
  std::uint32_t add(State state, const Found& how);
  void check_reads(std::uint32_t state);
  bool walk(std::uint32_t state);
  void note(Fault fault);
  bool expand(std::vector<std::uint32_t>& open);
  std::vector<bool> with_way_out(bool surely) const;

  const World& world_;
  const Moves& moves_;
  const Liveness& live_;
  const Partition& partition_;
  const std::vector<std::vector<Read>>& reads_;
  bool carries_ = true;
  std::vector<Found> found_;
  std::vector<Edge> edges_;
  std::vector<Ending> endings_;
  std::vector<Fault> faults_;
  std::unordered_map<std::string, std::uint32_t> known_;
  std::set<Cells> begun_with_;
  std::vector<std::uint32_t> open_, unsure_;
  std::vector<std::vector<std::uint32_t>> starts_;
  std::map<std::tuple<Fault::Kind, std::uint32_t, std::uint32_t>, int> noted_;
};

}  // namespace waypost::proof
