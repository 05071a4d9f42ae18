// One step of the machine: every way that leads on from a state.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "proof/liveness.h"
#include "proof/partition.h"
#include "proof/witnesses.h"
#include "proof/world.h"

namespace waypost::proof {

/// Where in a step: an action asks first, a lookup runs, one that has no way out offers to retry.
enum class Phase : std::uint8_t { arrives, looks_up, retries };

struct State {
  std::uint32_t step = 0;
  Phase phase = Phase::arrives;
  std::vector<std::uint32_t> calls;  // steps, the innermost last
  Cells cells;
};

/// What the visitor or the world does; `walk` is nobody's doing. `reveal`: nobody's either; what a
/// lookup has found, or an item that was chosen, was this all along.
struct Move {
  enum class Kind : std::uint8_t { walk, select, submit, lookup, reveal };
  Kind kind = Kind::walk;
  std::string option;                         // select
  std::map<std::string, std::string> fields;  // submit
  const Lookup* lookup = nullptr;             // lookup
  std::int32_t status = 0;                    // lookup
  std::string into;                           // lookup, what is chosen of a list: the variable
  Fields found;                               // lookup
  Path list;                                  // select, submit: what was chosen is of this list
  std::string list_id, list_field;            // the field that names it; submit: the form's field
  Value item;
  std::uint32_t fact = kNowhere;  // reveal of the world: the slot, and its cell
  Cell cell = kMissing;
  Path revealed;  // reveal of what was found: where, and what it is
  Value value;

  /// Something that happens in a session.
  bool is_event() const { return kind != Kind::walk && kind != Kind::reveal; }
};

/// What a way may end in.
enum class Outcome : std::uint8_t {
  none,     ///< it goes on
  ended,    ///< the flow ends
  person,   ///< a handover, or the way to a person
  article,  ///< an article opens beside the menu
  link,     ///< a link to another page is shown; the flow goes on
};

struct Way {
  State state;              ///< when it goes on
  std::vector<Mark> marks;  ///< what was set, in order
  Cells known;              ///< of what was set, all that flows read which begin later
  Outcome outcome = Outcome::none;
  std::uint32_t target = kNowhere;  ///< article: its index
  Move move;
  bool is_sure = true;              ///< false: it may be that nothing leads there
  bool is_empty = false;            ///< there was nothing to choose from
  bool is_stuck = false;            ///< a form that cannot be filled in: no way at all
  bool is_too_deep = false;         ///< one call more than fits: it is passed over
  std::uint32_t chosen = kNowhere;  ///< branch: which case, `else` behind them
};

/// By their conditions.
using Shown = std::map<const expr::Expression*, bool>;

class Moves {
 public:
  Moves(const World& world, const Partition& partition, const Liveness& live)
      : world_(world), partition_(partition), live_(live) {}

  /// All ways from a state; moves are filled in when `with_moves`. False when there are too many.
  bool from(const State& state, bool with_moves, std::vector<Way>& out) const;

  /// An option of a menu can be offered here.
  bool may_offer(const State& state, const std::string& option) const;

  /// The conditions of options, fields and milestones by which these are shown here, and whether
  /// that is certain; of fields with whatever is answered above them. Of all others nothing is
  /// open.
  Shown shown(const State& state) const;

  /// There may be something to choose from in a menu, or anything else is asked.
  bool may_ask(const State& state) const;

  /// It reads what is open: all that can happen is that it is revealed.
  bool is_open(const State& state) const;

  /// What is known in the state, and still read, is so with these variables.
  bool agrees(const State& state, const Variables& variables) const;

  /// What the move says of the world, if anything, is so with these variables.
  bool is_so(const Move& move, const Variables& variables) const {
    return move.fact == kNowhere || partition_.cells_of(variables).of(move.fact) == move.cell;
  }
  /// The days that `today()` is compared with.
  const std::vector<std::string>& days() const;

  /// Somebody has to do something here.
  bool waits(const State& state) const;

  /// What a lookup may find: its cells, and one answer that lies in them.
  std::pair<Cells, Fields> found(std::uint32_t step) const;

  State begin(std::uint32_t flow, const Cells& known) const;

 private:
  const World& world_;
  const Partition& partition_;
  const Liveness& live_;
};

}  // namespace waypost::proof
