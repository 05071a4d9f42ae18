// What is wrong with states that were reached, each step told once, by the first path that really
// leads there.
#include <algorithm>
#include <map>
#include <string>

#include "flow/value.h"
#include "proof/findings.h"
#include "proof/loops.h"
#include "proof/unset.h"
#include "proof/ways_out.h"
#include "session/limits.h"

namespace waypost::proof {
namespace {

using Fault = Machine::Fault;

class States {
 public:
  States(Findings& findings, const Partition& partition,
         const std::vector<std::vector<Read>>& reads, const Walked& walked)
      : findings_(findings),
        world_(findings.world()),
        partition_(partition),
        reads_(reads),
        walked_(walked),
        machine_(walked.machine) {}

  void run() {
    check_faults();
    check_reads();
    check_ways_out();
    check_loops();
  }

 private:
  std::uint32_t step_of(std::uint32_t state) const { return machine_.found()[state].state.step; }

  // True when it is told now, or was before.
  bool tell(Code code, const Claim& claim, std::uint32_t state, const std::vector<Leg>& path) {
    const std::uint32_t step = step_of(state);
    if (!findings_.happens(walked_, path, claim)) return false;
    if (!findings_.is_new(code, step)) return true;
    findings_.report().drops(code, world_.source(step),
                             {world_.step(step).id, joined_lines(script_of(world_, path))});
    findings_.breaks(step);
    return true;
  }

  void check_faults() {
    std::set<std::uint32_t> told;
    std::map<std::uint32_t, std::uint32_t> doubted;
    for (const Fault& fault : machine_.faults()) {
      const std::uint32_t step = step_of(fault.state);
      if (told.count(step) > 0 || fault.kind == Fault::Kind::deep) continue;
      const bool is_empty = fault.kind == Fault::Kind::empty;
      const Claim claim = {is_empty ? Claim::Kind::empty : Claim::Kind::stuck};
      if (fault.is_sure &&
          tell(Code::empty_menu, claim, fault.state, path_to(machine_, fault.state))) {
        told.insert(step);
      } else {
        doubted.emplace(step, fault.state);
      }
    }
    check_menus(told, doubted);
    for (const auto& [step, state] : doubted) {
      if (told.count(step) == 0) findings_.mark(step, findings_.unsure_place(walked_, state));
    }
  }

  // A menu that nothing is left of, because flows are switched off, says its text and ends.
  void check_menus(std::set<std::uint32_t>& told, std::map<std::uint32_t, std::uint32_t>& doubted) {
    for (std::uint32_t i = 0; i < machine_.found().size(); ++i) {
      const std::uint32_t step = step_of(i);
      const bool was_menu = world_.source(step).find("type").text() == "menu";
      if (!was_menu || world_.step(step).kind != StepKind::end || told.count(step) > 0) continue;
      if (tell(Code::empty_menu, {Claim::Kind::passed}, i, path_to(machine_, i))) {
        told.insert(step);
      } else {
        doubted.emplace(step, i);
      }
    }
  }

  void check_reads() {
    const Unset unset(partition_, walked_.moves, machine_, reads_);
    for (const UnsetRead& one : unset.find()) {
      const std::uint32_t step = step_of(one.state);
      const Read& read = reads_[step][one.read];
      const std::vector<Leg> path = path_along(machine_, unset.path_to(one), one.state);
      const Path missing = read.shown.empty() ? Path{read.root} : read.shown;
      if (!findings_.happens(walked_, path, {Claim::Kind::unset, missing, read.is_asked})) {
        findings_.mark(step, findings_.unsure_place(walked_, one.state));
        continue;
      }
      findings_.breaks(step);
      if (!findings_.is_new(step, one.read)) continue;
      findings_.report().warns(
          Code::unset_variable, read.where ? read.where : world_.source(step),
          {path_text(missing), joined_lines(script_of(world_, path)), world_.step(step).id});
    }
  }

  // Where there is nothing to choose from has been told. Of the states behind each other the first
  // one that waits is named.
  void check_ways_out() {
    const std::vector<bool> closed = without_way_out(machine_);
    const std::vector<bool> doubtful = maybe_without_way_out(machine_);
    std::set<std::uint32_t> told, stuck;
    for (const Fault& fault : machine_.faults()) {
      if (fault.kind == Fault::Kind::stuck) stuck.insert(step_of(fault.state));
    }
    for (std::uint32_t i = 0; i < machine_.found().size(); ++i) {
      const std::uint32_t step = step_of(i);
      if (doubtful[i]) findings_.mark(step, findings_.unsure_place(walked_, i));
      if (!closed[i] || !is_asked(i) || stuck.count(step) > 0) continue;
      if (is_behind_closed(closed, i) || !told.insert(step).second) continue;
      if (!tell(Code::no_way_out, {Claim::Kind::stuck}, i, path_to(machine_, i)))
        findings_.mark(step, findings_.unsure_place(walked_, i));
    }
  }

