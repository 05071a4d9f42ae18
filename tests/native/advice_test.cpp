// What lint rests on: words of Markdown, likeness of texts, places in files, phrasings held out.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "advice/held_out.h"
#include "advice/lint.h"
#include "advice/markdown_words.h"
#include "advice/similar.h"
#include "advice/sources.h"
#include "advice/targets.h"
#include "random.h"
#include "waypost/content.h"

namespace waypost::advice {
namespace {

std::string stressed(std::string_view markdown) {
  std::string out;
  for (const ReadWord& word : markdown_words(markdown)) {
    if (word.is_emphasised) out += (out.empty() ? "" : " ") + word.written;
  }
  return out;
}

std::string read(std::string_view markdown) {
  std::string out;
  for (const ReadWord& word : markdown_words(markdown)) {
    out += (out.empty() ? "" : " ") + word.folded;
  }
  return out;
}

constexpr char kBase[] = R"({
  "waypost": 1, "locale": "en", "locales": {"sr": "x.sr.json"},
  "articles": [
    {"id": "a", "questions": ["one", 7, "two", "three"], "answer": "A"},
    {"id": "b", "questions": ["qqq"], "answer": "B"}
  ],
  "flows": [{"id": "f", "title": "F", "questions": ["five", "six"],
             "steps": [{"id": "end", "type": "end", "text": "."}]}]
})";

constexpr char kSibling[] = R"({
  "waypost": 1, "locale": "sr", "base": "x.json",
  "articles": [{"id": "b", "questions": ["četiri"], "answer": "Be"}],
  "texts": {"flows/f/questions": ["pet", "šest", "sedam"]}
})";

TEST_CASE("the words of an answer are those that visitors read") {
  CHECK(read("Go to [your account](/account/page) or <https://x.example/y>, `code`.") ==
        "go to your account or");
  CHECK(stressed("**Bold words** and *slanted*, [a link](/x).") == "Bold words slanted a link");
  CHECK(stressed("* an entry\n* another **one** here") == "one");
  CHECK(stressed("5 * 3 * 2 = 30") == "");
  CHECK(stressed("**never closed\nnext line") == "never closed");
  CHECK(read("[never closed](/x") == "never closed x");
  CHECK(read("") == "");
}

TEST_CASE("what leads somewhere") {
  for (const std::string_view text : {"[here](/x)", "see https://x.example", "help@x.example",
                                      "1. Do this", "a\n  1) b", "+381 21 555-0142"}) {
    CHECK_MESSAGE(leads_somewhere(text), text);
  }
  for (const std::string_view text : {"", "Two days.", "In 2026, 14 days.", "Costs 1. or 2."}) {
    CHECK_MESSAGE(!leads_somewhere(text), text);
  }
}

TEST_CASE("likeness: equal texts are 1, strangers near 0, neighbours those of all comparisons") {
  test::Random random(7);
  const std::vector<std::string> words = {"parcel", "refund", "where", "is",   "my",
                                          "the",    "order",  "late",  "boot", "size"};
  std::vector<std::string> texts = {"where is my parcel", "Where is my parcel?", "xyzzy", "", "…"};
  for (int i = 0; i < 200; ++i) {
    std::string text;
    for (std::uint32_t k = 0; k < 1 + random.below(6); ++k) {
      text += words[random.below(static_cast<std::uint32_t>(words.size()))] + " ";
    }
    texts.push_back(text);
  }
  SimilarTexts similar(std::vector<std::string_view>(texts.begin(), texts.end()));
  CHECK(similar.similarity(0, 1) == doctest::Approx(1).epsilon(1e-4));
  CHECK(similar.similarity(0, 2) < 0.1f);
  CHECK(similar.similarity(3, 3) == 0);
  for (std::uint32_t i = 0; i < similar.size(); ++i) {
    std::vector<std::uint32_t> expected, found;
    for (std::uint32_t k = 0; k < similar.size(); ++k) {
      if (k != i && similar.similarity(i, k) >= 0.6f) expected.push_back(k);
    }
    for (const Neighbour& near : similar.neighbours(i, 0.6f)) found.push_back(near.text);
    CHECK(found == expected);
  }
}

TEST_CASE("every text is found where it stands, the sibling's in the sibling") {
  const Compiled base = compile_untrained(kBase);
  REQUIRE(base.content);
  const Sources in_base(kBase, {}, base.content->model());
  REQUIRE(targets_of(base.content->model()).size() == 3);
  // What is no text is left out of the model, and keeps its place in the file.
  REQUIRE(in_base.of(0).phrasings.size() == 3);
  CHECK(in_base.place(in_base.of(0).phrasings[1]).pointer == "/articles/0/questions/2");
  CHECK(in_base.place(in_base.of(1).answer).line == 5);
  CHECK(in_base.place(in_base.of(2).phrasings[1]).pointer == "/flows/0/questions/1");
  CHECK(in_base.place(in_base.of(2).title).pointer == "/flows/0/title");
  CHECK(in_base.place({}).line == 0);

  const Compiled both = compile_untrained(kBase, kSibling);
  REQUIRE(both.content);
  const Sources sources(kBase, kSibling, both.content->model());
  const SourcePlace answer = sources.place(sources.of(1).answer);
  CHECK(answer.file == 1);
  CHECK(answer.pointer == "/articles/0/answer");
  CHECK(sources.place(sources.of(0).answer).file == 0);
  REQUIRE(sources.of(2).phrasings.size() == 3);
  CHECK(sources.place(sources.of(2).phrasings[2]).pointer == "/texts/flows~1f~1questions/2");
  CHECK(sources.place(sources.of(2).title).file == 0);
}

TEST_CASE("each phrasing is held out once, and asked of a knowledge that does not have it") {
  const Compiled compiled = compile_untrained(kBase);
  REQUIRE(compiled.content);
  std::vector<std::uint32_t> told;
  const auto held_out =
      ask_held_out(compiled.content->model(), [&](std::uint32_t done) { told.push_back(done); });
  std::set<std::pair<std::uint32_t, std::uint32_t>> asked;
  for (const HeldOut& each : held_out) {
    CHECK(asked.insert({each.target, each.phrasing}).second);
    // It shares nothing with what is left: who does not know it cannot find it.
    if (each.target == 1) CHECK(each.place == 0);
  }
  CHECK(asked.size() == 6);
  CHECK(std::is_sorted(told.begin(), told.end()));
  CHECK(told.back() == 1000);
}

TEST_CASE("a flow keeps its title when its only phrasing is held out") {
  const Compiled compiled = compile_untrained(R"({"waypost": 1, "locale": "en",
    "articles": [{"id": "a", "questions": ["How are boots washed?"], "answer": "By hand."}],
    "flows": [
      {"id": "f", "title": "Track a parcel", "questions": ["where is my parcel"],
       "steps": [{"id": "end", "type": "end"}]},
      {"id": "part", "title": "Where is my parcel", "steps": [{"id": "end", "type": "end"}]}]})");
  REQUIRE(compiled.content);
  const auto held_out = ask_held_out(compiled.content->model(), [](std::uint32_t) {});
  REQUIRE(held_out.size() == 2);
  CHECK(held_out[1].target == 1);
  CHECK(held_out[1].place == 1);
}

}  // namespace
}  // namespace waypost::advice
