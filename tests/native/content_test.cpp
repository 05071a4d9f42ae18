// What compiling keeps: models, fall-backs, what is left out and what is not, hashes.
#include "waypost/content.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "content/model.h"
#include "files.h"
#include "flow/template.h"

namespace waypost {
namespace {

std::string with(const std::string& more, const std::string& articles = "") {
  const std::string returns =
      R"json({"id": "returns", "questions": ["How do I return it?", "return"], "answer": "Like this."})json";
  return R"json({"waypost": 1, "locale": "en", "articles": [)json" +
         (articles.empty() ? returns : articles) + "]" + (more.empty() ? "" : ", " + more) + "}";
}

std::string flow(const std::string& id, const std::string& steps) {
  return R"json({"id": ")json" + id + R"json(", "title": "The flow", "steps": [)json" + steps +
         "]}";
}

const std::string kEnd = R"json({"id": "done", "type": "end"})json";

TEST_CASE("three keys make a knowledge file") {
  const Compiled compiled = compile(with(""));
  REQUIRE(compiled.content);
  REQUIRE(compiled.problems.size() == 1);
  CHECK(compiled.problems[0].severity == Severity::warning);
  CHECK(compiled.content->locale() == "en");
  const Model& model = compiled.content->model();
  REQUIRE(model.articles.size() == 1);
  CHECK(model.articles[0].questions.size() == 2);
  CHECK(model.articles[0].category == kNowhere);
  CHECK(model.popular == std::vector<std::uint32_t>{0});
  CHECK(model.article_by_id.find("returns")->second == 0);
}

TEST_CASE("a file that leaves visitors without a way to anybody is warned about, once") {
  const std::string contact = R"json("contact": {"phone": "+381 11 123 4567"})json";
  const std::string chat = R"json("chat": {"type": "xmpp", "token": "/chat/token"})json";
  const std::string receiver = R"json("receiver": "/in")json";
  struct Case {
    std::string keys;
    std::string missing;  // "" = no warning
  };
  const Case cases[] = {
      {"", "contact, handover"},
      {R"json("contact": {}, "handover": {})json", "contact, handover"},
      {contact, ""},
      {R"json("handover": {)json" + receiver + "}", ""},
      {R"json("handover": {)json" + receiver + ", " + chat + "}", ""},
      {R"json("handover": {)json" + chat + "}", "receiver"},
      {contact + R"json(, "handover": {)json" + chat + "}", "receiver"},
  };
  for (const Case& each : cases) {
    const std::string& missing = each.missing;
    CAPTURE(each.keys);
    const std::vector<Problem> problems = check(with(each.keys)).problems;
    REQUIRE(problems.size() == (missing.empty() ? 0 : 1));
    if (missing.empty()) continue;
    CHECK(problems[0].code == Code::missing_key);
    CHECK(problems[0].severity == Severity::warning);
    CHECK(problems[0].args == std::vector<std::string>{missing});
    CHECK(problems[0].pointer == (missing == "receiver" ? "/handover" : ""));
  }
}

TEST_CASE("a file with nothing usable gives no content, and says why") {
  for (const std::string& text :
       {std::string(""), std::string("null"), std::string("[]"), std::string("{}"),
        std::string("\"waypost\""), with("", R"json({"id": "a"})json"),
        std::string(R"json({"waypost": 2, "locale": "en", "articles": []})json")}) {
    CAPTURE(text);
    const Compiled compiled = compile(text);
    CHECK(!compiled.content);
    CHECK(!compiled.problems.empty());
  }
}

TEST_CASE("steps are joined: named steps, the step below, the end") {
  const Compiled compiled = compile(with(
      R"json("flows": [)json" +
      flow(
          "f",
          R"json({"id": "a", "type": "say", "text": "A", "goto": "c"}, {"id": "b", "type": "input", "text": "B", "var": "v"},
                   {"id": "c", "type": "branch", "cases": [{"when": "has(v)", "goto": "d"}], "else": "b"},
                   {"id": "d", "type": "set", "var": "w", "value": "v"})json") +
      R"json(], "contact": {"url": "/contact"})json"));
  REQUIRE(compiled.content);
  REQUIRE(compiled.problems.empty());
  const Flow& f = compiled.content->model().flows[0];
  const auto leads = [](const Jump& jump, std::uint32_t step) {
    return jump.kind == Jump::Kind::step && jump.index == step;
  };
  CHECK(leads(f.steps[0].jump, 2));
  CHECK(leads(f.steps[1].jump, 2));
  CHECK(leads(f.steps[2].jump, 1));
  CHECK(leads(f.steps[2].cases[0].jump, 3));
  CHECK(f.steps[3].jump.kind == Jump::Kind::none);
  CHECK(f.steps[3].value != nullptr);
}

TEST_CASE("what leads to something left out goes, and nothing else") {
  const std::string flows =
      R"json("flows": [)json" +
      flow("menu", R"json({"id": "m", "type": "menu", "text": "M", "options": [
             {"id": "gone", "label": "G", "flow": "broken"}, {"id": "stays", "label": "S", "article": "returns"}]})json") +
      "," +
      flow(
          "alone",
          R"json({"id": "m", "type": "menu", "text": "M", "options": [{"id": "gone", "label": "G", "flow": "broken"}]})json") +
      "," + flow("jump", R"json({"id": "g", "type": "goto", "flow": "broken"})json") + "," +
      flow(
          "look",
          R"json({"id": "l", "type": "lookup", "lookup": "none", "into": "x", "failed": "done"}, {"id": "say", "type": "say", "text": "S"}, )json" +
              kEnd) +
      "," +
      flow("broken", R"json({"id": "s", "type": "say", "text": "S", "goto": "nowhere"})json") + "]";
  const Compiled compiled = compile(with(
      flows +
      R"json(, "menu": [{"id": "a", "label": "A", "flow": "broken"}, {"id": "b", "label": "B", "flow": "menu"}])json"));
  REQUIRE(compiled.content);
  const Model& model = compiled.content->model();
  REQUIRE(model.flows.size() == 4);
  CHECK(model.flow_by_id.count("broken") == 0);

