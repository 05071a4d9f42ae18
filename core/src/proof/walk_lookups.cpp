// What is asked of the shop's system: session/on_lookup, over cells.
#include <utility>

#include "proof/walk.h"

namespace waypost::proof {
namespace {

constexpr std::int32_t kFine = 200, kRefused = 400, kNotFound = 404, kNoAnswer = 0;

// One answer that it may give.
Fields answer_of(const Lookup& asked) {
  Fields out;
  for (const LookupField& field : asked.fields) out.insert_or_assign(field.name, value_of(field));
  return out;
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
  Fields fields = answer_of(asked);
  Cells cells = state_.cells;
  partition_.assign(step_.variable, Value{fields}, cells);
  leave_open(world_, partition_, asked.fields, step_.variable, {}, cells);
  for (const LookupField& field : asked.fields)
    mark_lacking(partition_, field, step_.variable, cells);
  Move move = answer(asked, kFine);
  if (with_moves_) move.found = std::move(fields);
  go(step_.jump, std::move(cells), std::move(move));
}

std::pair<Cells, Fields> Moves::found(std::uint32_t step) const {
  const Step& asks = world_.step(step);
  const Lookup& asked = world_.model.lookups[asks.lookup];
  std::pair<Cells, Fields> out = {{}, answer_of(asked)};
  partition_.assign(asks.variable, Value{out.second}, out.first);
  leave_open(world_, partition_, asked.fields, asks.variable, {}, out.first);
  out.first.take_marks();
  return out;
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
