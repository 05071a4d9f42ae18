#include "proof/ways_out.h"

#include <cstddef>
#include <cstdint>

namespace waypost::proof {
namespace {

// Backwards from the endings. A state is good by one certain way to a good one; or, where none is
// certain, when all its ways lead to good ones: one of these is taken.
std::vector<bool> with_way_out(const Machine& machine, bool surely) {
  const std::size_t count = machine.found().size();
  std::vector<bool> good(count);
  std::vector<bool> has_sure(count);
  std::vector<std::uint32_t> unsure(count), queue;
  std::vector<std::vector<const Machine::Edge*>> into(count);
  for (const Machine::Edge& edge : machine.edges()) into[edge.to].push_back(&edge);
  const auto note = [&](std::uint32_t state, bool is_sure) {
    if (is_sure) has_sure[state] = true;
    unsure[state] += is_sure ? 0 : 1;
  };
  for (const Machine::Edge& edge : machine.edges()) note(edge.from, edge.is_sure);
  for (const Machine::Ending& ending : machine.endings()) note(ending.from, ending.is_sure);
  const auto reach = [&](std::uint32_t state, bool is_sure) {
    const bool counts = !surely || is_sure || (!has_sure[state] && --unsure[state] == 0);
    if (!counts || good[state]) return;
    good[state] = true;
    queue.push_back(state);
  };
  for (const Machine::Ending& ending : machine.endings()) reach(ending.from, ending.is_sure);
  // Where the walk was cut off there may be one.
  for (std::uint32_t i = 0; i < count; ++i) {
    if (!machine.is_walked(i)) reach(i, true);
  }
  while (!queue.empty()) {
    const std::uint32_t state = queue.back();
    queue.pop_back();
    for (const Machine::Edge* edge : into[state]) reach(edge->from, edge->is_sure);
  }
  return good;
}

}  // namespace

std::vector<bool> without_way_out(const Machine& machine) {
  std::vector<bool> out = with_way_out(machine, false);
  out.flip();
  return out;
}

std::vector<bool> maybe_without_way_out(const Machine& machine) {
  std::vector<bool> out = with_way_out(machine, true);
  const std::vector<bool> possibly = with_way_out(machine, false);
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = possibly[i] && !out[i];
  return out;
}

}  // namespace waypost::proof
