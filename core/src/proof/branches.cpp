// Every way to fill the cells is tried on the conditions themselves.
#include "proof/branches.h"

#include <cstddef>
#include <optional>
#include <variant>

#include "proof/cells.h"

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

std::string_view why(CaseVerdict verdict) {
  return verdict == CaseVerdict::shadowed ? "shadowed" : "never_true";
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
    for (const content::StepDraft& step : flow.steps) {
      std::vector<const expr::Expression*> conditions;
      for (const Case& one : step.step.cases) {
        // What can never be right has been told.
        const bool is_right = one.when != nullptr && std::holds_alternative<expr::Type>(
                                                         expr::check_condition(*one.when, type_of));
        conditions.push_back(is_right ? one.when.get() : nullptr);
      }
      const std::vector<CaseVerdict> verdicts = judge_cases(conditions, type_of);
      std::size_t next = 0;
      for (const json::Value source : step.source.find("cases").items()) {
        if (next == verdicts.size()) break;
        if (conditions[next] == nullptr) told.insert(source.find("when").node());
        const CaseVerdict verdict = verdicts[next++];
        if (verdict != CaseVerdict::never_true && verdict != CaseVerdict::shadowed) continue;
        build.report.warns(Code::dead_case, source.find("when"), {why(verdict)});
        told.insert(source.find("when").node());
      }
    }
  }
  return told;
}

}  // namespace waypost::proof
