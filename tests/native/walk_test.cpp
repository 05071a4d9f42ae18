// Determinism: 1,000 seeded walks over one knowledge file give one hash, here, under Node and in
// browsers (tests/vectors/walk/hash.txt). And they go everywhere: every event meets every kind of
// place, every kind of step runs.
#include <doctest/doctest.h>

#include <set>
#include <string>

#include "content/model.h"
#include "session/find.h"
#include "vectors.h"
#include "walker.h"
#include "wire/names.h"

namespace waypost {
namespace {

const std::string kHashFile = "tests/vectors/walk/hash.txt";

// Which kinds of steps the outputs tell of. `branch`, `set` and `go` say nothing themselves: in
// this file a branch always leads on from `find`, only `mark_late` sets `worry`, only `to_care`
// leads to `thanks`.
void note_steps(const Content& content, json::Value output, std::set<StepKind>& ran) {
  for (const json::Value effect : output.find("effects").items()) {
    const std::string_view flow = effect.find("flow").text();
    const std::string_view step = effect.find("step").text();
    const session::StepRef at = session::find_step(content.model(), flow, step);
    if (at.step != nullptr) ran.insert(at.step->kind);
    if (step == "thanks") ran.insert(StepKind::go);
    if (effect.find("type").text() == "show" && effect.find("article").text() == "returns")
      ran.insert(StepKind::article);
  }
  if (output.at("/snapshot/vars/worry")) {
    ran.insert(StepKind::set);
    ran.insert(StepKind::branch);
  }
}

TEST_CASE("walks: one hash, every event at every place, every kind of step") {
  const Content content = test::content_of("tests/vectors/walk/knowledge.json");
  test::Fnv64 hash;
  std::set<std::string> visited;
  std::set<StepKind> ran;
  for (std::uint32_t index = 0; index < test::kWalks; ++index) {
    test::walk_once(content, index,
                    [&](std::string_view type, std::string_view place, const std::string& output) {
                      hash.add(output);
                      visited.insert(std::string(type) + " " + std::string(place));
                      const json::Document document = json::read(output);
                      note_steps(content, document.root(), ran);
                    });
  }
  for (const std::string_view type : wire::kEventTypeNames) {
    for (const std::string_view place : wire::kPlaceKindNames) {
      const std::string pair = std::string(type) + " " + std::string(place);
      CHECK_MESSAGE(visited.contains(pair), pair);
    }
  }
  CHECK(ran.size() == static_cast<std::size_t>(StepKind::end) + 1);
  if (test::writes_vectors()) test::write_repo_file(kHashFile, hash.hex() + "\n");
  CHECK(hash.hex() + "\n" == test::read_repo_file(kHashFile));
}

}  // namespace
}  // namespace waypost
