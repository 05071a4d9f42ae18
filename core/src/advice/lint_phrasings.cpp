// What phrasings say about each other: which lead elsewhere when the matcher does not know them,
// and which are almost the same.
#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <string_view>
#include <utility>

#include "advice/lint.h"
#include "advice/similar.h"

namespace waypost::advice {
namespace {

// A target with fewer phrasings can say nothing about being found without one of them.
constexpr std::uint32_t kFewestAsked = 3;

// Two targets are confused from so many phrasings on, and from this share of the phrasings of the
// one that has fewer.
constexpr std::uint32_t kFewestAstray = 2;
constexpr std::uint32_t kAstrayShare = 3;

constexpr float kNearDuplicate = 0.75f;

// Where many phrasings are missed anyway, one more says little about its target: this many
// phrasings of an average target are added before counting.
constexpr float kPrior = 2;

constexpr std::size_t kMostMorePhrasings = 10;

Evidence evidence_of(const Evaluated& evaluated, const HeldOut& held_out) {
  return {evaluated.sources.of(held_out.target).phrasings[held_out.phrasing],
          evaluated.targets[held_out.target].questions[held_out.phrasing], held_out.target,
          held_out.first, held_out.is_answered};
}

// Direct answers that are wrong first.
void add_evidence(const Evaluated& evaluated, const std::vector<const HeldOut*>& astray,
                  Finding& finding) {
  for (const bool answered : {true, false}) {
    for (const HeldOut* each : astray) {
      if (each->is_answered == answered) finding.evidence.push_back(evidence_of(evaluated, *each));
    }
  }
}

std::vector<std::vector<const HeldOut*>> by_target(const Evaluated& evaluated) {
  std::vector<std::vector<const HeldOut*>> asked(evaluated.targets.size());
  for (const HeldOut& each : evaluated.held_out) asked[each.target].push_back(&each);
  return asked;
}

std::vector<const HeldOut*> not_found(const std::vector<const HeldOut*>& asked) {
  std::vector<const HeldOut*> astray;
  for (const HeldOut* each : asked) {
    if (!each->is_found()) astray.push_back(each);
  }
  return astray;
}

// The one leads on to the other: who is at the wrong one of the two is one step from the right one.
bool leads_on(const TargetView& from, const TargetView& to) {
  return from.next != nullptr &&
         std::find(from.next->begin(), from.next->end(), to.target) != from.next->end();
}

}  // namespace

void find_not_found(const Evaluated& evaluated, std::vector<Finding>& findings) {
  const auto asked = by_target(evaluated);
  for (std::uint32_t t = 0; t < asked.size(); ++t) {
    const auto whole = static_cast<std::uint32_t>(asked[t].size());
    const auto offered = static_cast<std::uint32_t>(
        std::count_if(asked[t].begin(), asked[t].end(),
                      [](const HeldOut* each) { return each->is_among_three(); }));
    if (whole < kFewestAsked || offered * 3 >= whole) continue;
    Finding finding{Rule::not_found, t, kNoTarget, evaluated.sources.of(t).object};
    finding.count = offered;
    finding.whole = whole;
    finding.weight = static_cast<float>(whole - offered) / static_cast<float>(whole);
    add_evidence(evaluated, not_found(asked[t]), finding);
    findings.push_back(std::move(finding));
  }
}

void find_confused(const Evaluated& evaluated, std::vector<Finding>& findings) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<const HeldOut*>> pairs;
  for (const HeldOut& each : evaluated.held_out) {
    if (each.is_found() || each.first == kNoTarget) continue;
    if (evaluated.targets[each.target].questions.size() < 2) continue;
    pairs[std::minmax(each.target, each.first)].push_back(&each);
  }
  for (const auto& [pair, astray] : pairs) {
    const TargetView& one = evaluated.targets[pair.first];
    const TargetView& other = evaluated.targets[pair.second];
    const std::size_t fewer = std::min(one.questions.size(), other.questions.size());
    if (astray.size() < kFewestAstray || astray.size() * kAstrayShare < fewer) continue;
    if (leads_on(one, other) || leads_on(other, one)) continue;
    Finding finding{Rule::confused, pair.first, pair.second,
                    evaluated.sources.of(pair.first).object};
    finding.count = static_cast<std::uint32_t>(astray.size());
    finding.whole = static_cast<std::uint32_t>(one.questions.size() + other.questions.size());
    add_evidence(evaluated, astray, finding);
    finding.weight = static_cast<float>(astray.size());
    for (const HeldOut* each : astray) finding.weight += each->is_answered ? 1.0f : 0.0f;
    findings.push_back(std::move(finding));
  }
}

