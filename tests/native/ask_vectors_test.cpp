// Questions and what must come out: tests/vectors/ask, through the wire form that the browser uses.
#include <doctest/doctest.h>

#include <cstdint>
#include <string>

#include "files.h"
#include "json/reader.h"
#include "json/writer.h"
#include "waypost/content.h"
#include "waypost/wire.h"

namespace waypost {
namespace {

constexpr const char* kFolder = "tests/vectors/ask/";

// Writes a value again, as JSON text.
void copy(json::Writer& out, json::Value value) {
  if (value.is_object()) {
    out.begin_object();
    for (const json::Member member : value.members())
      copy(out.key(member.key.text()), member.value);
    out.end_object();
  } else if (value.is_array()) {
    out.begin_array();
    for (const json::Value item : value.items()) copy(out, item);
    out.end_array();
  } else if (value.is_text()) {
    out.text(value.text());
  } else if (value.is_number()) {
    out.raw(value.literal());
  } else if (value.is_boolean()) {
    out.boolean(value.boolean());
  } else {
    out.null();
  }
}

std::string text_of(json::Value value) {
  json::Writer out;
  copy(out, value);
  return std::move(out).take();
}

void check_case(const Content& content, json::Value wanted) {
  const std::string question = text_of(wanted.find("question"));
  CAPTURE(question);
  const std::string answer = wire::ask_json(content, question);
  CAPTURE(answer);
  const json::Document document = json::read(answer);
  const json::Value got = document.root();
  REQUIRE(got.find("matches").is_array());
  if (wanted.find("decision")) CHECK(got.find("decision").text() == wanted.find("decision").text());
  if (wanted.find("count")) CHECK(got.find("matches").size() == *wanted.find("count").integer());
  std::size_t place = 0;
  for (const json::Value target : wanted.find("targets").items()) {
    const json::Value match = got.at("/matches/" + std::to_string(place++));
    CHECK(std::string(match.at("/target/kind").text()) + ":" +
              std::string(match.at("/target/id").text()) ==
          target.text());
  }
  if (wanted.find("entities"))
    CHECK(text_of(got.find("entities")) == text_of(wanted.find("entities")));
  if (wanted.find("intent")) CHECK(got.find("intent").text() == wanted.find("intent").text());
  if (wanted.find("person")) CHECK(got.find("person").boolean() == wanted.find("person").boolean());
  if (wanted.find("why")) CHECK(text_of(got.at("/matches/0/why")) == text_of(wanted.find("why")));
}

TEST_CASE("questions: vectors") {
  for (const std::string& name : test::repo_files(kFolder, ".json")) {
    if (name.ends_with(".knowledge")) continue;
    CAPTURE(name);
    const std::string vectors = test::read_repo_file(kFolder + name + ".json");
    const json::Document document = json::read(vectors);
    const std::string knowledge(document.root().find("knowledge").text());
    const Compiled compiled = compile(test::read_repo_file(kFolder + knowledge));
    REQUIRE(compiled.content);
    REQUIRE(document.root().find("cases").size() > 0);
    for (const json::Value wanted : document.root().find("cases").items())
      check_case(*compiled.content, wanted);
  }
}

TEST_CASE("questions that are no questions") {
  const Compiled compiled =
      compile(test::read_repo_file("tests/vectors/ask/single.knowledge.json"));
  REQUIRE(compiled.content);
  const auto error_of = [&](const char* question) {
    return wire::ask_json(*compiled.content, question);
  };
  CHECK(error_of("") == R"({"error":{"code":"bad_request"}})");
  CHECK(error_of("[]") == R"({"error":{"code":"bad_request"}})");
  CHECK(error_of("{}") == R"({"error":{"code":"bad_request","detail":"/text"}})");
  CHECK(error_of(R"({"text":5})") == R"({"error":{"code":"bad_request","detail":"/text"}})");
  CHECK(error_of(R"({"text":"a","limit":"5"})") ==
        R"({"error":{"code":"bad_request","detail":"/limit"}})");
  CHECK(error_of(R"({"text":"a","prefix":1})") ==
        R"({"error":{"code":"bad_request","detail":"/prefix"}})");
  CHECK(error_of("{\"text\":\"\xff\"}") == R"({"decision":"none","matches":[],"entities":[]})");
  CHECK(error_of(R"({"text":"","colour":"red"})") ==
        R"({"decision":"none","matches":[],"entities":[]})");
}

}  // namespace
}  // namespace waypost
