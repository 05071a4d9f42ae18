// What is never done in any walk: steps that nobody comes to, cases that are never taken, what is
// never shown; and branches that go on although none of their cases holds.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <vector>

#include "proof/findings.h"
#include "proof/untaken.h"

namespace waypost::proof {

class Coverage {
 public:
  Coverage(Findings& findings, const Partition& partition)
      : findings_(findings), world_(findings.world()), partition_(partition) {}

  /// What this walk has come to, and what its branches do not cover.
  void add(const Walked& walked);

  /// What none of these walks, which have been added, has come to, but for flows that `is_open`
  /// says yes to: not all ways there were walked.
  void report(const Walks& walks, const std::vector<bool>& is_open);

 private:
  struct Doubt {
    const Walked* walked = nullptr;
    std::vector<std::uint32_t> states;
  };

  bool is_really_reached(const Doubt& doubt);
  void check_reached(std::uint32_t step);
  void check_untaken(const Untaken& one);
  void check_covered(const Walked& walked, std::uint32_t step,
                     const std::vector<std::uint32_t>& states);

  Findings& findings_;
  const World& world_;
  const Partition& partition_;
  std::set<std::uint32_t> sure_;           // steps that are reached for certain
  std::map<std::uint32_t, Doubt> doubts_;  // others
  std::set<std::uint32_t> entered_;        // flows
};

}  // namespace waypost::proof
