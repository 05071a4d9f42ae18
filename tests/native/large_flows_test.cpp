// Files with a flow that has too many states: what is found in it all the same, and what is proved
// of the others.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "waypost/content.h"

namespace waypost {
namespace {

// Eight questions whose answers are all compared at last: 6^8 states.
std::string large_steps() {
  std::string asks, all;
  for (char name = 'a'; name <= 'h'; ++name) {
    std::string options;
    for (char option = 'p'; option <= 'u'; ++option) {
      options +=
          (options.empty() ? "" : ",") + (R"({"id":")" + std::string(1, option) + R"(","label":")" +
                                          std::string(1, option) + R"("})");
      all += (all.empty() ? "" : " || ") +
             (std::string(1, name) + R"( == \")" + std::string(1, option) + R"(\")");
    }
    asks += R"({"id":"ask_)" + std::string(1, name) + R"(","type":"input","text":"?","var":")" +
            std::string(1, name) + R"(","kind":"choice","options":[)" + options + "]},";
  }
  return asks + R"({"id":"by","type":"branch","cases":[{"when":")" + all +
         R"(","goto":"end"}],"else":"end"},{"id":"end","type":"end","text":"E"})";
}

std::string flow(const std::string& id, const std::string& steps) {
  return R"({"id":")" + id + R"(","title":"The )" + id + R"(","questions":["about )" + id +
         R"("],"steps":[)" + steps + "]}";
}

const std::string kEnd = R"({"id":"end","type":"end","text":"E"})";

Checked check_with(const std::string& others, const std::string& before = "") {
  return check(R"({"waypost":1,"locale":"en","contact":{"email":"a@example.com"},"articles":[],)"
               R"("flows":[)" +
               flow("large", before + large_steps()) + "," + others + "]}");
}

const FlowProof& proof_of(const Checked& checked, const std::string& flow) {
  const auto found = std::find_if(checked.flows.begin(), checked.flows.end(),
                                  [&](const FlowProof& one) { return one.flow == flow; });
  REQUIRE(found != checked.flows.end());
  return *found;
}

TEST_CASE("a flow with too many states leaves the others proved, or disproved") {
  const std::string small = flow(
      "small",
      R"({"id":"a","type":"menu","text":"M","options":[{"id":"x","label":"X","goto":"end"}]},)" +
          kEnd);
  const std::string faulty =
      flow("faulty",
           R"({"id":"a","type":"menu","text":"M","options":[{"id":"x","label":"X","goto":"a"}]})");
  const std::string leads_from = flow("after", R"({"id":"go","type":"goto","flow":"small"})");
  const Checked checked = check_with(small + "," + faulty + "," + leads_from);
  CHECK(proof_of(checked, "large").verdict == Verdict::undecided);
  CHECK(proof_of(checked, "large").undecided == std::vector<std::string>{"states"});
  CHECK(proof_of(checked, "small").verdict == Verdict::proved);
  CHECK(proof_of(checked, "small").clicks.size() == 1);
  CHECK(proof_of(checked, "after").verdict == Verdict::proved);
  CHECK(proof_of(checked, "faulty").verdict == Verdict::counterexample);
  REQUIRE(checked.problems.size() == 1);
  CHECK(checked.problems[0].code == Code::no_way_out);
  CHECK(checked.problems[0].pointer == "/flows/2/steps/0");
}

TEST_CASE("what was found before the walk was cut off is told: it has happened") {
  const Checked checked =
      check_with(flow("small", kEnd), R"({"id":"hello","type":"say","text":"Hello {h}"},)");
  REQUIRE(checked.problems.size() == 1);
  CHECK(checked.problems[0].code == Code::unset_variable);
  CHECK(checked.problems[0].args[0] == "h");
  CHECK(proof_of(checked, "large").verdict == Verdict::counterexample);
  CHECK(proof_of(checked, "large").undecided == std::vector<std::string>{"states"});
  CHECK(proof_of(checked, "small").verdict == Verdict::proved);
}

TEST_CASE("what a large flow leads to is not proved: it may begin there in any way") {
  const Checked checked = check_with(
      flow("small", kEnd),
      R"({"id":"off","type":"menu","text":"M","options":[{"id":"x","label":"X","flow":"small"},)"
      R"({"id":"y","label":"Y","goto":"ask_a"}]},)");
  CHECK(proof_of(checked, "small").undecided == std::vector<std::string>{"states"});
  CHECK(checked.problems.empty());
}

}  // namespace
}  // namespace waypost
