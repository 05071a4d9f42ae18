#include "proof/verdicts.h"

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "match/matcher.h"
#include "proof/actions.h"
#include "proof/clicks.h"
#include "proof/loops.h"
#include "proof/machine.h"
#include "proof/script.h"
#include "proof/unset.h"
#include "proof/untaken.h"
#include "proof/ways_out.h"
#include "session/limits.h"

namespace waypost::proof {
namespace {

using Fault = Machine::Fault;

constexpr std::size_t kMostReplays = 200;

std::string joined_lines(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) out += (out.empty() ? "" : "\n") + line;
  return out;
}

// The machine, with what it walks by: first knowing as much as it can, and less where that makes
// too many states.
struct Walked {
  Walked(const World& world, const Partition& partition, Memory memory)
      : live(world, partition, memory),
        moves(world, partition, live),
        machine(world, moves, live, partition) {}

  Liveness live;
  Moves moves;
  Machine machine;
};

class Prover {
 public:
  Prover(content::Build& build, const std::set<std::uint32_t>& told, Memory first)
      : build_(build),
        told_(told),
        world_(build.draft.model, build.draft),
        partition_(world_.model),
        reads_(watch_reads()),
        walked_(std::make_unique<Walked>(world_, partition_, first)) {}

  std::vector<FlowProof> run() {
    check_actions(build_, world_);
    for (const Flow& flow : world_.model.flows) proofs_.emplace_back().flow = flow.id;
    bool is_whole = walked_->machine.run();
    for (const Memory memory : {Memory::each, Memory::neighbour}) {
      if (is_whole || memory <= walked_->live.memory()) continue;
      walked_ = std::make_unique<Walked>(world_, partition_, memory);
      is_whole = walked_->machine.run();
    }
    if (is_whole) {
      check_reached();
      check_faults();
      check_reads();
      check_ways_out();
      check_loops();
      check_untaken(untaken_cases(world_, partition_, walked_->machine));
      check_untaken(untaken_options(world_, partition_, walked_->moves, walked_->machine));
      count_clicks();
    } else {
      for (FlowProof& proof : proofs_) mark(proof, "states");
    }
    const std::vector<std::size_t> states = states_of(world_, walked_->machine);
    for (std::size_t i = 0; i < proofs_.size(); ++i) proofs_[i].states = states[i];
    return std::move(proofs_);
  }

 private:
  std::set<std::string> set_variables() const {
    std::set<std::string> out;
    for (std::uint32_t i = 0; i < world_.steps(); ++i) {
      const Step& step = world_.step(i);
      out.insert({step.variable, step.from.into});
      for (const Input& input : step.inputs) out.insert({input.variable, input.from.into});
      if (step.kind != StepKind::call) continue;
      for (const auto& [name, value] : step.values) out.insert(name);
    }
    return out;
  }

  std::vector<std::vector<Read>> watch_reads() {
    std::vector<std::vector<Read>> out;
    const std::set<std::string> set = set_variables();
    for (std::uint32_t i = 0; i < world_.steps(); ++i) {
      out.push_back(reads_of(world_, i));
      // What nothing ever sets has been told: unknown_variable.
      std::erase_if(out.back(), [&](const Read& read) { return set.count(read.root) == 0; });
      for (const Read& read : out.back()) partition_.watch(read.root);
    }
    for (std::uint32_t slot = 0; slot < partition_.size(); ++slot)
      partition_.watch(partition_.path(slot)[0]);
    return out;
  }

  FlowProof& proof_of(std::uint32_t step) { return proofs_[world_.flow_of(step)]; }

  static void mark(FlowProof& proof, std::string what) {
    if (proof.verdict == Verdict::proved) proof.verdict = Verdict::undecided;
    if (std::find(proof.undecided.begin(), proof.undecided.end(), what) == proof.undecided.end())
      proof.undecided.push_back(std::move(what));
  }

  void mark(std::uint32_t step, const std::string& pointer) { mark(proof_of(step), pointer); }

