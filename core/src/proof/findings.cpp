#include "proof/findings.h"

#include <algorithm>
#include <utility>

#include "match/matcher.h"

namespace waypost::proof {
namespace {

constexpr std::size_t kMostReplays = 200;

// Something is set as some other flow may have left it.
bool holds_any(const Cells& cells) {
  return std::any_of(cells.held().begin(), cells.held().end(),
                     [](const auto& entry) { return entry.second == kAny; });
}

}  // namespace

std::string joined_lines(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) out += (out.empty() ? "" : "\n") + line;
  return out;
}

Findings::Findings(content::Build& build, const World& world, const std::set<std::uint32_t>& told)
    : build_(build), world_(world), told_(told) {
  for (const Flow& flow : world_.model.flows) proofs.emplace_back().flow = flow.id;
}

void Findings::mark(FlowProof& proof, std::string what) {
  if (proof.verdict == Verdict::proved) proof.verdict = Verdict::undecided;
  if (std::find(proof.undecided.begin(), proof.undecided.end(), what) == proof.undecided.end())
    proof.undecided.push_back(std::move(what));
}

std::string Findings::unsure_place(const Walked& walked, std::uint32_t state) const {
  const std::vector<Machine::Found>& found = walked.machine.found();
  if (replays_ == kMostReplays) return "ways";
  std::uint32_t at = state, begun = state;
  for (std::uint32_t i = state; i != kNowhere; i = found[i].parent) {
    const std::uint32_t parent = found[i].parent;
    if (!found[i].is_sure && parent != kNowhere && found[parent].is_sure) at = parent;
    begun = i;
  }
  const bool knows_all = walked.live.memory() == Memory::whole;
  if (!knows_all && (!found[begun].is_sure || holds_any(found[at].state.cells))) return "states";
  return build_.report.pointer(world_.source(found[at].state.step));
}

// The copy of the model is made when the first counterexample asks for it.
std::optional<Variables> Findings::play(const Walked& walked, const std::vector<Leg>& path,
                                        const Claim& claim) {
  if (replays_ == kMostReplays) return std::nullopt;
  ++replays_;
  if (content_ == nullptr) {
    auto model = std::make_unique<Model>(world_.model);
    auto matcher = std::make_unique<Matcher>(*model);
    content_ = std::make_unique<Content>(std::move(model), std::move(matcher));
  }
  return replay(*content_, world_, walked.moves, path, claim);
}

}  // namespace waypost::proof