  // A menu with nothing to choose goes on by itself.
  bool is_asked(std::uint32_t state) const {
    if (!machine_.waits(state)) return false;
    const std::vector<Way> ways = machine_.ways(state);
    return std::any_of(ways.begin(), ways.end(),
                       [](const Way& way) { return way.move.is_event(); });
  }

  bool is_behind_closed(const std::vector<bool>& closed, std::uint32_t state) const {
    for (std::uint32_t i = state; machine_.found()[i].begun == kNowhere;) {
      i = machine_.found()[i].parent;
      if (i == kNowhere || !closed[i]) return false;
      if (is_asked(i)) return true;
    }
    return false;
  }

  // A loop is told where somebody really comes into it; one of ways that are not certain is none
  // for certain.
  void check_loops() {
    std::set<std::uint32_t> told;
    for (const Loop& loop : loops_without_visitor(machine_, false)) {
      const std::uint32_t state = first_real(loop.lookups, {Claim::Kind::stuck});
      if (state != kNowhere) tell_loop(Code::endless_loop, state, told, names_of(loop));
    }
    for (const Loop& loop : loops_without_visitor(machine_, true)) {
      const std::vector<std::uint32_t>& states = loop.lookups;
      const bool is_told = std::any_of(states.begin(), states.end(), [&](std::uint32_t state) {
        return told.count(step_of(state)) > 0;
      });
      if (!is_told) findings_.mark(step_of(states[0]), findings_.unsure_place(walked_, states[0]));
    }
    check_calls(told);
  }

  // Of a loop over several flows all its steps, each once.
  std::string names_of(const Loop& loop) const {
    std::set<std::uint32_t> named, flows;
    std::string out;
    for (const std::uint32_t state : loop.states) {
      const std::uint32_t step = step_of(state);
      if (!named.insert(step).second) continue;
      flows.insert(world_.flow_of(step));
      out += (out.empty() ? "" : ", ") + world_.model.flows[world_.flow_of(step)].id + "/" +
             world_.step(step).id;
    }
    return flows.size() > 1 ? out : "";
  }

  void check_calls(std::set<std::uint32_t>& told) {
    std::map<std::uint32_t, std::vector<std::uint32_t>> deep;
    for (const Fault& fault : machine_.faults()) {
      if (fault.kind == Fault::Kind::deep) deep[step_of(fault.state)].push_back(fault.state);
    }
    for (const auto& [step, states] : deep) {
      const std::uint32_t state = first_real(states, {Claim::Kind::deep});
      if (state == kNowhere) {
        findings_.mark(step, findings_.unsure_place(walked_, states[0]));
      } else {
        tell_loop(Code::too_many_calls, state, told, std::to_string(session::kMostCalls));
      }
    }
  }

  // `more`: what belongs to the code behind the step; "" = nothing.
  void tell_loop(Code code, std::uint32_t state, std::set<std::uint32_t>& told,
                 const std::string& more) {
    const std::uint32_t step = step_of(state);
    findings_.breaks(step);
    if (!told.insert(step).second || !findings_.is_new(code, step)) return;
    const std::string& id = world_.step(step).id;
    if (more.empty()) {
      findings_.report().drops(code, world_.source(step), {id});
    } else {
      findings_.report().drops(code, world_.source(step), {id, more});
    }
  }

  // The first of the states that is certain, or that playing shows the claim in; kNowhere: none.
  std::uint32_t first_real(const std::vector<std::uint32_t>& states, const Claim& claim) {
    for (const std::uint32_t state : states) {
      if (machine_.found()[state].is_sure) return state;
    }
    for (const std::uint32_t state : states) {
      if (findings_.happens(walked_, path_to(machine_, state), claim)) return state;
    }
    return kNowhere;
  }

  Findings& findings_;
  const World& world_;
  const Partition& partition_;
  const std::vector<std::vector<Read>>& reads_;
  const Walked& walked_;
  const Machine& machine_;
};

}  // namespace

void check_states(Findings& findings, const Partition& partition,
                  const std::vector<std::vector<Read>>& reads, const Walked& walked) {
  States(findings, partition, reads, walked).run();
}

}  // namespace waypost::proof