  REQUIRE(model.flows[0].steps[0].options.size() == 1);
  CHECK(model.flows[0].steps[0].options[0].id == "stays");
  CHECK(model.flows[1].steps[0].kind == StepKind::end);
  CHECK(!model.flows[1].steps[0].resolved);
  CHECK(model.flows[2].steps[0].jump.kind == Jump::Kind::none);
  CHECK(model.flows[3].steps[0].kind == StepKind::go);
  CHECK(model.flows[3].steps[0].jump.index == 2);
  REQUIRE(model.menu.size() == 1);
  CHECK(model.menu[0].id == "b");
  CHECK(model.menu[0].jump.index == 0);
}

TEST_CASE("optional values with a fault are left out, their owner stays") {
  const Compiled compiled = compile(with(
      R"json("site": {"name": "Shop", "url": "javascript:x"}, "contact": {"phone": "112", "email": "nobody", "url": "tel:+3811"},
         "hours": {"zone": "UTC", "week": {"mon": ["9-17"], "tue": ["09:00-12:00", "13:00-24:00"]}, "closures": [{"date": "2026-13-01"}]})json"));
  REQUIRE(compiled.content);
  const Passed& passed = compiled.content->model().passed;
  CHECK(passed.site == R"json({"name":"Shop"})json");
  CHECK(passed.contact == R"json({"phone":"112","url":"tel:+3811"})json");
  CHECK(passed.hours ==
        R"json({"zone":"UTC","week":{"tue":["09:00-12:00","13:00-24:00"]},"closures":[]})json");
  CHECK(compiled.content->model().hours.week[1][1].second == 24 * 60);
}

TEST_CASE("a sibling's words stand where it has them, the base's elsewhere") {
  const std::string base = with(
      R"json("locales": {"sr": "s.json"}, "site": {"name": "Shop"}, "flows": [)json" +
          flow(
              "f",
              R"json({"id": "a", "type": "say", "text": "Hello {v}"}, {"id": "b", "type": "input", "text": "B", "var": "v", "retry": "R"}, )json" +
                  kEnd) +
          "]",
      R"json({"id": "a", "questions": ["A?"], "answer": "A."}, {"id": "b", "questions": ["B?"], "answer": "B."})json");
  const std::string sibling =
      R"json({"waypost": 1, "locale": "sr", "base": "b.json", "articles": [{"id": "b", "questions": ["Be?", "bee"], "answer": "Be."}],
          "texts": {"site/name": "Prodavnica", "flows/f/a/text": "Zdravo {v}", "flows/f/title": "Tok", "flows/f/b/retry": "{"}})json";
  const Compiled compiled = compile(base, sibling);
  REQUIRE(compiled.content);
  const Model& model = compiled.content->model();
  CHECK(compiled.content->locale() == "sr");
  CHECK(model.base_locale == "en");
  CHECK(model.passed.site == R"json({"name":"Prodavnica"})json");
  CHECK(model.articles[0].locale == "en");
  CHECK(model.articles[0].answer == "A.");
  CHECK(model.articles[1].locale == "sr");
  CHECK(model.articles[1].questions.size() == 2);
  CHECK(model.flows[0].title == "Tok");
  CHECK(expand_text(model.flows[0].steps[0].text, {{"v", Value{std::string("7")}}}) == "Zdravo 7");
  CHECK(expand_text(model.flows[0].steps[1].text, {}) == "B");
}

