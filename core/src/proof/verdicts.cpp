// First as much as can be known is kept; where that makes too many states less, and at last each
// flow that visitors begin is walked for itself.
#include "proof/verdicts.h"

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "proof/actions.h"
#include "proof/clicks.h"
#include "proof/coverage.h"
#include "proof/divisors.h"
#include "proof/findings.h"
#include "proof/jumps.h"
#include "proof/one_language.h"

namespace waypost::proof {
namespace {

constexpr int kMostTooLarge = 8;  // flows that are walked by themselves to no end

class Prover {
 public:
  Prover(content::Build& build, const std::set<std::uint32_t>& told, Memory first)
      : build_(build),
        told_(told),
        world_(build.draft.model, build.draft),
        partition_(world_.model),
        findings_(build, world_, told),
        reads_(watch_reads()),
        coverage_(findings_, partition_),
        is_open_(world_.model.flows.size()) {
    walk_all(first);
    if (!walks_.back()->is_whole) walk_each();
  }

  std::vector<FlowProof> run() {
    check_actions(build_, world_);
    check_one_language(build_, world_, reads_);
    for (const auto& walked : walks_) {
      check_states(findings_, partition_, reads_, *walked);
      check_divisors(findings_, partition_, *walked);
      coverage_.add(*walked);
      count_states(*walked);
    }
    coverage_.report(walks_, is_open_);
    for (std::size_t flow = 0; flow < is_open_.size(); ++flow) {
      if (is_open_[flow]) findings_.mark(findings_.proofs[flow], "states");
    }
    return std::move(findings_.proofs);
  }

 private:
  void walk_all(Memory first) {
    for (const Memory memory : {first, Memory::each, Memory::neighbour}) {
      if (!walks_.empty() && (walks_.back()->is_whole || memory <= walks_.back()->live.memory()))
        continue;
      walks_.clear();
      walks_.push_back(std::make_unique<Walked>(world_, partition_, memory));
    }
  }

  // Of a flow that is too large by itself nothing is proved, nor of what it leads to; of all others
  // what holds whatever has been set before.
  void walk_each() {
    walks_.clear();
    int too_large = 0;
    for (std::uint32_t flow = 0; flow < world_.model.flows.size(); ++flow) {
      if (!world_.begins(flow)) continue;
      if (too_large == kMostTooLarge) {
        leave_open(flow);
        continue;
      }
      auto walked = std::make_unique<Walked>(world_, partition_, Memory::alone, flow);
      if (!walked->is_whole) {
        auto less = std::make_unique<Walked>(world_, partition_, Memory::neighbour, flow);
        if (less->is_whole) walked = std::move(less);
      }
      if (!walked->is_whole) {
        leave_open(flow);
        ++too_large;
      }
      walks_.push_back(std::move(walked));
    }
  }

  void leave_open(std::uint32_t flow) {
    std::vector<std::uint32_t> open = {flow};
    const auto follow = [&](const Jump& jump, bool) {
      if (jump.kind == Jump::Kind::flow) open.push_back(jump.index);
    };
    while (!open.empty()) {
      const std::uint32_t at = open.back();
      open.pop_back();
      if (is_open_[at]) continue;
      is_open_[at] = true;
      for (const Step& step : world_.model.flows[at].steps) {
        if (step.kind == StepKind::call) open.push_back(step.target);
        for_each_jump(step, follow);
      }
    }
  }

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
      std::erase_if(out.back(), [&](const Read& read) {
        const bool is_told = !read.shown.empty() && told_.count(read.where.node()) > 0;
        return is_told || set.count(read.root) == 0;
      });
      for (const Read& read : out.back()) {
        partition_.watches().add_set(read.root);
        if (!read.shown.empty()) partition_.watches().add_shown(read.shown);
      }
    }
    for (std::uint32_t slot = 0; slot < partition_.size(); ++slot)
      partition_.watches().add_set(partition_.path(slot)[0]);
    partition_.watches().follow(world_.model);
    return out;
  }

  void count_states(const Walked& walked) {
    const std::vector<std::size_t> states = states_of(world_, walked.machine);
    for (std::size_t i = 0; i < states.size(); ++i) findings_.proofs[i].states += states[i];
    if (walked.is_whole) count_clicks(walked);
  }

  std::string name_of(const Distance& one) const {
    constexpr std::string_view kNames[] = {"", "end ", "person ", "article ", "link "};
    const std::string& id = one.outcome == Outcome::article ? world_.model.articles[one.target].id
                                                            : world_.step(one.target).id;
    return std::string(kNames[static_cast<std::size_t>(one.outcome)]) + id;
  }

  void count_clicks(const Walked& walked) {
    const std::vector<std::vector<Distance>> all = clicks_of(world_, walked.machine);
    for (std::uint32_t flow = 0; flow < all.size(); ++flow) {
      if (all[flow].empty()) continue;
      std::vector<ClickRange>& clicks = findings_.proofs[flow].clicks;
      for (const Distance& one : all[flow]) clicks.push_back({name_of(one), one.least, one.most});
      check_clicks(clicks, source_of(flow).find("clicks"));
    }
  }

  // One number is for the shortest ways; of two the second one is for the longest.
  void check_clicks(const std::vector<ClickRange>& clicks, json::Value limit) {
    const bool is_pair = limit.is_array() && !limit.at("/2");
    const std::int64_t least = (is_pair ? limit.at("/0") : limit).integer().value_or(0);
    const std::int64_t most = is_pair ? limit.at("/1").integer().value_or(0) : least;
    const std::string_view found = limit.is_array()  ? "this list"
                                   : limit.is_text() ? limit.text()
                                                     : limit.literal();
    if (limit && (least < 1 || most < least))
      build_.report.drops(Code::bad_value, limit,
                          {found, "one number from 1 on, or two in a list, the larger one last"});
    if (least < 1 || most < least) return;
    const auto text_of = [](const ClickRange& range) {
      return range.most ? std::to_string(*range.most) : "loop";
    };
    const ClickRange& far = clicks.back();
    if (far.least > least)
      build_.report.warns(Code::too_many_clicks, limit,
                          {far.outcome, far.least, least, text_of(far)});
    const auto longest = std::max_element(clicks.begin(), clicks.end(), is_shorter);
    if (is_pair && (!longest->most || *longest->most > most))
      build_.report.warns(Code::too_many_clicks, limit,
                          {longest->outcome, text_of(*longest), most, "longest"});
  }

  static bool is_shorter(const ClickRange& one, const ClickRange& other) {
    return one.most && (!other.most || *one.most < *other.most);
  }

  json::Value source_of(std::uint32_t flow) const {
    for (const json::Value source : build_.report.root().find("flows").items()) {
      if (source.find("id") == world_.flow_id(flow)) return source;
    }
    return {};
  }

  content::Build& build_;
  const std::set<std::uint32_t>& told_;
  World world_;
  Partition partition_;
  Findings findings_;
  std::vector<std::vector<Read>> reads_;
  Walks walks_;
  Coverage coverage_;
  std::vector<bool> is_open_;  // flows of which not all ways were walked
};

}  // namespace

std::vector<FlowProof> prove_flows(content::Build& build, const std::set<std::uint32_t>& told,
                                   Memory first) {
  return Prover(build, told, first).run();
}

}  // namespace waypost::proof
