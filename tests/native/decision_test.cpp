// When a question is answered directly and when visitors are asked to choose.
#include <doctest/doctest.h>

#include <string>

#include "files.h"
#include "waypost/content.h"
#include "waypost/matcher.h"

namespace waypost {
namespace {

TEST_CASE("a question that the first match explains only in part is a choice") {
  const Compiled demo = compile(test::read_repo_file("demo/knowledge/support.json"));
  REQUIRE(demo.content);
  struct Case {
    const char* text;
    const char* flow;  // what may answer it; nothing else may
  };
  for (const Case& each : {Case{"return boots", "return"},
                           {"how do I return my boots", "return"},
                           {"where are my boots", "track"},
                           {"exchange boots", ""},
                           {"return tent", "return"},
                           {"send back tent", "return"},
                           {"tent return", "return"},
                           {"headlamp return", "return"},
                           {"I put the wrong house number on my order", ""}}) {
    CAPTURE(std::string(each.text));
    Question question;
    question.text = each.text;
    const Answer answer = ask(*demo.content, question);
    const Target wanted{Target::Kind::flow, each.flow};
    CHECK((answer.decision == Decision::choose || answer.matches[0].target == wanted));
  }
}

}  // namespace
}  // namespace waypost
