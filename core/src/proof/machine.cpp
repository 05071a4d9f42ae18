// Breadth first, so that the moves that lead to a fault are few; first along what is certain, so
// that a state that can be reached for certain is found that way.
#include "proof/machine.h"

#include <algorithm>
#include <utility>

namespace waypost::proof {
namespace {

constexpr int kMostOfAKind = 12;

void append(std::string& out, std::uint32_t number) {
  for (int shift = 0; shift < 32; shift += 8) out += static_cast<char>((number >> shift) & 0xff);
}

std::string key_of(const State& state) {
  std::string out;
  append(out, state.step);
  append(out, static_cast<std::uint32_t>(state.phase));
  append(out, static_cast<std::uint32_t>(state.calls.size()));
  for (const std::uint32_t call : state.calls) append(out, call);
  for (const auto& [slot, cell] : state.cells.held()) {
    append(out, slot);
    append(out, cell);
  }
  return out;
}

std::uint32_t clicks_of(const Move& move) {
  return move.kind == Move::Kind::select || move.kind == Move::Kind::submit ? 1 : 0;
}

}  // namespace

Machine::Machine(const World& world, const Moves& moves, const Liveness& live,
                 const Partition& partition, std::uint32_t only)
    : world_(world), moves_(moves), live_(live), partition_(partition), only_(only) {}

// First sessions that have just begun; then flows that begin with what others have set, until that
// brings nothing new.
bool Machine::run() {
  starts_.assign(world_.model.flows.size(), {});
  begun_.assign(world_.model.flows.size(), 0);
  for (std::uint32_t flow = 0; flow < world_.model.flows.size(); ++flow) {
    Found how;
    how.begun = flow;
    if (begins(flow)) starts_[flow].push_back(add(moves_.begin(flow, {}), std::move(how)));
  }
  while (true) {
    if (!expand(open_)) return false;
    const bool is_over = unsure_.empty();
    if ((is_over || live_.keeps()) && !begin_flows()) return false;
    if (is_over && open_.empty() && unsure_.empty()) return true;
    if (open_.empty() && !expand(unsure_)) return false;
  }
}

// New states join the end of the list that is being walked.
bool Machine::expand(std::vector<std::uint32_t>& open) {
  for (std::size_t i = 0; i < open.size(); ++i) {
    if (!walk(open[i]) || found_.size() > kMostStates) return false;
  }
  open.clear();
  return true;
}

bool Machine::begin_flows() {
  for (std::uint32_t flow = 0; flow < world_.model.flows.size(); ++flow) {
    if (!begins(flow)) continue;
    if (live_.memory() == Memory::whole) begin_from_stops(flow);
    if (live_.memory() == Memory::each && !begin_flow(flow)) return false;
    if (live_.memory() == Memory::neighbour || live_.memory() == Memory::alone)
      begin_with_any(flow);
  }
  return true;
}

void Machine::begin_from_stops(std::uint32_t flow) {
  for (; begun_[flow] < stops_.size(); ++begun_[flow]) {
    const Stop& from = stops_[begun_[flow]];
    Found how;
    how.begun = flow;
    how.is_sure = from.is_sure;
    how.earlier = {from.taken};
    const std::size_t before = found_.size();
    const std::uint32_t state = add(moves_.begin(flow, from.cells), std::move(how));
    if (found_.size() > before) starts_[flow].push_back(state);
  }
}

void Machine::begin_with_any(std::uint32_t flow) {
  Cells cells;
  for (std::uint32_t slot = 0; slot < partition_.size(); ++slot) cells.set(slot, kAny);
  Found how;
  how.begun = flow;
  how.is_sure = false;
  const std::size_t before = found_.size();
  const std::uint32_t state = add(moves_.begin(flow, cells), std::move(how));
  if (found_.size() > before) starts_[flow].push_back(state);
}

void Machine::stop(Cells cells, Taken taken, bool is_sure) {
  if (!live_.keeps()) return;
  cells.keep([&](std::uint32_t slot) { return live_.is_kept(slot); });
  if (cells.held().empty() || !stopped_.insert(cells).second) return;
  stops_.push_back({std::move(cells), std::move(taken), is_sure});
}

// What was learned, as far as it is read from this step on. What a lookup has found is open here
// again: while it was walked, only what is read right behind it was kept.
std::map<std::string, Machine::Known> Machine::known_at(std::uint32_t start) const {
  std::map<std::string, Known> out;
  const auto is_live = [&](std::uint32_t slot) { return live_.is_live(start, {}, slot); };
  for (const auto& [root, known] : learned_) {
    for (const auto& [cells, taken] : known) {
      Cells own = cells;
      own.keep(is_live);
      if (!own.held().empty()) out[root].emplace(std::move(own), taken);
    }
  }
  for (const auto& [step, from] : looking_) {
    auto [cells, found] = moves_.found(step);
    cells.keep(is_live);
    if (cells.held().empty()) continue;
    out[world_.step(step).variable].emplace(std::move(cells), Taken{from, 0, std::move(found)});
  }
  return out;
}

// Each variable that the flow reads at its start is unset, or as any flow leaves it. Which of them
// go together is not known here: that is uncertain until it is played.
bool Machine::begin_flow(std::uint32_t flow) {
  constexpr std::size_t kMostStarts = 20'000;
  const std::uint32_t start = world_.start(flow);
  std::map<Cells, std::vector<Taken>> all = {{Cells{}, {}}};
  for (const auto& [root, read] : known_at(start)) {
    const std::map<Cells, std::vector<Taken>> before = all;
    for (const auto& [cells, earlier] : before) {
      for (const auto& [own, taken] : read) {
        Cells both = cells;
        for (const auto& [slot, cell] : own.held()) both.set(slot, cell);
        std::vector<Taken> more = earlier;
        more.push_back(taken);
        all.emplace(std::move(both), std::move(more));
      }
      if (all.size() > kMostStarts) return false;
    }
  }
  for (auto& [cells, earlier] : all) {
    Found how;
    how.begun = flow;
    how.is_sure = earlier.empty();
    how.earlier = std::move(earlier);
    const std::size_t before = found_.size();
    const std::uint32_t state = add(moves_.begin(flow, cells), std::move(how));
    if (found_.size() > before) starts_[flow].push_back(state);
  }
  return true;
}

std::uint32_t Machine::add(State state, Found how) {
  const auto number = static_cast<std::uint32_t>(found_.size());
  const auto [known, is_new] = index_.emplace(key_of(state), number);
  if (!is_new) return known->second;
  how.state = std::move(state);
  if (how.state.phase == Phase::looks_up) looking_.emplace(how.state.step, number);
  (how.is_sure ? open_ : unsure_).push_back(number);
  found_.push_back(std::move(how));
  return number;
}

void Machine::note(Fault fault) {
  int& count = noted_[{fault.kind, found_[fault.state].state.step}];
  if (count++ < kMostOfAKind) faults_.push_back(fault);
}

void Machine::note(Choice choice) {
  const std::pair key = {found_[choice.state].state.step, choice.chosen};
  if (choice.is_sure ? taken_.insert(key).second : taken_.count(key) == 0)
    choices_.push_back(choice);
}

// What a way has set, as far as flows read it that begin later.
void Machine::learn(const Way& way, std::uint32_t state, std::uint32_t number) {
  if (way.known.held().empty()) return;
  for (const Mark& mark : way.marks) {
    if (partition_.watches().is_shown(mark.watch)) continue;
    const std::string& root = partition_.watches().path(mark.watch)[0];
    const auto [first, last] = partition_.below({root});
    Cells own = way.known;
    own.keep(
        [first = first, last = last](std::uint32_t slot) { return slot >= first && slot < last; });
    if (!own.held().empty()) learned_[root].emplace(std::move(own), Taken{state, number, {}});
  }
}

bool Machine::walk(std::uint32_t number) {
  const State from = found_[number].state;
  const bool is_sure = found_[number].is_sure;
  std::vector<Way> ways;
  constexpr std::size_t kMostWalked = 2'000'000;
  const bool fits = moves_.from(from, false, ways);
  const bool waits = std::any_of(
      ways.begin(), ways.end(), [](const Way& way) { return way.move.is_event() || way.is_stuck; });
  if (waits) stop(from.cells, {number, kNowhere, {}}, is_sure);
  walked_ += ways.size();
  if (walked_ > kMostWalked) return false;
  for (std::uint32_t i = 0; i < ways.size(); ++i) {
    Way& way = ways[i];
    if (way.is_empty) note({Fault::Kind::empty, number});
    if (way.is_stuck) note({Fault::Kind::stuck, number, way.is_sure});
    if (way.is_too_deep) note({Fault::Kind::deep, number});
    if (way.chosen != kNowhere) note(Choice{number, way.chosen, is_sure && way.is_sure});
    if (way.is_stuck) continue;
    if (way.move.kind != Move::Kind::lookup && live_.memory() == Memory::each)
      learn(way, number, i);
    const std::uint32_t clicks = clicks_of(way.move);
    if (way.outcome != Outcome::none) {
      const std::uint32_t target = way.outcome == Outcome::article ? way.target : from.step;
      endings_.push_back({number, way.outcome, target, clicks, way.is_sure});
      stop(std::move(way.known), {number, i, {}}, is_sure && way.is_sure);
      continue;
    }
    Found how;
    how.parent = number;
    how.way = i;
    how.is_sure = is_sure && way.is_sure;
    const std::uint32_t to = add(std::move(way.state), std::move(how));
    edges_.push_back({number, i, to, clicks, way.is_sure, std::move(way.marks)});
  }
  is_walked_.resize(found_.size());
  is_walked_[number] = fits;
  return fits;
}

std::vector<Way> Machine::ways(std::uint32_t state) const {
  std::vector<Way> out;
  moves_.from(found_[state].state, true, out);
  return out;
}

}  // namespace waypost::proof
