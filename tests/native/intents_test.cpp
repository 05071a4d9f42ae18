// The built-in intents, in every language of the interface, on the demo's knowledge: what visitors
// say is recognised, and no question is swallowed.
#include "match/intents.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "files.h"
#include "json/reader.h"
#include "text/fold.h"
#include "text/words.h"
#include "waypost/content.h"
#include "waypost/matcher.h"

namespace waypost {
namespace {

struct Line {
  std::string text;
  std::string intent;  // "" = none
};

// `{"q", "intent"}` or `{"q", "id"}`, one a line.
std::vector<Line> read_lines(const std::string& path) {
  const std::string text = test::read_repo_file(path);
  std::vector<Line> lines;
  for (std::size_t at = 0, end = 0; (end = text.find('\n', at)) != text.npos; at = end + 1) {
    const std::string line = text.substr(at, end - at);
    const json::Document document = json::read(line);
    lines.push_back({std::string(document.root().find("q").text()),
                     std::string(document.root().find("intent").text())});
  }
  return lines;
}

Answer ask_plainly(const Content& content, const std::string& text) {
  Question question;
  question.text = text;
  return ask(content, question);
}

// The owner's own article on reaching people, or a choice that has it, is as good, with the person
// put first.
bool is_owners(const Answer& answer) {
  return answer.intent.empty() && answer.person && !answer.matches.empty() &&
         answer.matches.front().target.id == "contact";
}

Content demo_in(const std::string& language) {
  const std::string base = test::read_repo_file("demo/knowledge/support.json");
  const std::string sibling =
      language == "en" ? "" : test::read_repo_file("demo/knowledge/support." + language + ".json");
  Compiled demo = compile(base, sibling);
  REQUIRE(demo.content);
  demo.content->know_intents(test::read_repo_file("core/intents/" + language + ".json"));
  return std::move(*demo.content);
}

TEST_CASE("what visitors say instead of asking") {
  for (const std::string language : {"en", "sr", "hr", "cs", "fi", "tr"}) {
    CAPTURE(language);
    const Content demo = demo_in(language);
    int said = 0, heard = 0;
    for (const Line& line : read_lines("tests/quality/intents/" + language + ".jsonl")) {
      CAPTURE(line.text);
      const Answer answer = ask_plainly(demo, line.text);
      if (!line.intent.empty()) {
        ++said;
        if (answer.intent == line.intent || is_owners(answer)) ++heard;
        CHECK((answer.intent.empty() || answer.intent == line.intent));
      } else {
        CHECK(answer.intent == "");
        CHECK_FALSE(answer.person);
      }
    }
    CHECK(said == 20);
    MESSAGE(language << ": " << heard << " of " << said << " recognised");
    CHECK(heard >= 17);
    for (const Line& line : read_lines("tests/quality/demo/" + language + ".jsonl")) {
      CAPTURE(line.text);
      CHECK(ask_plainly(demo, line.text).intent == "");
    }
  }
}

TEST_CASE("each phrasing of a built-in intent is heard as its own") {
  const std::string base =
      R"({"waypost":1,"locale":"en","articles":[{"id":"a","questions":["zzz"],"answer":"z"}]})";
  for (const std::string& language : test::repo_files("core/intents/", ".json")) {
    CAPTURE(language);
    const std::string text = test::read_repo_file("core/intents/" + language + ".json");
    Compiled compiled = compile(base);
    REQUIRE(compiled.content);
    compiled.content->know_intents(text);
    const json::Document document = json::read(text);
    CHECK(document.root().size() == 4);
    for (const json::Member intent : document.root().members()) {
      CHECK(intent.value.size() >= 10);
      for (const json::Value phrasing : intent.value.items()) {
        const std::string said(phrasing.text());
        CAPTURE(said);
        CHECK(ask_plainly(*compiled.content, said).intent == intent.key.text());
      }
    }
  }
}

const std::string kTwoArticles =
    R"({"waypost":1,"locale":"en","articles":[
      {"id":"returns","questions":["How do I return something?"],"answer":"Within 30 days."},
      {"id":"hours","questions":["When are you open?"],"answer":"From nine to five."}]})";

Content small_in(const std::string& language) {
  Compiled compiled = compile(kTwoArticles);
  REQUIRE(compiled.content);
  compiled.content->know_intents(test::read_repo_file("core/intents/" + language + ".json"));
  return std::move(*compiled.content);
}

