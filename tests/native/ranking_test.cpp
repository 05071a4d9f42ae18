// The trained ranking of the demo, score by score: one hash natively, as WebAssembly, through the
// files that ship (tests/wasm/vectors.test.mjs).
#include <doctest/doctest.h>

#include <string>

#include "files.h"
#include "json/reader.h"
#include "json/writer.h"
#include "match/matcher.h"
#include "vectors.h"
#include "walker.h"
#include "waypost/content.h"
#include "waypost/wire.h"

namespace waypost {
namespace {

constexpr const char* kHashFile = "tests/vectors/ask/ranking.hash.txt";

TEST_CASE("ranking: the demo's questions in two languages give one hash") {
  test::Fnv64 hash;
  const std::string base = test::read_repo_file("demo/knowledge/support.json");
  for (const std::string language : {"en", "fi"}) {
    const std::string sibling =
        language == "en" ? ""
                         : test::read_repo_file("demo/knowledge/support." + language + ".json");
    const Compiled demo = compile(base, sibling);
    REQUIRE(demo.content);
    const std::string lines = test::read_repo_file("tests/quality/demo/" + language + ".jsonl");
    REQUIRE(lines.size() > 1000);
    for (std::size_t begin = 0; begin < lines.size();) {
      const std::size_t end = lines.find('\n', begin);
      const json::Document line = json::read(std::string_view(lines).substr(begin, end - begin));
      json::Writer question;
      question.begin_object().member("text", line.root().find("q").text()).end_object();
      hash.add(wire::ask_json(*demo.content, std::move(question).take()));
      begin = end + 1;
    }
  }
  if (test::writes_vectors()) test::write_repo_file(kHashFile, hash.hex() + "\n");
  CHECK(hash.hex() + "\n" == test::read_repo_file(kHashFile));
}

TEST_CASE("ranking: however training is sliced, the result is the same") {
  const std::string base = test::read_repo_file("demo/knowledge/support.json");
  const Compiled at_once = compile(base);
  Compiled sliced = compile_untrained(base);
  REQUIRE((at_once.content && sliced.content));
  Question question;
  question.text = "my parcel is late";
  CHECK(ask(*sliced.content, question).matches.size() == 5);
  std::int32_t before = 0;
  for (std::uint32_t steps = 1; before < 1000; steps = steps % 97 + 13) {
    const std::int32_t now = sliced.content->train(steps);
    REQUIRE(now >= before);
    before = now;
  }
  CHECK(sliced.content->train(1) == 1000);
  const Answer a = ask(*at_once.content, question), b = ask(*sliced.content, question);
  CHECK(wire::answer_json(a, question.text) == wire::answer_json(b, question.text));
}

TEST_CASE("ranking: a pack has nothing to learn, and answers with the same bytes") {
  const std::string plain = test::read_repo_file("demo/knowledge/support.json");
  const Compiled trained = compile(plain);
  REQUIRE(trained.content);
  const std::string member = pack_member(*trained.content);
  REQUIRE(member.size() > 10'000);
  const std::string packed = plain.substr(0, plain.rfind('}')) + ",\"pack\":" + member + "}";
  Compiled opened = compile_untrained(packed);
  REQUIRE(opened.content);
  CHECK(opened.problems.empty());
  CHECK(pack_member(*opened.content).ends_with(R"("learned":""})"));
  // A step for each row, and not one more for learning.
  const auto rows = static_cast<std::uint32_t>(opened.content->matcher().rows.size());
  CHECK(opened.content->train(rows) < 1000);
  CHECK(opened.content->train(1) == 1000);
  CHECK(compile_untrained(plain).content->train(rows + 1) < 1000);
  CHECK(pack_member(*opened.content) == member);
  for (const std::string question : {"mony back", "where is my parcel", "tent", "xyzzy", ""}) {
    const std::string asked = "{\"text\":\"" + question + "\"}";
    CHECK(wire::ask_json(*opened.content, asked) == wire::ask_json(*trained.content, asked));
  }
}

}  // namespace
}  // namespace waypost
