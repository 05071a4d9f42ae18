// What is shown with values in it: how far something has come by the shop's day, second lines of
// options.
#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "flow/dates.h"
#include "vectors.h"
#include "waypost/session.h"

namespace waypost {
namespace {

constexpr std::int64_t kHour = 3'600'000;
const std::int64_t kMidnight = *day_number("2026-11-24") * 24 * kHour;

std::vector<Effect> begun(const std::string& more, const Zones& zones, std::int64_t at) {
  const Content content = test::content_of(
      R"({"waypost":1,"locale":"en","contact":{"phone":"112"},)"
      R"("hours":{"zone":"Europe/Belgrade","week":{"mon":["09:00-17:00"]}},"articles":[],)" +
      more + "}");
  Event open;
  open.type = EventType::open;
  open.seq = 1;
  open.at = at;
  open.zones = zones;
  Event pick;
  pick.type = EventType::pick;
  pick.seq = 2;
  pick.at = at;
  pick.target = {Target::Kind::flow, "f"};
  return step(content, step(content, {}, open).snapshot, pick).effects;
}

const Zones kBelgrade = {{"Europe/Belgrade", {{0, 60}}}};

// One letter for each milestone: done, now, expected.
std::string states(const std::string& items, const Zones& zones = kBelgrade,
                   std::int64_t at = kMidnight) {
  std::string out;
  const std::string flow = R"("flows":[{"id":"f","title":"F","questions":["f"],"steps":[)"
                           R"({"id":"t","type":"timeline","items":[)" +
                           items + R"(]},{"id":"end","type":"end"}]}])";
  for (const Effect& effect : begun(flow, zones, at)) {
    for (const Milestone& milestone : effect.timeline)
      out += "dne"[static_cast<std::size_t>(milestone.state)];
  }
  return out;
}

std::string item(const std::string& id, const std::string& at, bool done = false) {
  return R"({"id":")" + id + R"(","label":")" + id + (at.empty() ? "" : R"(","at":")" + at) +
         R"(","done":")" + (done ? "true" : "false") + "\"}";
}

TEST_CASE("what is first not done is now, unless its day is still to come") {
  const std::string sent = item("sent", "2026-11-20", true) + ",";
  CHECK(states(sent + item("there", "2026-11-25")) == "de");
  CHECK(states(sent + item("there", "2026-11-24")) == "dn");
  CHECK(states(sent + item("there", "2026-11-23")) == "dn");
  CHECK_MESSAGE(states(sent + item("there", "2026-11-25T09:00:00Z")) == "de", "a time has a day");
  CHECK_MESSAGE(states(sent + item("there", "in three days")) == "dn",
                "the owner's words have none");
  CHECK(states(sent + item("there", "")) == "dn");
}

TEST_CASE("nothing behind what is still to come is now") {
  CHECK(states(item("booked", "", true) + "," + item("fetched", "2026-11-25") + "," +
               item("mended", "") + "," + item("back", "2026-12-08")) == "deee");
  CHECK(states(item("booked", "", true) + "," + item("fetched", "2026-11-24") + "," +
               item("mended", "") + "," + item("back", "2026-12-08")) == "dnee");
}

TEST_CASE("what is done is done, whatever its day") {
  CHECK(states(item("paid", "2027-01-01", true) + "," + item("there", "2026-11-24")) == "dn");
}

TEST_CASE("the day is the shop's; while it is not known nothing counts as to come") {
  const std::string there = item("there", "2026-11-24");
  CHECK_MESSAGE(states(there, kBelgrade, kMidnight - 2 * kHour) == "e", "23:00 in Belgrade");
  CHECK_MESSAGE(states(there, kBelgrade, kMidnight - kHour) == "n", "midnight in Belgrade");
  CHECK(states(item("there", "2026-11-25"), {}) == "n");
}

TEST_CASE("second lines of options hold values") {
  const std::string options = R"("options":[{"id":"a","label":"A","hint":"Until {day}, {{so}"}])";
  const std::string set = R"({"id":"s","type":"set","var":"day","value":"\"2026-11-25\""},)";
  const std::string flow = R"("flows":[{"id":"f","title":"F","questions":["f"],"steps":[)" + set;
  const std::vector<Effect> menu =
      begun(flow + R"({"id":"m","type":"menu","text":"?","options":[)"
                   R"({"id":"a","label":"A","hint":"Until {day}, {{so}","goto":"end"}]},)"
                   R"({"id":"end","type":"end"}]}])",
            kBelgrade, kMidnight);
  const std::vector<Effect> input =
      begun(flow + R"({"id":"i","type":"input","kind":"choice","var":"x","text":"?",)" + options +
                R"(},{"id":"end","type":"end"}]}])",
            kBelgrade, kMidnight);
  std::vector<std::string> hints;
  for (const auto* effects : {&menu, &input}) {
    for (const Effect& effect : *effects) {
      for (const OfferedOption& option : effect.options) hints.push_back(option.hint);
      for (const FormField& field : effect.fields) {
        for (const OfferedOption& option : field.options) hints.push_back(option.hint);
      }
    }
  }
  REQUIRE(hints.size() == 2);
  for (const std::string& hint : hints) CHECK(hint == "Until 2026-11-25, {so}");
}

TEST_CASE("a name in a second line that nothing sets is told where it stands") {
  const Compiled compiled = compile(
      R"({"waypost":1,"locale":"en","contact":{"phone":"112"},"articles":[],)"
      R"("flows":[{"id":"f","title":"F","questions":["f"],"steps":[)"
      R"({"id":"m","type":"menu","text":"?","options":[)"
      R"({"id":"a","label":"A","hint":"Hint {copy}","goto":"end"}]},{"id":"end","type":"end"}]}]})");
  std::vector<std::string> where;
  for (const Problem& problem : compiled.problems) {
    if (problem.code == Code::unknown_variable) where.push_back(problem.pointer);
  }
  CHECK(where == std::vector<std::string>{"/flows/0/steps/0/options/0/hint"});
}

}  // namespace
}  // namespace waypost
