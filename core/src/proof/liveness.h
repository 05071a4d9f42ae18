// What is still read from a step on: only that tells states apart.
#pragma once

#include <cstdint>
#include <vector>

#include "proof/partition.h"
#include "proof/world.h"

namespace waypost::proof {

/// What a state knows when another flow begins; the less, the fewer states, and the more is
/// uncertain.
enum class Memory : std::uint8_t {
  whole,     ///< all that flows read which visitors begin themselves: what goes together is known
  each,      ///< only what is still read; such a flow begins with each variable for itself
  alone,     ///< likewise, but with each variable as anything: nothing is known of other flows
  neighbour  ///< of what is still read, behind a jump, only what the flow before it uses itself
};

class Liveness {
 public:
  Liveness(const World& world, const Partition& partition, Memory memory);

  Memory memory() const { return memory_; }
  bool keeps() const { return memory_ == Memory::whole; }
  /// The flow, or one that it calls, reads or sets it.
  bool is_used(std::uint32_t flow, std::uint32_t slot) const { return has(used_[flow], slot); }
  /// Read at this step, behind it, or after one of these calls has come back.
  bool is_live(std::uint32_t step, const std::vector<std::uint32_t>& calls,
               std::uint32_t slot) const {
    return has(live_[step], slot) || (keeps() && is_kept(slot)) || is_live_after(calls, slot);
  }
  /// What is read of the world where somebody arrives may be anything, unless a step before has
  /// read it at the same moment. `from`: that step; kNowhere: a flow begins. `asks`: somebody is
  /// asked here, so that time passes.
  void look_at_world(std::uint32_t from, bool asks, Cells& cells) const;
  /// Read at this very step.
  bool reads(std::uint32_t step, std::uint32_t slot) const { return has(reads_[step], slot); }
  /// Read by some flow that the visitor may begin.
  bool is_kept(std::uint32_t slot) const { return has(kept_, slot); }

 private:
  using Bits = std::vector<std::uint64_t>;
  static bool has(const Bits& bits, std::uint32_t slot) {
    return (bits[slot / 64] >> (slot % 64) & 1) != 0;
  }
  static void put(Bits& bits, std::uint32_t slot) { bits[slot / 64] |= 1ull << (slot % 64); }
  static void take(Bits& bits, std::uint32_t slot) { bits[slot / 64] &= ~(1ull << (slot % 64)); }
  static bool join(const Bits& from, Bits& into);

  void find_own(std::uint32_t step);
  void read(std::uint32_t step, const Condition& condition);
  void read(std::uint32_t step, const Path& path);
  void set(Bits& bits, const std::string& root) const;
  bool is_live_after(const std::vector<std::uint32_t>& calls, std::uint32_t slot) const {
    for (const std::uint32_t call : calls) {
      if (has(back_[call], slot)) return true;
    }
    return false;
  }
  bool walk_back(std::uint32_t step);
  bool may_nest() const;
  void find_used();
  void add_way(std::uint32_t step, const Jump& jump, Bits& out) const;

  const World& world_;
  const Partition& partition_;
  std::vector<Bits> live_, reads_, sets_;
  std::vector<Bits> back_, results_;  // of a call: what is read after it; what it sets
  Bits kept_;
  std::vector<Bits> used_;  // of each flow
  Memory memory_;
  bool calls_nest_ = false;
};

}  // namespace waypost::proof
