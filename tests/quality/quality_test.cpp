// How well the matcher answers, with floors a little below what was measured. The demo's questions
// are the project's own; the public sets lie beside the repository, and without them that part is
// skipped.
#include <doctest/doctest.h>

#include <string>

#include "../native/files.h"
#include "sets.h"
#include "waypost/content.h"
#include "waypost/matcher.h"

namespace waypost {
namespace {

constexpr const char* kPublicSets = "../shared/data/";

struct Floor {
  const char* knowledge;
  const char* questions;
  double top1, recall3, auroc;  // 0 = not measured
};

constexpr Floor kFloors[] = {
    {"clinc150-dg5", "clinc150-dg5", 74, 86, 88.5},
    {"clinc150-dg10", "clinc150-dg10", 80, 90, 90},
    {"clinc150-dg10", "clinc150-dg10+typo", 78.5, 89, 88},
    {"hwu64-10shot", "hwu64-10shot", 68, 84.5, 0},
    {"covidfaq-en", "covidfaq-en", 67, 84.5, 0},
    {"bitext-5shot", "bitext-5shot", 80, 94.5, 0},
    {"xsid-tr", "xsid-tr", 93, 98, 0},
    {"xsid-tr", "xsid-tr+ascii", 93, 98, 0},
    {"xsid-tr", "xsid-tr+typo", 92, 97, 0},
    {"xsid-sr", "xsid-sr", 94, 98, 0},
    {"xsid-sr", "xsid-sr+ascii", 94, 98, 0},
    {"xsid-sr", "xsid-sr+typo", 92.5, 97, 0},
};

TEST_CASE("quality: the demo's questions") {
  const Compiled demo = compile(test::read_repo_file("demo/knowledge/support.json"));
  REQUIRE(demo.content);
  for (const char* path :
       {"tests/quality/demo.questions.jsonl", "demo/knowledge/questions.en.jsonl"}) {
    const quality::Figures figures = quality::measure(*demo.content, quality::read_questions(path));
    MESSAGE(quality::describe(path, figures));
    REQUIRE(figures.in_scope >= 50);
    CHECK(figures.top1 >= 85);
    CHECK(figures.recall3 >= 92);
    CHECK(figures.answered >= 45);
    CHECK(figures.answered_right >= 95);
    CHECK(figures.refused >= 80);
  }
}

TEST_CASE("quality: a question that the first match explains only in part is a choice") {
  const Compiled demo = compile(test::read_repo_file("demo/knowledge/support.json"));
  REQUIRE(demo.content);
  for (const char* text : {"return boots", "how do I return my boots", "where are my boots",
                           "exchange boots", "return tent", "send back tent", "tent return",
                           "headlamp return", "I put the wrong house number on my order"}) {
    CAPTURE(std::string(text));
    Question question;
    question.text = text;
    CHECK(ask(*demo.content, question).decision == Decision::choose);
  }
}

TEST_CASE("quality: public sets") {
  if (test::read_repo_file(std::string(kPublicSets) + "README.md").empty()) {
    MESSAGE("skipped: the public question sets are not in ../shared/data");
    return;
  }
  for (const Floor& floor : kFloors) {
    CAPTURE(std::string(floor.questions));
    const std::string folder = kPublicSets;
    const Compiled compiled =
        compile(test::read_repo_file(folder + floor.knowledge + ".knowledge.json"));
    REQUIRE(compiled.content);
    const auto questions = quality::read_questions(folder + floor.questions + ".questions.jsonl");
    const quality::Figures figures = quality::measure(*compiled.content, questions);
    MESSAGE(quality::describe(floor.questions, figures));
    CHECK(figures.top1 >= floor.top1);
    CHECK(figures.recall3 >= floor.recall3);
    CHECK(figures.auroc >= floor.auroc);
  }
}

}  // namespace
}  // namespace waypost
