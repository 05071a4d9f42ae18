// Every way to fill the cells is tried on the conditions themselves.
#include "proof/branches.h"

#include <cstddef>
#include <optional>
#include <variant>

#include "proof/cells.h"
#include "proof/written.h"

namespace waypost::proof {
namespace {

constexpr std::size_t kMostCombinations = 20'000;

struct Judged {
  const expr::Expression* condition = nullptr;  // nullptr: undecided
  bool holds = false;                           // for some values
  bool is_first = false;                        // and no earlier one does for these
};

CaseVerdict verdict_on(const Judged& judged) {
  if (judged.condition == nullptr) return CaseVerdict::undecided;
  if (!judged.holds) return CaseVerdict::never_true;
  return judged.is_first ? CaseVerdict::taken : CaseVerdict::shadowed;
}

void try_out(const Variables& variables, std::vector<Judged>& cases) {
  bool taken = false;
  for (Judged& one : cases) {
    if (one.condition == nullptr || !expr::holds(*one.condition, variables)) continue;
    one.holds = true;
    if (!taken) one.is_first = true;
    taken = true;
  }
}

// What can never be right has been told.
bool is_right(const expr::Expression& condition, const expr::TypeOf& type_of) {
  return std::holds_alternative<expr::Type>(expr::check_condition(condition, type_of));
}

std::string_view why(CaseVerdict verdict) {
  return verdict == CaseVerdict::shadowed ? "shadowed" : "never_true";
}

void check_step(content::Build& build, const expr::TypeOf& type_of, const content::StepDraft& step,
                std::set<std::uint32_t>& told) {
  // The cases of a branch shadow each other; every option, field and milestone stands for itself.
  std::vector<const expr::Expression*> cases;
  std::vector<json::Value> places;
  const auto tell = [&](json::Value where, CaseVerdict verdict) {
    if (verdict != CaseVerdict::never_true && verdict != CaseVerdict::shadowed) return;
    build.report.warns(Code::dead_case, where, {why(verdict)});
    told.insert(where.node());
  };
  for (const Written& one : expressions_of(step)) {
    const bool is_case = one.kind == Written::Kind::branch_case;
    if (!is_case && one.kind != Written::Kind::shown) continue;
    // What can never be right has been told.
    const bool right = is_right(*one.expression, type_of);
    if (!right) told.insert(one.where.node());
    if (is_case) {
      cases.push_back(right ? one.expression : nullptr);
      places.push_back(one.where);
    } else if (right) {
      tell(one.where, judge_cases({one.expression}, type_of)[0]);
    }
  }
  const std::vector<CaseVerdict> verdicts = judge_cases(cases, type_of);
  for (std::size_t i = 0; i < cases.size(); ++i) tell(places[i], verdicts[i]);
}

}  // namespace

std::vector<CaseVerdict> judge_cases(const std::vector<const expr::Expression*>& conditions,
                                     const expr::TypeOf& type_of) {
  Slots slots(type_of);
  std::vector<Judged> cases;
  for (const expr::Expression* condition : conditions) {
    const bool is_decided = condition != nullptr && slots.add(*condition);
    cases.push_back({is_decided ? condition : nullptr, false, false});
  }
  const std::optional<std::vector<Slot>> cells = slots.cells();
  const std::size_t count = cells ? combinations(*cells, kMostCombinations) : 0;
  if (!cells || count > kMostCombinations)
    return std::vector<CaseVerdict>(conditions.size(), CaseVerdict::undecided);
  for (std::size_t i = 0; i < count; ++i) try_out(fill(*cells, i), cases);
  std::vector<CaseVerdict> verdicts;
  for (const Judged& one : cases) verdicts.push_back(verdict_on(one));
  return verdicts;
}

std::set<std::uint32_t> check_branches(content::Build& build, const expr::TypeOf& type_of) {
  std::set<std::uint32_t> told;
  for (const content::FlowDraft& flow : build.draft.flows) {
    for (const content::StepDraft& step : flow.steps) check_step(build, type_of, step, told);
  }
  return told;
}

}  // namespace waypost::proof
