// How long one step takes natively, JSON both ways included: the cases that tests/bench/step.mjs
// has written. Run by it; skipped otherwise.
#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include "vectors.h"
#include "waypost/wire.h"

namespace waypost {
namespace {

TEST_CASE("bench: step" * doctest::skip()) {
  const Content content = test::content_of("tests/vectors/walk/knowledge.json");
  const std::string text = test::read_repo_file("build/bench/steps.jsonl");
  std::vector<std::pair<std::string, std::string>> cases;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    const std::string line = text.substr(at, end - at);
    const json::Document document = json::read(line);
    cases.emplace_back(test::compact(document.root().find("snapshot")),
                       test::compact(document.root().find("event")));
    at = end + 1;
  }
  REQUIRE(!cases.empty());
  std::vector<double> times;
  std::size_t bytes = 0;
  for (int round = 0; round < 3; ++round) {
    for (const auto& [snapshot, event] : cases) {
      const auto begin = std::chrono::steady_clock::now();
      bytes += wire::step_json(content, snapshot, event).size();
      const std::chrono::duration<double, std::micro> took =
          std::chrono::steady_clock::now() - begin;
      if (round > 0) times.push_back(took.count());
    }
  }
  CHECK(bytes > 0);
  std::sort(times.begin(), times.end());
  std::printf("native, JSON both ways %36s %5.0f %5.0f\n", "", times[times.size() / 2],
              times[times.size() * 99 / 100]);
}

}  // namespace
}  // namespace waypost
