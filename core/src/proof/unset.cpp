#include "proof/unset.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace waypost::proof {
namespace {

bool has(const std::vector<std::uint64_t>& bits, std::uint32_t bit) {
  return (bits[bit / 64] >> (bit % 64) & 1) != 0;
}

void put(std::vector<std::uint64_t>& bits, std::uint32_t bit, bool on) {
  const std::uint64_t mask = 1ull << (bit % 64);
  bits[bit / 64] = on ? bits[bit / 64] | mask : bits[bit / 64] & ~mask;
}

// A flow that begins in a session which has just begun.
bool is_fresh(const Machine::Found& found) {
  return found.begun != kNowhere && found.is_sure && found.earlier.empty();
}

// What a watch is as behind the edge: those before it, kSet or kUnset.
std::vector<std::uint32_t> sources_of(const Machine::Edge& edge, std::uint32_t watch) {
  std::vector<std::uint32_t> out = {watch};
  for (const Mark& mark : edge.marks) {
    if (mark.watch != watch) continue;
    if (!mark.joins) out.clear();
    out.push_back(mark.as);
  }
  return out;
}

}  // namespace

Unset::Unset(const Partition& partition, const Moves& moves, const Machine& machine,
             const std::vector<std::vector<Read>>& reads)
    : partition_(partition),
      moves_(moves),
      machine_(machine),
      reads_(reads),
      out_(machine.found().size()),
      in_(machine.found().size()) {
  for (const Machine::Edge& edge : machine.edges()) {
    out_[edge.from].push_back(&edge);
    in_[edge.to].push_back(&edge);
  }
}

// For each state the variables that may be unset there.
std::vector<Unset::Bits> Unset::spread(bool surely) const {
  const Bits none((partition_.watches().count() + 63) / 64);
  std::vector<Bits> unset(machine_.found().size(), none);
  std::vector<std::uint32_t> open;
  for (std::uint32_t i = 0; i < unset.size(); ++i) {
    if (!is_fresh(machine_.found()[i])) continue;
    unset[i] = Bits(none.size(), ~0ull);
    open.push_back(i);
  }
  while (!open.empty()) {
    const std::uint32_t from = open.back();
    open.pop_back();
    for (const Machine::Edge* edge : out_[from]) {
      if (surely && !edge->is_sure) continue;
      Bits bits = unset[from];
      for (const Mark& mark : edge->marks) {
        const bool is_copy = mark.as != Mark::kSet && mark.as != Mark::kUnset;
        const bool is_unset = is_copy ? has(unset[from], mark.as) : mark.as == Mark::kUnset;
        put(bits, mark.watch, is_unset || (mark.joins && has(bits, mark.watch)));
      }
      bool is_new = false;
      for (std::size_t i = 0; i < bits.size(); ++i) {
        is_new = is_new || (bits[i] & ~unset[edge->to][i]) != 0;
        unset[edge->to][i] |= bits[i];
      }
      if (is_new) open.push_back(edge->to);
    }
  }
  return unset;
}

void Unset::add_reads(const std::vector<Bits>& unset, bool is_sure,
                      std::vector<UnsetRead>& out) const {
  std::set<std::pair<std::uint32_t, std::uint32_t>> told;
  for (const UnsetRead& read : out)
    told.emplace(machine_.found()[read.state].state.step, read.read);
  for (std::uint32_t i = 0; i < unset.size(); ++i) {
    const State& state = machine_.found()[i].state;
    if (state.phase != Phase::arrives || moves_.is_open(state)) continue;
    const std::vector<Read>& reads = reads_[state.step];
    for (std::uint32_t j = 0; j < reads.size(); ++j) {
      if (!has(unset[i], watch_of(reads[j]))) continue;
      if (reads[j].is_asked && !moves_.may_ask(state)) continue;
      if (!reads[j].option.empty() && !moves_.may_offer(state, reads[j].option)) continue;
      if (told.emplace(state.step, j).second) out.push_back({i, j, is_sure});
    }
  }
}

std::vector<UnsetRead> Unset::find() const {
  std::vector<UnsetRead> out;
  if (partition_.watches().count() == 0) return out;
  add_reads(spread(true), true, out);
  add_reads(spread(false), false, out);
  const std::vector<UnsetRead> all = out;
  std::erase_if(out, [&](const UnsetRead& one) { return is_told(all, one); });
  return out;
}

std::uint32_t Unset::watch_of(const Read& read) const {
  const Watches& watches = partition_.watches();
  return read.shown.empty() ? watches.set(read.root) : watches.shown(read.shown);
}

bool Unset::is_told(const std::vector<UnsetRead>& reads, const UnsetRead& one) const {
  const std::uint32_t step = machine_.found()[one.state].state.step;
  const Read& read = reads_[step][one.read];
  return !read.shown.empty() &&
         std::any_of(reads.begin(), reads.end(), [&](const UnsetRead& other) {
           if (machine_.found()[other.state].state.step != step) return false;
           const Read& set = reads_[step][other.read];
           return set.shown.empty() && set.root == read.root && set.where == read.where;
         });
}

// Backwards from the read, as long as nothing sets the variable, to a beginning or to what has
// cleared it.
std::vector<Machine::Taken> Unset::path_to(const UnsetRead& read) const {
  using Node = std::pair<std::uint32_t, std::uint32_t>;  // state, variable
  std::map<Node, std::pair<Node, Machine::Taken>> next;
  const Node last = {read.state,
                     watch_of(reads_[machine_.found()[read.state].state.step][read.read])};
  std::vector<Node> open = {last};
  const auto forward = [&](Node at) {
    std::vector<Machine::Taken> path;
    for (; at != last; at = next.at(at).first) path.push_back(next.at(at).second);
    return path;
  };
  for (std::size_t i = 0; i < open.size(); ++i) {
    const Node at = open[i];
    if (is_fresh(machine_.found()[at.first])) return forward(at);
    for (const Machine::Edge* edge : in_[at.first]) {
      if (read.is_sure && !edge->is_sure) continue;
      Machine::Taken taken = {edge->from, edge->way, {}, {}};
      for (const std::uint32_t as : sources_of(*edge, at.second)) {
        if (as == Mark::kSet) continue;
        if (as == Mark::kUnset) {
          if (partition_.watches().is_shown(at.second))
            taken.lacks = partition_.watches().path(at.second);
          std::vector<Machine::Taken> path = {std::move(taken)};
          const std::vector<Machine::Taken> rest = forward(at);
          path.insert(path.end(), rest.begin(), rest.end());
          return path;
        }
        const Node before = {edge->from, as};
        if (before == last || !next.emplace(before, std::pair(at, taken)).second) continue;
        open.push_back(before);
      }
    }
  }
  return {};
}

}  // namespace waypost::proof