TEST_CASE("nothing is heard in the middle of a question, however small the knowledge") {
  for (const std::string language : {"en", "sr", "hr", "cs", "fi", "tr"}) {
    CAPTURE(language);
    const Content small = small_in(language);
    for (const Line& line : read_lines("tests/quality/demo/" + language + ".jsonl")) {
      for (std::size_t end = 1; end <= line.text.size(); ++end) {
        if (end < line.text.size() && line.text[end] != ' ') continue;
        Question question;
        question.text = line.text.substr(0, end);
        question.prefix = true;
        CAPTURE(question.text);
        const Answer answer = ask(small, question);
        CHECK(answer.intent == "");
        CHECK_FALSE(answer.person);
      }
    }
  }
}

TEST_CASE("a word out of a phrasing is not the phrasing") {
  for (const std::string language : {"en", "sr", "hr", "cs", "fi", "tr"}) {
    CAPTURE(language);
    const Content small = small_in(language);
    const std::string text = test::read_repo_file("core/intents/" + language + ".json");
    std::vector<std::string> words, phrasings;
    const json::Document document = json::read(text);
    for (const json::Member intent : document.root().members()) {
      for (const json::Value phrasing : intent.value.items()) {
        phrasings.push_back(text::fold(phrasing.text()));
        for (const text::Word& word : text::words(phrasing.text())) words.push_back(word.folded);
      }
    }
    for (const std::string& word : words) {
      if (std::find(phrasings.begin(), phrasings.end(), word) != phrasings.end()) continue;
      CAPTURE(word);
      CHECK(ask_plainly(small, word).intent == "");
    }
  }
}

TEST_CASE("beside an order number a person is offered, and nothing is taken away") {
  const Content small = small_in("en");
  const Answer late = ask_plainly(small, "can I talk to a human? my order RL-10002 is late");
  CHECK(late.intent == "");
  CHECK(late.person);
  const Answer number = ask_plainly(small, "RL-10002 human");
  CHECK(number.intent == "");
  CHECK(number.person);
  CHECK(number.entities.size() == 1);
  CHECK_FALSE(ask_plainly(small, "RL-10002").person);
}

TEST_CASE("thanks are thanks, also where an article says thank you") {
  CHECK(ask_plainly(demo_in("fi"), "kiitos").intent == "thanks");
}

TEST_CASE("phrasings of another form leave the owner's intents as they are") {
  Compiled compiled = compile(test::read_repo_file("tests/vectors/ask/intents.knowledge.json"));
  REQUIRE(compiled.content);
  for (const std::string_view text : {"", "[]", "{", R"({"thanks":"x"})",
                                      R"({"thanks":[1,null,{}]})", R"({"other":["thank you"]})"}) {
    CAPTURE(text);
    compiled.content->know_intents(text);
    CHECK(ask_plainly(*compiled.content, "thank you").intent == "thanks");
    CHECK(ask_plainly(*compiled.content, "good morning").intent == "");
  }
  compiled.content->know_intents(R"({"thanks":["gracias"],"greeting":["good morning"]})");
  CHECK(ask_plainly(*compiled.content, "gracias").intent == "thanks");
  CHECK(ask_plainly(*compiled.content, "thank you").intent == "thanks");
  CHECK(ask_plainly(*compiled.content, "good morning").intent == "");
}

TEST_CASE("the owner's precision moves the share of direct answers") {
  const std::string demo = test::read_repo_file("demo/knowledge/support.json");
  const auto answered = [&](const std::string& precision) {
    std::string text = demo;
    text.insert(text.find('{') + 1, R"("matching":{"precision":)" + precision + "},");
    const Compiled compiled = compile(text);
    REQUIRE(compiled.content);
    int count = 0;
    for (const Line& line : read_lines("tests/quality/demo/en.jsonl"))
      count += ask_plainly(*compiled.content, line.text).decision == Decision::answer ? 1 : 0;
    return count;
  };
  const int daring = answered("0.6"), usual = answered("0.95"), careful = answered("0.999");
  CHECK(daring >= usual);
  CHECK(usual >= careful);
  CHECK(daring > careful);
}

TEST_CASE("the owner's precision counts in knowledge too small to be measured") {
  const auto decided = [](const std::string& matching) {
    const Compiled compiled =
        compile(R"({"waypost":1,"locale":"en",)" + matching +
                R"("articles":[{"id":"pay","questions":["How can I pay?"],"answer":"By card."},)"
                R"({"id":"hours","questions":["When are you open?"],"answer":"Nine to five."}]})");
    REQUIRE(compiled.content);
    return ask_plainly(*compiled.content, "can I pay by card here").decision;
  };
  CHECK(decided("") == Decision::answer);
  CHECK(decided(R"("matching":{"precision":0.999},)") == Decision::choose);
}

}  // namespace
}  // namespace waypost