  // The first step on the path whose way is not certain; else the step itself.
  std::string unsure_place(std::uint32_t state) const {
    std::uint32_t at = state;
    for (std::uint32_t i = state; i != kNowhere; i = walked_->machine.found()[i].parent) {
      const std::uint32_t parent = walked_->machine.found()[i].parent;
      const bool turns = !walked_->machine.found()[i].is_sure && parent != kNowhere &&
                         walked_->machine.found()[parent].is_sure;
      if (turns) at = parent;
    }
    return build_.report.pointer(world_.source(walked_->machine.found()[at].state.step));
  }

  // The copy of the model is made when the first counterexample asks for it.
  bool happens(const std::vector<Leg>& path, const Claim& claim) {
    if (replays_ == kMostReplays) return false;
    ++replays_;
    if (content_ == nullptr) {
      auto model = std::make_unique<Model>(world_.model);
      auto matcher = std::make_unique<Matcher>(*model);
      content_ = std::make_unique<Content>(std::move(model), std::move(matcher));
    }
    return replays(*content_, world_, walked_->moves, path, claim);
  }

  // A step that only uncertain ways lead to is reached when playing one of them leads there.
  void check_reached() {
    std::vector<std::vector<std::uint32_t>> found(world_.steps());
    std::vector<bool> entered(world_.model.flows.size());
    for (std::uint32_t i = 0; i < walked_->machine.found().size(); ++i) {
      const std::uint32_t step = walked_->machine.found()[i].state.step;
      entered[world_.flow_of(step)] = true;
      found[step].push_back(i);
    }
    // Steps that nothing leads to are told of already: unreachable_step.
    const std::vector<bool> led_to = world_.led_to();
    for (std::uint32_t step = 0; step < world_.steps(); ++step) {
      if (!entered[world_.flow_of(step)] || !led_to[step]) continue;
      if (found[step].empty()) {
        build_.report.warns(Code::never_reached, world_.source(step), {world_.step(step).id});
        proof_of(step).verdict = Verdict::counterexample;
      } else if (!is_really_reached(found[step])) {
        mark(step, unsure_place(found[step].front()));
      }
    }
  }

  // Of those that are not certain a few, far from each other, are played.
  bool is_really_reached(const std::vector<std::uint32_t>& states) {
    constexpr std::size_t kMostTries = 20;
    const auto is_sure = [&](std::uint32_t state) {
      return walked_->machine.found()[state].is_sure;
    };
    if (std::any_of(states.begin(), states.end(), is_sure)) return true;
    const std::size_t apart = states.size() / kMostTries + 1;
    for (std::size_t i = 0; i < states.size(); i += apart) {
      if (happens(path_to(walked_->machine, states[i]), {})) return true;
    }
    return false;
  }

  // Each step once, by the first path that really leads there.
  void check_faults() {
    std::set<std::uint32_t> told;
    std::map<std::uint32_t, std::uint32_t> doubted;
    for (const Fault& fault : walked_->machine.faults()) {
      const std::uint32_t step = walked_->machine.found()[fault.state].state.step;
      if (told.count(step) > 0) continue;
      const std::vector<Leg> path = path_to(walked_->machine, fault.state);
      if (fault.kind == Fault::Kind::deep) continue;
      const bool is_empty = fault.kind == Fault::Kind::empty;
      if (!fault.is_sure ||
          !happens(path, {is_empty ? Claim::Kind::empty : Claim::Kind::stuck, ""})) {
        doubted.emplace(step, fault.state);
        continue;
      }
      told.insert(step);
      build_.report.drops(Code::empty_menu, world_.source(step),
                          {world_.step(step).id, joined_lines(script_of(world_, path))});
      proof_of(step).verdict = Verdict::counterexample;
    }
    for (const auto& [step, state] : doubted) {
      if (told.count(step) == 0) mark(step, unsure_place(state));
    }
  }

