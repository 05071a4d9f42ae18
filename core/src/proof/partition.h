// What the machine knows of variables: for each path that some condition asks for one cell, fixed
// before the walk. Two values in one cell are the same to every condition of the file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "content/model.h"
#include "flow/expression.h"
#include "proof/facts.h"
#include "proof/watches.h"

namespace waypost::proof {

using Cell = std::uint32_t;
inline constexpr Cell kMissing = 0;
inline constexpr Cell kOther = 1;  ///< there, and none of what anything asks for

/// Any cell that this field of a lookup's answer may lie in: it is told apart where it is read.
inline constexpr Cell kOpen = 0x80000000;
/// What is read of the world: anything that it may be (proof/facts), wherever a step reads it.
inline constexpr Cell kOfWorld = 0xfffffffe;
/// Any cell at all: it was set, or not, in some flow before.
inline constexpr Cell kAny = 0xffffffff;
constexpr Cell open_cell(std::uint32_t field) { return kOpen | field; }
constexpr bool is_open(Cell cell) { return (cell & kOpen) != 0; }
constexpr std::uint32_t field_of(Cell cell) { return cell & ~kOpen; }

/// The cell of every slot; most are missing, so only the others are held. Two are the same when
/// their cells are.
class Cells {
 public:
  Cell of(std::uint32_t slot) const;
  void set(std::uint32_t slot, Cell cell);
  /// Forgets the slots that `is_kept` says no to.
  template <typename IsKept>
  void keep(IsKept is_kept) {
    std::erase_if(held_, [&](const auto& entry) { return !is_kept(entry.first); });
  }
  const std::vector<std::pair<std::uint32_t, Cell>>& held() const { return held_; }
  bool operator==(const Cells& other) const { return held_ == other.held_; }
  bool operator<(const Cells& other) const { return held_ < other.held_; }

  /// What was set on the way here.
  std::vector<Mark>& marks() { return marks_; }
  std::vector<Mark> take_marks() { return std::exchange(marks_, {}); }

 private:
  std::vector<std::pair<std::uint32_t, Cell>> held_;  // by slot
  std::vector<Mark> marks_;
};

/// The numbers and texts that a path is compared with.
struct Compared {
  std::vector<std::int64_t> numbers;  // millionths, ascending, each once
  std::vector<std::string> texts;     // likewise
  bool orders_numbers = false, orders_texts = false;
  bool asks_true = false, asks_false = false;
  std::string item_id;   // of a list that options are made of: the field that names them
  bool is_list = false;  // options are made of it
  bool may_lack_id = false;
  // Options are made of it by several ids that a thing may lack: the cell speaks of one of them.
  bool has_several_ids = false;
};

class Partition {
 public:
  explicit Partition(const Model& model);

  /// How many slots there are, one for each path.
  std::uint32_t size() const { return static_cast<std::uint32_t>(paths_.size()); }

  /// What is noted when variables are set.
  Watches& watches() { return watches_; }
  const Watches& watches() const { return watches_; }

  const Path& path(std::uint32_t slot) const { return paths_[slot]; }
  /// The slots at and below a path; they lie beside each other.
  std::pair<std::uint32_t, std::uint32_t> below(const Path& path) const;
  /// How many cells the slot has.
  Cell cells(std::uint32_t slot) const { return static_cast<Cell>(values_[slot].size()); }
  /// What this very path is compared with; of a path that nothing asks for nothing.
  const Compared& compared(const Path& path) const;
  /// A value for each cell of the path itself.
  std::vector<Value> values(const Path& path) const;

  /// Cells decide the value; a copy of another variable counts.
  bool decides(const expr::Expression& expression) const;
  /// The value that a decided expression has in these cells, or one of the same cell. None of the
  /// slots that it depends on may be open.
  Value evaluate(const expr::Expression& expression, const Cells& cells) const;
  /// The slots that the value of a decided expression depends on.
  std::vector<std::uint32_t> slots_of(const expr::Expression& expression) const;
  /// The first open slot that its value cannot do without, in the order in which it is read: what
  /// stands behind a false `&&` does not matter. kNowhere when it is told already.
  std::uint32_t wanted(const expr::Expression& expression, const Cells& cells) const;

  /// What stands there is no variable: the world decides it, anew while a step waits.
  bool is_of_world(std::uint32_t slot) const { return facts_.has(paths_[slot]); }
  /// The cells that it may lie in there.
  std::vector<Cell> cells_in_world(std::uint32_t slot) const;

  /// Something of the list at this path can be offered.
  bool holds_items(const Path& path, const Cells& cells) const;
  /// Options are made of this list by different ids, and it is there: that a thing of it has one of
  /// them says nothing of the others.
  bool may_hold_items(const Path& path, const Cells& cells) const;
  /// The cells that these variables lie in.
  Cells cells_of(const Variables& variables) const;

  /// Sets a variable as a whole: what stands below it goes along.
  void assign(const std::string& root, const Value& value, Cells& cells) const;
  /// Forgets it: nothing on the way has set it.
  void clear(const std::string& root, Cells& cells) const;

 private:
  void ask(const expr::Expression& expression);
  bool is_beyond(const expr::Expression& expression) const;
  void ask_all(const Model& model, const Step& step);
  void add_list(const Model& model, const From& from);
  void follow_copies(const Model& model);
  Variables variables_of(const expr::Expression& expression, const Cells& cells) const;
  Cell cell_of(const Compared& compared, const Value& value) const;
  Value value_of(const Compared& compared, Cell cell) const;

  std::map<Path, Compared> asked_;
  std::vector<Path> paths_;                 // of asked_, in its order
  std::vector<const Compared*> slots_;      // likewise
  std::vector<std::vector<Value>> values_;  // of each slot's cells
  Watches watches_;
  Facts facts_;
  std::map<const expr::Expression*, bool> decided_;
  std::set<const expr::Expression*> cut_;  // copies of too long a path
  Compared nothing_;
};

/// Something in the list can be offered: an item with an id.
bool offers_anything(const List& list, const std::string& id);

}  // namespace waypost::proof
