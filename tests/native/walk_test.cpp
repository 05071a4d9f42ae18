// Determinism: 1,000 seeded walks over one knowledge file give one hash, here, under Node and in
// browsers (tests/vectors/walk/hash.txt). And they go everywhere: every event meets every kind of
// place, and every event that can runs every kind of step.
#include <doctest/doctest.h>

#include <set>
#include <string>
#include <utility>

#include "content/model.h"
#include "steps_run.h"
#include "vectors.h"
#include "walker.h"
#include "wire/names.h"

namespace waypost {
namespace {

const std::string kHashFile = "tests/vectors/walk/hash.txt";

constexpr std::string_view kStepNames[] = {"say",    "menu", "input",   "form",      "lookup",
                                           "branch", "set",  "article", "open_link", "timeline",
                                           "call",   "goto", "survey",  "handover",  "end"};

// Why an event never runs a step of this kind; "" when it can.
std::string_view never(EventType event, StepKind kind) {
  const bool asks = kind == StepKind::input || kind == StepKind::menu || kind == StepKind::form ||
                    kind == StepKind::survey;
  switch (event) {
    case EventType::query:
    case EventType::pick:
    case EventType::select:
    case EventType::submit:
    case EventType::lookup_done:
      return "";
    case EventType::back:
    case EventType::handover_done:  // one that is given up leads back
      return asks ? "" : "one comes back only to steps that ask the visitor something";
    case EventType::resume:
      // A copied session stands at its step again when the handover stays with the first.
      return asks || kind == StepKind::lookup ? "" : "nothing goes on by itself";
    case EventType::open:
      return "a new session begins at home, outside of flows";
    case EventType::restart:
      return "goes home, outside of flows";
    case EventType::person:
      return "goes the way to a person, outside of flows";
    case EventType::content_changed:
      // What is waited for is asked again; tests/vectors/session/content_changed.json changes more.
      return kind == StepKind::lookup ? "" : "a walk keeps its content";
    case EventType::zones:
    case EventType::tick:
      return "nothing follows from it yet";
  }
  return "";
}

TEST_CASE("walks: one hash, every event at every place and with every kind of step") {
  const Content content = test::content_of("tests/vectors/walk/knowledge.json");
  const test::StepsRun steps(content.model());
  test::Fnv64 hash;
  std::set<std::string> met;
  std::set<std::pair<std::string, StepKind>> ran;
  for (std::uint32_t index = 0; index < test::kWalks; ++index) {
    test::walk_once(content, index,
                    [&](std::string_view type, std::string_view place, const std::string& output) {
                      hash.add(output);
                      met.insert(std::string(type) + " " + std::string(place));
                      const json::Document document = json::read(output);
                      for (const StepKind kind : steps.told_by(document.root().find("effects")))
                        ran.emplace(type, kind);
                    });
  }
  for (const std::string_view type : wire::kEventTypeNames) {
    for (const std::string_view place : wire::kPlaceKindNames) {
      const std::string pair = std::string(type) + " " + std::string(place);
      CHECK_MESSAGE(met.contains(pair), pair);
    }
  }
  for (int event = 0; event <= static_cast<int>(EventType::content_changed); ++event) {
    for (int kind = 0; kind <= static_cast<int>(StepKind::end); ++kind) {
      const auto type = static_cast<EventType>(event);
      const std::string name(wire::name_of(type));
      const std::string_view why = never(type, static_cast<StepKind>(kind));
      const bool happened = ran.contains({name, static_cast<StepKind>(kind)});
      CHECK_MESSAGE(happened == why.empty(), name, " x ", kStepNames[kind], " ", why);
    }
  }
  if (test::writes_vectors()) test::write_repo_file(kHashFile, hash.hex() + "\n");
  CHECK(hash.hex() + "\n" == test::read_repo_file(kHashFile));
}

}  // namespace
}  // namespace waypost