TEST_CASE("a text that cannot be parsed is shown as it is written") {
  const Compiled compiled =
      compile(with(R"json("flows": [)json" +
                   flow("f", R"json({"id": "a", "type": "say", "text": "50 {%"}, )json" + kEnd) +
                   R"json(], "contact": {"url": "/contact"})json"));
  REQUIRE(compiled.content);
  CHECK(compiled.problems.size() == 1);
  CHECK(expand_text(compiled.content->model().flows[0].steps[0].text, {}) == "50 {%");
}

std::string hash_of(const std::string& base, const std::string& sibling = "") {
  const Compiled compiled = compile(base, sibling);
  REQUIRE(compiled.content);
  return std::string(compiled.content->hash());
}

TEST_CASE("the hash follows structure, not words, order of keys or language") {
  const auto knowledge = [](const std::string& say, const std::string& when,
                            const std::string& answer) {
    return with(
        R"json("flows": [)json" +
            flow("f", say + R"json(, {"id": "b", "type": "branch", "cases": [{"when": ")json" +
                          when + R"json(", "goto": "done"}], "else": "a"}, )json" + kEnd) +
            "]",
        R"json({"id": "a", "questions": ["A?"], "answer": ")json" + answer + R"json("})json");
  };
  const std::string ask = R"json({"id": "a", "type": "input", "text": "A", "var": "v"})json";
  const std::string hash = hash_of(knowledge(ask, "has(v)", "one"));
  CHECK(hash.size() == 16);
  CHECK(hash.find_first_not_of("0123456789abcdef") == std::string::npos);
  CHECK(hash_of(knowledge(ask, "has(v)", "two")) == hash);
  CHECK(
      hash_of(knowledge(
          R"json({"var": "v", "text": "Another", "$comment": "x", "type": "input", "id": "a"})json",
          "has(v)", "one")) == hash);
  CHECK(hash_of(knowledge(ask, "has(w)", "one")) != hash);
  CHECK(hash_of(knowledge(
            R"json({"id": "a", "type": "input", "text": "A", "var": "v", "kind": "email"})json",
            "has(v)", "one")) != hash);
  const std::string base = test::read_repo_file("demo/knowledge/support.json");
  const std::string sibling = test::read_repo_file("demo/knowledge/support.sr.json");
  CHECK(hash_of(base) == hash_of(base, sibling));
}

TEST_CASE("the demo's knowledge has no errors") {
  const std::string base = test::read_repo_file("demo/knowledge/support.json");
  const std::string sibling = test::read_repo_file("demo/knowledge/support.sr.json");
  REQUIRE(!base.empty());
  const Checked checked = check(base, sibling);
  CHECK(checked.usable);
  for (const Problem& problem : checked.problems) {
    CHECK_MESSAGE(problem.severity != Severity::error, to_string(problem.code)
                                                           << " " << problem.pointer);
  }
}

}  // namespace
}  // namespace waypost