void find_near_duplicates(const Evaluated& evaluated, std::vector<Finding>& findings) {
  struct Phrasing {
    std::uint32_t target;
    Source where;
  };
  std::vector<std::string_view> texts;
  std::vector<Phrasing> phrasings;
  for (std::uint32_t t = 0; t < evaluated.targets.size(); ++t) {
    const TargetView& target = evaluated.targets[t];
    const TargetSources& sources = evaluated.sources.of(t);
    if (!target.title.empty()) {
      texts.push_back(target.title);
      phrasings.push_back({t, sources.title});
    }
    for (std::size_t p = 0; p < target.questions.size(); ++p) {
      texts.push_back(target.questions[p]);
      phrasings.push_back({t, sources.phrasings[p]});
    }
  }
  SimilarTexts similar(texts);
  for (std::uint32_t i = 0; i < texts.size(); ++i) {
    for (const Neighbour& near : similar.neighbours(i, kNearDuplicate)) {
      if (near.text < i || phrasings[near.text].target == phrasings[i].target) continue;
      Finding finding{Rule::near_duplicate, phrasings[i].target, phrasings[near.text].target,
                      phrasings[i].where};
      finding.weight = near.similarity;
      for (const std::uint32_t text : {i, near.text}) {
        finding.evidence.push_back(
            {phrasings[text].where, std::string(texts[text]), phrasings[text].target});
      }
      findings.push_back(std::move(finding));
    }
  }
}

// The fewer phrasings a target has, the more each further one helps; and the more of them are
// missed when held out, the more is left to gain.
void find_more_phrasings(const Evaluated& evaluated, std::vector<Finding>& findings) {
  const auto asked = by_target(evaluated);
  float missed = 0;
  for (const HeldOut& each : evaluated.held_out) missed += each.is_found() ? 0.0f : 1.0f;
  const float usual =
      missed / static_cast<float>(std::max<std::size_t>(evaluated.held_out.size(), 1));
  std::vector<Finding> ranked;
  for (std::uint32_t t = 0; t < asked.size(); ++t) {
    const std::vector<const HeldOut*> astray = not_found(asked[t]);
    const std::size_t count = evaluated.targets[t].questions.size();
    if (astray.empty()) continue;
    const TargetSources& sources = evaluated.sources.of(t);
    Finding finding{Rule::more_phrasings, t, kNoTarget,
                    sources.list ? sources.list : sources.object};
    finding.count = static_cast<std::uint32_t>(astray.size());
    finding.whole = static_cast<std::uint32_t>(asked[t].size());
    const float share = (static_cast<float>(finding.count) + kPrior * usual) /
                        (static_cast<float>(finding.whole) + kPrior);
    finding.weight = share / static_cast<float>(count + 2);
    add_evidence(evaluated, astray, finding);
    ranked.push_back(std::move(finding));
  }
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const Finding& a, const Finding& b) { return a.weight > b.weight; });
  if (ranked.size() > kMostMorePhrasings) ranked.resize(kMostMorePhrasings);
  std::move(ranked.begin(), ranked.end(), std::back_inserter(findings));
}

}  // namespace waypost::advice