  void check_reads() {
    const Unset unset(partition_, walked_->moves, walked_->machine, reads_);
    for (const UnsetRead& one : unset.find()) {
      const std::uint32_t step = walked_->machine.found()[one.state].state.step;
      const Read& read = reads_[step][one.read];
      const std::vector<Leg> path = path_along(walked_->machine, unset.path_to(one), one.state);
      if (!happens(path, {Claim::Kind::unset, read.root, read.is_asked})) {
        mark(step, unsure_place(one.state));
        continue;
      }
      build_.report.warns(Code::unset_variable, read.where ? read.where : world_.source(step),
                          {read.root, joined_lines(script_of(world_, path)), world_.step(step).id});
      proof_of(step).verdict = Verdict::counterexample;
    }
  }

  // Where there is nothing to choose from has been told. Of the states behind each other the first
  // one that waits is named, each step once.
  void check_ways_out() {
    const std::vector<bool> closed = without_way_out(walked_->machine);
    const std::vector<bool> doubtful = maybe_without_way_out(walked_->machine);
    std::set<std::uint32_t> told, stuck;
    for (const Fault& fault : walked_->machine.faults()) {
      if (fault.kind == Fault::Kind::stuck)
        stuck.insert(walked_->machine.found()[fault.state].state.step);
    }
    for (std::uint32_t i = 0; i < walked_->machine.found().size(); ++i) {
      const std::uint32_t step = walked_->machine.found()[i].state.step;
      if (doubtful[i]) mark(step, unsure_place(i));
      if (!closed[i] || !is_asked(i) || stuck.count(step) > 0) continue;
      if (is_behind_closed(closed, i) || !told.insert(step).second) continue;
      const std::vector<Leg> path = path_to(walked_->machine, i);
      if (!happens(path, {Claim::Kind::stuck, ""})) {
        mark(step, unsure_place(i));
        continue;
      }
      build_.report.drops(Code::no_way_out, world_.source(step),
                          {world_.step(step).id, joined_lines(script_of(world_, path))});
      proof_of(step).verdict = Verdict::counterexample;
    }
  }

  // A menu with nothing to choose goes on by itself.
  bool is_asked(std::uint32_t state) const {
    if (!walked_->machine.waits(state)) return false;
    const std::vector<Way> ways = walked_->machine.ways(state);
    return std::any_of(ways.begin(), ways.end(),
                       [](const Way& way) { return way.move.is_event(); });
  }

  bool is_behind_closed(const std::vector<bool>& closed, std::uint32_t state) const {
    for (std::uint32_t i = state; walked_->machine.found()[i].begun == kNowhere;) {
      i = walked_->machine.found()[i].parent;
      if (i == kNowhere || !closed[i]) return false;
      if (is_asked(i)) return true;
    }
    return false;
  }

  // A loop is told where somebody really comes into it; one of ways that are not certain is none
  // for certain.
  void check_loops() {
    std::set<std::uint32_t> told;
    for (const std::vector<std::uint32_t>& loop : loops_without_visitor(walked_->machine, false)) {
      const std::uint32_t state = first_real(loop, {Claim::Kind::stuck});
      if (state != kNowhere) tell_loop(Code::endless_loop, state, told);
    }
    for (const std::vector<std::uint32_t>& loop : loops_without_visitor(walked_->machine, true)) {
      const bool is_told = std::any_of(loop.begin(), loop.end(), [&](std::uint32_t state) {
        return told.count(walked_->machine.found()[state].state.step) > 0;
      });
      if (!is_told) mark(walked_->machine.found()[loop[0]].state.step, unsure_place(loop[0]));
    }
    check_calls(told);
  }

