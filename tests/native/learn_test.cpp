// What learn rests on: data of persons, insertions and their patch, and what becomes of a log.
#include "advice/learn.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "advice/edit.h"
#include "advice/personal_data.h"
#include "random.h"
#include "waypost/content.h"

namespace waypost::advice {
namespace {

std::string masked(std::string_view text) { return without_personal_data(text, {"RL-99999"}).text; }

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    lines.emplace_back(text.substr(at, end - at));
    at = end;
  }
  return lines;
}

// A naive reader of unified diffs: checks every line of context, gives the new text.
std::string patched(const std::string& text, const std::string& patch) {
  std::vector<std::string> old = lines_of(text), steps = lines_of(patch);
  std::string out;
  std::size_t at = 0;
  for (std::size_t i = 2; i < steps.size(); ++i) {
    if (steps[i].starts_with("\\")) continue;
    if (steps[i].starts_with("@@ -")) {
      const auto begin = std::strtoul(steps[i].c_str() + 4, nullptr, 10) - 1;
      for (; at < begin && at < old.size(); ++at) out += old[at];
      continue;
    }
    std::string line = steps[i].substr(1);
    const bool is_cut = i + 1 < steps.size() && steps[i + 1].starts_with("\\");
    if (is_cut) line.pop_back();
    if (steps[i][0] != '+') {
      REQUIRE(at < old.size());
      CHECK(old[at++] == line);
    }
    if (steps[i][0] != '-') out += line;
  }
  for (; at < old.size(); ++at) out += old[at];
  return out;
}

TEST_CASE("data of persons is masked, words and sizes are not") {
  CHECK(masked("mail jo.smith@mail.example now") == "mail … now");
  CHECK(masked("where is RL-10023?") == "where is …");
  CHECK(masked("rl 10023 late") == "… late");
  CHECK(masked("call 021 555 01 42 or 0641234567") == "call … or …");
  CHECK(masked("write to john.doe at gmail.com please") == "write to … please");
  CHECK(masked("see example.com/x?id=4 or Instagram.com/john_doe!") == "see … or …");
  CHECK(masked("my pin is 1234.") == "my pin is …");
  CHECK(masked("my password is hunter2 please reset") == "my password is … please reset");
  CHECK(masked("PIN: 123") == "PIN: …");
  CHECK(masked("passport AB 123 456 refund") == "passport AB … refund");
  CHECK(masked("id card 123 456 refund") == "id card … refund");
  CHECK(masked("see https://x.example/a?b=c and www.x.example") == "see … and …");
  CHECK(masked("code AB123x and (AB-12)") == "code … and (AB-12)");
  CHECK(masked("٠٦٤١٢٣٤٥") == "…");
  for (const std::string_view text :
       {"size 42 or 43", "2 tents for 4 people", "covid-19 rules", "24/7", "", "a  b"}) {
    CHECK_MESSAGE(!without_personal_data(text, {"RL-99999"}).has_data, text);
  }
}

TEST_CASE("a patch makes exactly its insertions, wherever they are") {
  test::Random random(11);
  const std::vector<std::string> pieces = {"a", "b\n", "\n", "c d", "\r\n", "e\n", "+x", "-y\n"};
  for (int round = 0; round < 400; ++round) {
    std::string text;
    while (text.empty()) {
      for (std::uint32_t i = random.below(60); i > 0; --i) text += pieces[random.below(8)];
    }
    std::vector<Insertion> insertions;
    for (std::uint32_t i = 1 + random.below(4); i > 0; --i) {
      // Inside a line, as between values of a file.
      const std::uint32_t at = random.below(static_cast<std::uint32_t>(text.size()));
      const bool is_taken =
          std::any_of(insertions.begin(), insertions.end(),
                      [&](const Insertion& insertion) { return insertion.at == at; });
      if (!is_taken) insertions.push_back({at, random.below(2) == 0 ? "NEW" : "N\nEW"});
    }
    std::sort(insertions.begin(), insertions.end(),
              [](const Insertion& a, const Insertion& b) { return a.at < b.at; });
    std::string expected = text;
    for (std::size_t i = insertions.size(); i-- > 0;) {
      expected.insert(insertions[i].at, insertions[i].text);
    }
    CHECK(patched(text, unified_diff("f", text, insertions)) == expected);
  }
  CHECK(unified_diff("f", "text", {}) == "");
  CHECK(unified_diff("a b", "x\n", {{1, "y"}})
            .starts_with("--- a b\t\n+++ a b\t\n@@ -1,1 +1,1 @@\n"));
}

TEST_CASE("a log: repeats count, what is known already is not suggested, all of it is bounded") {
  const Compiled compiled = compile(R"({"waypost": 1, "locale": "en", "articles": [
    {"id": "a", "questions": ["How do I return something?"], "answer": "A"},
    {"id": "b", "questions": ["Where is my parcel?"], "answer": "B"}]})");
  REQUIRE(compiled.content);
  const auto nothing = [](std::uint32_t) {};
  const Learnt learnt =
      learn(*compiled.content,
            {"how do i return something", "How do I return shoes?", "how do I return SHOES",
             "kayaks", "Kayaks!", "kayak please", std::string(1000, 'x'), "", "!!!"},
            {}, nothing);
  CHECK(learnt.questions == 6);
  REQUIRE(learnt.phrasings.size() == 1);
  CHECK(learnt.phrasings[0].text == "How do I return shoes?");
  CHECK(learnt.phrasings[0].times == 2);
  REQUIRE(learnt.unanswered.size() == 1);
  CHECK(learnt.unanswered[0].size == 3);
  CHECK(learnt.unanswered[0].examples == std::vector<std::string>{"kayaks", "kayak please"});

  const Learnt none = learn(*compiled.content, {}, {}, nothing);
  CHECK(none.questions == 0);
  CHECK(none.phrasings.empty());

  test::Random random(5);
  std::vector<std::string> noise;
  for (int i = 0; i < 300; ++i) noise.push_back(random.bytes(60));
  std::uint32_t last = 0;
  const Learnt odd =
      learn(*compiled.content, noise, {.most_phrasings = 2}, [&](std::uint32_t done) {
        CHECK(done >= last);
        last = done;
      });
  CHECK(last == 1000);
  CHECK(odd.phrasings.size() <= 4);
}

}  // namespace
}  // namespace waypost::advice
