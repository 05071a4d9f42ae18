// Breadth first, so that the moves that lead to a fault are few; first along what is certain, so
// that a state that can be reached for certain is found that way.
#include "proof/machine.h"

#include <algorithm>
#include <utility>

namespace waypost::proof {
namespace {

constexpr int kMostOfAKind = 3;

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
                 const Partition& partition, const std::vector<std::vector<Read>>& reads)
    : world_(world), moves_(moves), live_(live), partition_(partition), reads_(reads) {}

bool Machine::run(bool carries) {
  carries_ = carries;
  found_.clear();
  edges_.clear();
  endings_.clear();
  faults_.clear();
  known_.clear();
  begun_with_.clear();
  noted_.clear();
  open_.clear();
  unsure_.clear();
  starts_.assign(world_.model.flows.size(), {});
  begin_flows({}, kNowhere, kNowhere, true);
  return expand(open_) && expand(unsure_);
}

// New states join the end of the list that is being walked, or wait for the second round.
bool Machine::expand(std::vector<std::uint32_t>& open) {
  for (std::size_t i = 0; i < open.size(); ++i) {
    if (!walk(open[i]) || found_.size() > kMostStates) return false;
  }
  return true;
}

void Machine::begin_flows(const Cells& cells, std::uint32_t parent, std::uint32_t way,
                          bool is_sure) {
  Cells kept = cells;
  kept.keep([&](std::uint32_t slot) { return live_.is_kept(slot); });
  if (parent != kNowhere && (!carries_ || kept.held().empty())) return;
  if (!begun_with_.insert(kept).second) return;
  for (std::uint32_t flow = 0; flow < world_.model.flows.size(); ++flow) {
    if (world_.begins(flow))
      starts_[flow].push_back(add(moves_.begin(flow, kept), {{}, parent, way, flow, is_sure}));
  }
}

std::uint32_t Machine::add(State state, const Found& how) {
  const auto number = static_cast<std::uint32_t>(found_.size());
  const auto [known, is_new] = known_.emplace(key_of(state), number);
  if (!is_new) return known->second;
  Found& found = found_.emplace_back(how);
  found.state = std::move(state);
  (found.is_sure ? open_ : unsure_).push_back(number);
  check_reads(number);
  if (waits(number)) {
    const Cells cells = found_[number].state.cells;
    begin_flows(cells, number, kNowhere, how.is_sure);
  }
  return number;
}

void Machine::note(Fault fault) {
  int& count = noted_[{fault.kind, found_[fault.state].state.step, fault.read}];
  if (count++ < kMostOfAKind) faults_.push_back(fault);
}

void Machine::check_reads(std::uint32_t number) {
  const State& state = found_[number].state;
  if (state.phase != Phase::arrives) return;
  const std::vector<Read>& reads = reads_[state.step];
  for (std::uint32_t i = 0; i < reads.size(); ++i) {
    const bool is_unset = state.cells.of(partition_.watched(reads[i].root)) == kMissing;
    if (is_unset && (reads[i].option.empty() || moves_.may_offer(state, reads[i].option)))
      note({Fault::Kind::unset, number, i});
  }
}

bool Machine::walk(std::uint32_t number) {
  const State from = found_[number].state;
  const bool is_sure = found_[number].is_sure;
  std::vector<Way> ways;
  const bool fits = moves_.from(from, false, ways);
  for (std::uint32_t i = 0; i < ways.size(); ++i) {
    Way& way = ways[i];
    const bool sure = is_sure && way.is_sure;
    if (way.is_empty) note({Fault::Kind::empty, number});
    if (way.is_stuck) note({Fault::Kind::stuck, number});
    if (way.is_stuck) continue;
    const std::uint32_t clicks = clicks_of(way.move);
    if (way.outcome != Outcome::none) {
      const std::uint32_t target = way.outcome == Outcome::article ? way.target : from.step;
      endings_.push_back({number, way.outcome, target, clicks, way.is_sure});
      if (way.outcome != Outcome::link) begin_flows(way.state.cells, number, i, sure);
      continue;
    }
    const std::uint32_t to = add(std::move(way.state), {{}, number, i, kNowhere, sure});
    edges_.push_back({number, to, clicks, way.is_sure});
  }
  return fits;
}

std::vector<Way> Machine::ways(std::uint32_t state) const {
  std::vector<Way> out;
  moves_.from(found_[state].state, true, out);
  return out;
}

// Backwards from the endings. A state is good by one certain way to a good one, or when all its
// uncertain ways lead to good ones: one of these is taken.
std::vector<bool> Machine::with_way_out(bool surely) const {
  const std::size_t count = found_.size();
  std::vector<bool> good(count);
  std::vector<std::uint32_t> unsure(count), queue;
  std::vector<std::vector<const Edge*>> into(count);
  for (const Edge& edge : edges_) into[edge.to].push_back(&edge);
  for (const Edge& edge : edges_) unsure[edge.from] += edge.is_sure ? 0 : 1;
  for (const Ending& ending : endings_) unsure[ending.from] += ending.is_sure ? 0 : 1;
  const auto reach = [&](std::uint32_t state, bool is_sure) {
    const bool counts = !surely || is_sure || --unsure[state] == 0;
    if (!counts || good[state]) return;
    good[state] = true;
    queue.push_back(state);
  };
  for (const Ending& ending : endings_) reach(ending.from, ending.is_sure);
  while (!queue.empty()) {
    const std::uint32_t state = queue.back();
    queue.pop_back();
    for (const Edge* edge : into[state]) reach(edge->from, edge->is_sure);
  }
  return good;
}

std::vector<bool> Machine::without_way_out() const {
  std::vector<bool> out = with_way_out(false);
  out.flip();
  return out;
}

std::vector<bool> Machine::maybe_without_way_out() const {
  std::vector<bool> out = with_way_out(true);
  const std::vector<bool> possibly = with_way_out(false);
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = possibly[i] && !out[i];
  return out;
}

}  // namespace waypost::proof
