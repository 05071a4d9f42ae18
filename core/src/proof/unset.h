// Reads of what nothing on the way has set, and texts that show what is not there. Neither decides
// a way, so neither tells states apart: both are followed along their edges, each watch for itself.
#pragma once

#include <cstdint>
#include <vector>

#include "proof/machine.h"
#include "proof/reads.h"

namespace waypost::proof {

struct UnsetRead {
  std::uint32_t state, read;  ///< which of the step's reads
  bool is_sure = true;
};

class Unset {
 public:
  Unset(const Partition& partition, const Moves& moves, const Machine& machine,
        const std::vector<std::vector<Read>>& reads);

  /// Each read of each step once: certain ones first. What has never been set is not told again as
  /// not being there.
  std::vector<UnsetRead> find() const;

  /// The ways, first to last, from a beginning, or from what has unset it, on which it stays unset.
  std::vector<Machine::Taken> path_to(const UnsetRead& read) const;

 private:
  using Bits = std::vector<std::uint64_t>;
  std::vector<Bits> spread(bool surely) const;
  std::uint32_t watch_of(const Read& read) const;
  bool is_told(const std::vector<UnsetRead>& reads, const UnsetRead& one) const;
  void add_reads(const std::vector<Bits>& unset, bool is_sure, std::vector<UnsetRead>& out) const;

  const Partition& partition_;
  const Moves& moves_;
  const Machine& machine_;
  const std::vector<std::vector<Read>>& reads_;
  std::vector<std::vector<const Machine::Edge*>> out_, in_;
};

}  // namespace waypost::proof
