// The ways of one state, as Moves gives them: what the files walk_*.cpp share.
#pragma once

#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "proof/choices.h"
#include "proof/moves.h"

namespace waypost::proof {

inline constexpr std::size_t kMostWays = 20'000;  ///< from one state

/// Every way to take one value of each: `use(chosen)`. False when there are too many.
template <typename Use>
bool each_combination(const std::vector<std::vector<Value>>& split, Use use) {
  std::size_t count = 1;
  for (const auto& values : split) {
    count *= values.size();
    if (count > kMostWays) return false;
  }
  for (std::size_t i = 0; i < count; ++i) {
    std::vector<Value> chosen;
    std::size_t rest = i;
    for (const auto& values : split) {
      chosen.push_back(values[rest % values.size()]);
      rest /= values.size();
    }
    use(chosen);
  }
  return true;
}

/// The slot that is read first in the state and is open; kNowhere when none is. Cases of a branch
/// are read one after the other.
std::uint32_t next_open(const World& world, const Partition& partition, const Liveness& live,
                        const State& state);

/// Leaves open what these fields of an answer, or of an item, may be: all that stands below the
/// variable and is told apart, but for the field that names the item.
void leave_open(const World& world, const Partition& partition, const std::vector<LookupField>& of,
                const std::string& variable, const std::string& id, Cells& cells);

/// A field that is not required may not be there: whoever shows it is to know.
void mark_lacking(const Partition& partition, const LookupField& field, const std::string& variable,
                  Cells& cells);

class Walk {
 public:
  /// `shown`: takes what a form shows on the way; nullptr: nobody asks.
  Walk(const World& world, const Partition& partition, const Liveness& live, const State& state,
       bool with_moves, std::vector<Way>& out, Shown* shown = nullptr);

  /// False when there are too many ways.
  bool run();

 private:
  // walk_steps.cpp
  void show(Outcome outcome);
  Move select(std::string_view option) const;
  void land(std::uint32_t from, Jump jump, State next, Way way);
  void forget(std::uint32_t from, std::uint32_t flow, State& next) const;
  void arrive(std::uint32_t from, const Jump& jump, State next, Way way);
  void keep(Way way);
  bool asks_at(const State& state) const;
  void go(const Jump& jump, Cells cells, Move move, bool is_sure = true);
  void menu();
  void branch();
  void set();
  void call();
  void survey();
  void end();
  std::vector<std::pair<Value, bool>> values_of_expression(const Condition& value,
                                                           const Path& into) const;
  template <typename Use>
  void each_values(const Path& outer, Use use);
  void mark_given(const Path& path, const Condition& value, Cells& cells) const;
  void mark_copy(const std::string& name, const Condition& value, Cells& cells) const;

  // walk_forms.cpp
  void nothing_to_choose(bool is_sure);
  void input();
  void form();
  void fill(std::size_t index, const Cells& cells, const Move& move, bool is_sure);
  void fill_shown(std::size_t index, const Cells& cells, const Move& move, bool is_sure);
  void note_shown(const Condition& when, bool is_sure);
  void may_be_skipped(const Input& one, Cells& cells) const;
  void leave_form();
  // Something that a list may hold: of this field of an answer, where one gives the list; whole, or
  // with its fields left open.
  struct Item {
    Value value;
    const LookupField* list = nullptr;
    bool is_open = false;
  };
  void note_item(const From& from, const Value& item, Move& move) const;
  void take(const From& from, const Item& item, Cells& cells) const;
  std::vector<Item> items(const From& from, const std::string& variable);
  void add_items(const LookupField& list, const From& from, const std::string& variable,
                 std::vector<Item>& out);
  void add_new(Item item, const From& from, const std::string& variable, std::vector<Item>& out);

  // walk_open.cpp
  void reveal(std::uint32_t slot);
  void reveal_world(std::uint32_t slot);
  void reveal_any(std::uint32_t slot);

  // walk_lookups.cpp
  void lookup();
  void look(Move move);
  void retry();
  void found(const Lookup& asked);
  void fail(const Lookup& asked, const Jump& way, std::int32_t status);
  Move answer(const Lookup& asked, std::int32_t status) const;

  const World& world_;
  const Partition& partition_;
  const Liveness& live_;
  const State& state_;
  const Step& step_;
  bool with_moves_;
  std::vector<Way>& out_;
  Shown* shown_;
  std::vector<std::tuple<Cells, Move, bool>> filled_;
  bool fits_ = true;
  bool lacks_choice_ = false;  // a field that is asked offers nothing, whatever stands above it
  bool may_lack_choice_ = false;
};

}  // namespace waypost::proof
