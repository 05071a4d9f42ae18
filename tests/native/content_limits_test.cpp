// Files that are too large, too deep, too many or not text at all: a clear report, quickly, never a
// crash.
#include <doctest/doctest.h>

#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "files.h"
#include "random.h"
#include "waypost/content.h"

namespace waypost {
namespace {

const std::string kHead =
    R"({"waypost": 1, "locale": "en", "contact": {"url": "/contact"}, "articles": [)";
const std::string kArticle = R"({"id": "a", "questions": ["A?"], "answer": "Yes."})";

TEST_CASE("a file of 50 MB is refused with its size") {
  const std::string text = kHead + kArticle + "]" + std::string(50'000'000, ' ') + "}";
  const Compiled compiled = compile(text);
  CHECK(!compiled.content);
  REQUIRE(compiled.problems.size() == 1);
  CHECK(compiled.problems[0].code == Code::too_large);
  CHECK(compiled.problems[0].args[0] == std::to_string(text.size()));
  CHECK(compiled.problems[0].line == 1);
}

TEST_CASE("a file at the limit is read") {
  std::string text = kHead + kArticle + "]";
  text.append(kMaxFileBytes - text.size() - 1, ' ');
  text += "}";
  REQUIRE(text.size() == kMaxFileBytes);
  const Checked checked = check(text);
  CHECK(checked.usable);
  CHECK(checked.problems.empty());
}

TEST_CASE("10,000 levels are refused where the limit is passed") {
  for (const std::string& open : {std::string("["), std::string("{\"x\":")}) {
    std::string text = "{\"waypost\": 1,\n\"x-deep\": ";
    for (int i = 0; i < 10'000; ++i) text += open;
    const Compiled compiled = compile(text);
    CHECK(!compiled.content);
    REQUIRE(compiled.problems.size() == 1);
    CHECK(compiled.problems[0].code == Code::too_deep);
    CHECK(compiled.problems[0].line == 2);
    CHECK(compiled.problems[0].column == 11 + (kMaxDepth - 1) * open.size());
  }
}

TEST_CASE("places that are not UTF-8 are listed up to a limit, and the rest is counted") {
  const std::string text(5000, '\xff');
  const Compiled compiled = compile(text);
  CHECK(!compiled.content);
  REQUIRE(compiled.problems.size() == 1000);
  CHECK(compiled.problems[7].args[0] == "7");
  CHECK(compiled.problems.back().args == std::vector<std::string>{"999", "4000"});
}

TEST_CASE("a broken sibling does not touch the base") {
  const std::string base = kHead + kArticle + "]}";
  for (const std::string& sibling :
       {std::string("\xff\xfe"), std::string("{"), std::string("[]"),
        std::string(R"({"waypost": 1, "locale": "en", "base": "b.json"})")}) {
    CAPTURE(sibling);
    const Compiled compiled = compile(base, sibling);
    REQUIRE(compiled.content);
    CHECK(compiled.content->locale() == "en");
    REQUIRE(!compiled.problems.empty());
    for (const Problem& problem : compiled.problems) CHECK(problem.file == 1);
  }
}

std::string mutated(std::string text, test::Random& random) {
  constexpr std::string_view kPieces[] = {"\"",   "{",   "}",  "[",    "]",  ",", ":",
                                          "null", "1e9", "\\", "\xff", "{{", "-", "true"};
  for (std::uint32_t changes = 1 + random.below(4); changes > 0; --changes) {
    const std::uint32_t at = random.below(static_cast<std::uint32_t>(text.size()));
    switch (random.below(4)) {
      case 0:
        text[at] = static_cast<char>(random.below(256));
        break;
      case 1:
        text.erase(at, 1 + random.below(20));
        break;
      case 2:
        text.insert(at, kPieces[random.below(std::size(kPieces))]);
        break;
      default:
        text.insert(at, text.substr(random.below(static_cast<std::uint32_t>(text.size())),
                                    random.below(200)));
    }
  }
  return text;
}

TEST_CASE("whatever is done to a good file: problems or content, never neither") {
  const std::string good = test::read_repo_file("tests/vectors/check/sibling_fine.json");
  const std::string sibling = test::read_repo_file("tests/vectors/check/sibling_fine.sibling.json");
  REQUIRE(check(good, sibling).usable);
  test::Random random(20261122);
  for (int round = 0; round < 4000; ++round) {
    const bool hit_base = random.below(2) == 0;
    const std::string base_text = hit_base ? mutated(good, random) : good;
    const std::string sibling_text = hit_base ? sibling : mutated(sibling, random);
    const Checked checked = check(base_text, sibling_text);
    CHECK((checked.usable || !checked.problems.empty()));
    if (round % 50 == 0)
      CHECK(compile(base_text, sibling_text).content.has_value() == checked.usable);
    for (const Problem& problem : checked.problems) {
      if (problem.line == 0 || problem.column == 0) FAIL_CHECK(to_string(problem.code));
    }
  }
}

}  // namespace
}  // namespace waypost
