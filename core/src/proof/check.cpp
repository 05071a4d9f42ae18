// What `compile` reports, and what is proved beyond: no page carries this room.
#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "content/reading.h"
#include "proof/bounds.h"
#include "proof/branches.h"
#include "proof/departments.h"
#include "proof/expressions.h"
#include "proof/labels.h"
#include "proof/meant.h"
#include "proof/option_ids.h"
#include "proof/plurals.h"
#include "proof/private_use.h"
#include "proof/promised_hours.h"
#include "proof/requests.h"
#include "proof/reserved_names.h"
#include "proof/variable_types.h"
#include "proof/verdicts.h"
#include "proof/ways_off.h"
#include "waypost/content.h"

namespace waypost {
namespace {

class Proofs final : public content::Inspection {
 public:
  explicit Proofs(bool walks) : walks_(walks) {}

  void look_at_drafts(content::Build& build) override {
    for (const content::FlowDraft& flow : build.draft.flows) {
      if (!flow.usable) left_out_.push_back(flow.flow.id);
    }
    const proof::VariableTypes types(build.draft);
    const expr::TypeOf type_of = [&](const Path& path) { return types.of(path); };
    proof::check_expressions(build, types);
    proof::check_option_ids(build);
    told_ = proof::check_fields(build, types);
    told_.merge(proof::check_branches(build, type_of));
    crossed_ = proof::check_bounds(build);
    proof::check_plurals(build, types);
    meant_ = proof::meant_names(build);
    proof::check_labels(build, type_of);
    proof::check_ways_off(build);
    proof::check_departments(build);
    proof::check_private_use(build);
    proof::check_requests(build);
    proof::check_reserved_names(build);
    proof::check_promised_hours(build);
  }

  void look_at_model(content::Build& build) override {
    if (walks_) flows_ = proof::prove_flows(build, told_);
  }

  // Steps at which nothing can be answered, as their bounds have told.
  bool has_told(const Problem& problem) const {
    return problem.code == Code::empty_menu && crossed_.count(problem.pointer) > 0;
  }

  const proof::Meant& meant() const { return meant_; }
  std::vector<FlowProof> take() { return std::move(flows_); }
  std::vector<std::string> take_left_out() { return std::move(left_out_); }

 private:
  bool walks_;
  std::vector<FlowProof> flows_;
  std::vector<std::string> left_out_;
  std::set<std::uint32_t> told_;
  std::set<std::string> crossed_;
  proof::Meant meant_;
};

}  // namespace

Checked check(std::string_view base, std::string_view sibling) {
  // A sibling has the flows of its base: they are walked there.
  Proofs proofs(sibling.empty());
  content::Reading reading = content::read(base, sibling, &proofs);
  std::erase_if(reading.problems, [&](const Problem& problem) { return proofs.has_told(problem); });
  proof::drop_consequences(reading.problems);
  proof::add_meant(proofs.meant(), reading.problems);
  return {reading.model != nullptr, std::move(reading.problems), proofs.take(),
          proofs.take_left_out()};
}

}  // namespace waypost
