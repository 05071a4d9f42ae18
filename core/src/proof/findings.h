// What is said of flows: problems in their file, each with the moves that lead there, and a verdict
// on each flow. Nothing is told that has not happened when it was played.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "content/build.h"
#include "proof/reads.h"
#include "proof/script.h"
#include "proof/walked.h"
#include "waypost/content.h"

namespace waypost::proof {

/// The lines of a script as one argument of a problem.
std::string joined_lines(const std::vector<std::string>& lines);

class Findings {
 public:
  Findings(content::Build& build, const World& world, const std::set<std::uint32_t>& told);

  content::Report& report() { return build_.report; }
  const World& world() const { return world_; }

  /// What else has told of this place already.
  bool is_told(json::Value where) const { return told_.count(where.node()) > 0; }
  /// True the first time that this is asked of a step: one step is told of once.
  bool is_new(Code code, std::uint32_t step) { return steps_.emplace(code, step).second; }
  bool is_new(std::uint32_t step, std::uint32_t read) { return reads_.emplace(step, read).second; }

  FlowProof& proof_of(std::uint32_t step) { return proofs[world_.flow_of(step)]; }
  /// Something does not hold at the step.
  void breaks(std::uint32_t step) { proof_of(step).verdict = Verdict::counterexample; }
  /// `what` was not decided: the JSON pointer of a step; `states`, of which there are too many; or
  /// `ways`, of which there are too many to play.
  void mark(FlowProof& proof, std::string what);
  void mark(std::uint32_t step, const std::string& pointer) { mark(proof_of(step), pointer); }
  /// The step on the way to the state from which on it is not certain; else its own. `states` where
  /// it is not certain because less is known so that there are not too many; `ways` as above.
  std::string unsure_place(const Walked& walked, std::uint32_t state) const;

  /// Played by `step`, the claim holds. What is known then, or nothing. A few hundred paths are
  /// played, and none after that.
  std::optional<Variables> play(const Walked& walked, const std::vector<Leg>& path,
                                const Claim& claim);
  bool happens(const Walked& walked, const std::vector<Leg>& path, const Claim& claim) {
    return play(walked, path, claim).has_value();
  }

  std::vector<FlowProof> proofs;  ///< of each flow

 private:
  content::Build& build_;
  const World& world_;
  const std::set<std::uint32_t>& told_;
  std::set<std::pair<Code, std::uint32_t>> steps_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> reads_;  // steps, and which of their reads
  std::unique_ptr<Content> content_;
  std::size_t replays_ = 0;
};

/// What one walk has shown of the states themselves: nothing to choose from, reads of what is not
/// there, no way out, loops without the visitor.
void check_states(Findings& findings, const Partition& partition,
                  const std::vector<std::vector<Read>>& reads, const Walked& walked);

}  // namespace waypost::proof
