// What is asked of the shop's system: session/on_lookup, over cells.
#include <set>
#include <utility>

#include "proof/walk.h"

namespace waypost::proof {
namespace {

constexpr std::int32_t kFine = 200, kRefused = 400, kNotFound = 404, kNoAnswer = 0;

using IsTold = std::function<bool(std::uint32_t)>;

// One value for each cell that the field may come to lie in, if that is told apart.
std::vector<Value> distinct(const Partition& partition, const LookupField& field, const Path& path,
                            const IsTold& is_told) {
  const auto [first, last] = partition.below(path);
  bool any = false;
  for (std::uint32_t slot = first; slot < last; ++slot) any = any || is_told(slot);
  if (!any) return {value_of(field)};
  std::vector<Value> out;
  std::set<Cells> seen;
  for (Value& value : values_of(field, partition.compared(path))) {
    Cells cells;
    partition.assign(path[0], Value{Fields{{path[1], value}}}, cells);
    if (seen.insert(std::move(cells)).second) out.push_back(std::move(value));
  }
  return out;
}

// Everything that may be found, as far as it is told apart.
bool each_found(const Partition& partition, const Lookup& asked, const std::string& variable,
                const IsTold& is_told, const std::function<void(Fields)>& use) {
  std::vector<std::vector<Value>> split;
  for (const LookupField& field : asked.fields)
    split.push_back(distinct(partition, field, {variable, field.name}, is_told));
  return each_combination(split, [&](const std::vector<Value>& chosen) {
    Fields fields;
    for (std::size_t i = 0; i < chosen.size(); ++i) {
      if (!std::holds_alternative<Missing>(chosen[i]))
        fields.insert_or_assign(asked.fields[i].name, chosen[i]);
    }
    use(std::move(fields));
  });
}

}  // namespace

void Walk::look(Move move) {
  Way way;
  way.state = state_;
  way.state.phase = Phase::looks_up;
  way.move = std::move(move);
  out_.push_back(std::move(way));
}

// Where the owner gave no way on, the visitor may try again, or ask a person.
void Walk::retry() {
  look(select("retry"));
  Way way;
  way.state = state_;
  way.outcome = Outcome::person;
  way.move = select("person");
  keep(std::move(way));
}

void Walk::lookup() {
  const bool asks_first = !step_.options.empty();
  if (state_.phase == Phase::retries) return retry();
  if (state_.phase == Phase::arrives) {
    look(asks_first ? select("yes") : Move{});
    if (asks_first) go(step_.declined, state_.cells, select("no"));
    return;
  }
  const Lookup& asked = world_.model.lookups[step_.lookup];
  found(asked);
  const bool misses = step_.not_found.kind != Jump::Kind::none;
  fail(asked, misses ? step_.not_found : step_.failed, kNotFound);
  fail(asked, step_.failed, asked.is_action ? kRefused : kNoAnswer);
  if (asked.is_action) fail(asked, step_.unknown, kNoAnswer);
}

Move Walk::answer(const Lookup& asked, std::int32_t status) const {
  Move move;
  move.kind = Move::Kind::lookup;
  move.lookup = &asked;
  move.status = status;
  if (with_moves_) move.into = step_.variable;
  return move;
}

void Walk::found(const Lookup& asked) {
  const auto is_told = [&](std::uint32_t slot) {
    return live_.is_told_apart(state_.step, state_.calls, slot);
  };
  const bool fits = each_found(partition_, asked, step_.variable, is_told, [&](Fields fields) {
    Cells cells = state_.cells;
    partition_.assign(step_.variable, Value{fields}, cells);
    Move move = answer(asked, kFine);
    if (with_moves_) move.found = std::move(fields);
    go(step_.jump, std::move(cells), std::move(move));
  });
  fits_ = fits_ && fits;
}

bool Moves::found(std::uint32_t step, const std::function<bool(std::uint32_t)>& is_told,
                  const std::function<void(Cells, Fields)>& use) const {
  const Step& asks = world_.step(step);
  const auto [first, last] = partition_.below({asks.variable});
  bool any = false;
  for (std::uint32_t slot = first; slot < last; ++slot) any = any || is_told(slot);
  if (!any) return true;
  return each_found(partition_, world_.model.lookups[asks.lookup], asks.variable, is_told,
                    [&](Fields fields) {
                      Cells cells;
                      partition_.assign(asks.variable, Value{fields}, cells);
                      cells.take_marks();
                      cells.keep(is_told);
                      use(std::move(cells), std::move(fields));
                    });
}

// What was known of the answer is known no longer.
void Walk::fail(const Lookup& asked, const Jump& way, std::int32_t status) {
  Cells cells = state_.cells;
  partition_.clear(step_.variable, cells);
  if (way.kind != Jump::Kind::none) return go(way, std::move(cells), answer(asked, status));
  Way retry;
  retry.state = state_;
  retry.state.phase = Phase::retries;
  retry.state.cells = std::move(cells);
  retry.move = answer(asked, status);
  keep(std::move(retry));
}

}  // namespace waypost::proof
