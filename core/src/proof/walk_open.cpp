// What a lookup finds can differ in many ways, and a flow reads few of them at once: a field stays
// open until a condition reads it, and only then every cell goes its own way.
#include <set>
#include <utility>
#include <variant>

#include "proof/walk.h"

namespace waypost::proof {
namespace {

// One value for each cell that the field may come to lie in.
std::vector<Value> distinct(const World& world, const Partition& partition,
                            const LookupField& field, const Path& path) {
  std::vector<Value> out;
  std::set<Cells> seen;
  for (Value& value : values_of(field, partition.compared(path))) {
    const auto* list = std::get_if<List>(&value);
    if (list != nullptr && list->empty() && world.is_never_empty(field)) continue;
    Cells cells;
    partition.assign(path[0], Value{Fields{{path[1], value}}}, cells);
    cells.take_marks();
    if (seen.insert(std::move(cells)).second) out.push_back(std::move(value));
  }
  return out;
}

}  // namespace

std::uint32_t next_open(const World& world, const Partition& partition, const Liveness& live,
                        const State& state) {
  const Step& step = world.step(state.step);
  if (step.kind == StepKind::branch) {
    for (const Case& one : step.cases) {
      if (one.when == nullptr) continue;
      const std::uint32_t open = partition.wanted(*one.when, state.cells);
      if (open != kNowhere) return open;
      if (truth_of(partition, one.when, state.cells) == Truth::yes) break;
    }
    return kNowhere;
  }
  for (const auto& [slot, cell] : state.cells.held()) {
    if (is_open(cell) && live.reads(state.step, slot)) return slot;
  }
  return kNowhere;
}

void leave_open(const World& world, const Partition& partition, const std::vector<LookupField>& of,
                const std::string& variable, const std::string& id, Cells& cells) {
  for (const LookupField& field : of) {
    const Path path = {variable, field.name};
    const auto [first, last] = partition.below(path);
    const bool is_told = first < last && field.name != id;
    if (!is_told || distinct(world, partition, field, path).size() < 2) continue;
    for (std::uint32_t slot = first; slot < last; ++slot)
      cells.set(slot, open_cell(world.number(field)));
  }
}

void mark_lacking(const Partition& partition, const LookupField& field, const std::string& variable,
                  Cells& cells) {
  if (!field.required) partition.watches().mark_all({variable, field.name}, false, cells.marks());
}

void Walk::reveal_world(std::uint32_t slot) {
  for (const Cell cell : partition_.cells_in_world(slot)) {
    Way way;
    way.state = state_;
    way.state.cells.set(slot, cell);
    way.move.kind = Move::Kind::reveal;
    way.move.fact = slot;
    way.move.cell = cell;
    out_.push_back(std::move(way));
  }
}

void Walk::reveal_any(std::uint32_t slot) {
  for (Cell cell = 0; cell < partition_.cells(slot); ++cell) {
    Way way;
    way.state = state_;
    way.state.cells.set(slot, cell);
    way.move.kind = Move::Kind::reveal;
    way.is_sure = false;
    if (cell != kMissing) partition_.watches().mark_there(partition_.path(slot), way.marks);
    out_.push_back(std::move(way));
  }
}

// Every cell that the field may lie in, wherever it is still read.
void Walk::reveal(std::uint32_t slot) {
  if (partition_.is_of_world(slot)) return reveal_world(slot);
  if (state_.cells.of(slot) == kAny) return reveal_any(slot);
  const LookupField& field = world_.field(field_of(state_.cells.of(slot)));
  const Path path = {partition_.path(slot)[0], field.name};
  const auto [first, last] = partition_.below(path);
  for (Value& value : distinct(world_, partition_, field, path)) {
    Cells own;
    partition_.assign(path[0], Value{Fields{{path[1], value}}}, own);
    Way way;
    way.state = state_;
    for (std::uint32_t i = first; i < last; ++i) {
      if (is_open(state_.cells.of(i))) way.state.cells.set(i, own.of(i));
    }
    way.move.kind = Move::Kind::reveal;
    partition_.watches().mark_value(path, value, way.marks);
    if (with_moves_) {
      way.move.revealed = path;
      way.move.value = std::move(value);
    }
    out_.push_back(std::move(way));
  }
}

}  // namespace waypost::proof