  void check_calls(std::set<std::uint32_t>& told) {
    std::map<std::uint32_t, std::vector<std::uint32_t>> deep;
    for (const Fault& fault : walked_->machine.faults()) {
      const std::uint32_t step = walked_->machine.found()[fault.state].state.step;
      if (fault.kind == Fault::Kind::deep) deep[step].push_back(fault.state);
    }
    for (const auto& [step, states] : deep) {
      const std::uint32_t state = first_real(states, {Claim::Kind::deep});
      if (state == kNowhere) {
        mark(step, unsure_place(states[0]));
      } else {
        tell_loop(Code::too_many_calls, state, told);
      }
    }
  }

  void tell_loop(Code code, std::uint32_t state, std::set<std::uint32_t>& told) {
    const std::uint32_t step = walked_->machine.found()[state].state.step;
    if (!told.insert(step).second) return;
    const std::string& id = world_.step(step).id;
    if (code == Code::too_many_calls) {
      build_.report.drops(code, world_.source(step), {id, session::kMostCalls});
    } else {
      build_.report.drops(code, world_.source(step), {id});
    }
    proof_of(step).verdict = Verdict::counterexample;
  }

  // The first of the states that is certain, or that playing shows the claim in; kNowhere: none.
  std::uint32_t first_real(const std::vector<std::uint32_t>& states, const Claim& claim) {
    for (const std::uint32_t state : states) {
      if (walked_->machine.found()[state].is_sure) return state;
    }
    for (const std::uint32_t state : states) {
      if (happens(path_to(walked_->machine, state), claim)) return state;
    }
    return kNowhere;
  }

  // What conditions alone cannot show: what the variable may hold here rules the case out.
  void check_untaken(const std::vector<Untaken>& all) {
    for (const Untaken& one : all) {
      Claim claim{one.chosen == kNowhere ? Claim::Kind::stuck : Claim::Kind::taken};
      claim.chosen = one.chosen;
      const auto is_taken = [&](std::uint32_t state) {
        return happens(path_to(walked_->machine, state), claim);
      };
      if (!one.states.empty()) {
        const bool is_real = std::any_of(one.states.begin(), one.states.end(), is_taken);
        if (!is_real) mark(one.step, unsure_place(one.states[0]));
      } else if (told_.count(one.when.node()) == 0) {
        build_.report.warns(Code::dead_case, one.when, {"never_true"});
      }
    }
  }

  std::string name_of(const Distance& one) const {
    constexpr std::string_view kNames[] = {"", "end ", "person ", "article ", "link "};
    const std::string& id = one.outcome == Outcome::article ? world_.model.articles[one.target].id
                                                            : world_.step(one.target).id;
    return std::string(kNames[static_cast<std::size_t>(one.outcome)]) + id;
  }

  void count_clicks() {
    const std::vector<std::vector<Distance>> all = clicks_of(world_, walked_->machine);
    for (std::uint32_t flow = 0; flow < all.size(); ++flow) {
      for (const Distance& one : all[flow])
        proofs_[flow].clicks.push_back({name_of(one), one.least, one.most});
      const json::Value limit = source_of(flow).find("clicks");
      const std::int64_t most = limit.integer().value_or(0);
      if (most < 1 || all[flow].empty() || all[flow].back().least <= most) continue;
      const ClickRange& far = proofs_[flow].clicks.back();
      build_.report.warns(Code::too_many_clicks, limit, {far.outcome, far.least, most});
    }
  }

  json::Value source_of(std::uint32_t flow) const {
    for (const json::Value source : build_.report.root().find("flows").items()) {
      if (source.find("id") == world_.flow_id(flow)) return source;
    }
    return {};
  }

  content::Build& build_;
  const std::set<std::uint32_t>& told_;  // conditions that are known to be dead
  World world_;
  Partition partition_;
  std::vector<std::vector<Read>> reads_;
  std::unique_ptr<Walked> walked_;
  std::vector<FlowProof> proofs_;
  std::unique_ptr<Content> content_;
  std::size_t replays_ = 0;
};

}  // namespace

std::vector<FlowProof> prove_flows(content::Build& build, const std::set<std::uint32_t>& told,
                                   Memory first) {
  return Prover(build, told, first).run();
}

}  // namespace waypost::proof
