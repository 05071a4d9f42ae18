// ask(): defined for every input, independent of the order of the articles, steady while typing, at
// home with one article and with ten thousand.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include "content/model.h"
#include "files.h"
#include "match/matcher.h"
#include "promises.h"
#include "random.h"
#include "waypost/matcher.h"

namespace waypost {
namespace {

Content content_of(std::vector<Article> articles) {
  auto model = std::make_unique<Model>();
  model->articles = std::move(articles);
  for (std::uint32_t i = 0; i < model->articles.size(); ++i)
    model->article_by_id[model->articles[i].id] = i;
  auto matcher = std::make_unique<Matcher>(*model);
  Content content(std::move(model), std::move(matcher));
  content.train(0xffffffff);
  return content;
}

Article article(const std::string& id, const std::vector<std::string>& questions) {
  Article out;
  out.id = id;
  out.questions = questions;
  return out;
}

std::vector<Article> made_up_articles(std::uint32_t count, std::uint32_t phrasings) {
  test::Random random(4);
  std::vector<Article> articles;
  for (std::uint32_t i = 0; i < count; ++i) {
    std::vector<std::string> questions;
    for (std::uint32_t j = 0; j < phrasings; ++j)
      questions.push_back(random.sentence(3 + random.below(5)));
    articles.push_back(article("a" + std::to_string(i), questions));
  }
  return articles;
}

Answer ask_text(const Content& content, const std::string& text, bool prefix = false) {
  Question question;
  question.text = text;
  question.prefix = prefix;
  question.limit = 10;
  const Answer answer = ask(content, question);
  CHECK(test::broken_promise(content.model(), question, answer) == "");
  return answer;
}

TEST_CASE("any bytes are a question") {
  const Compiled shop = compile(test::read_repo_file("tests/vectors/ask/shop.knowledge.json"));
  REQUIRE(shop.content);
  test::Random random(5);
  for (int round = 0; round < 2000; ++round) {
    const std::string text = round % 2 == 0 ? random.bytes(60) : random.unicode(30);
    ask_text(*shop.content, text, round % 3 == 0);
  }
}

TEST_CASE("very long questions") {
  const Compiled shop = compile(test::read_repo_file("tests/vectors/ask/shop.knowledge.json"));
  REQUIRE(shop.content);
  test::Random random(6);
  const std::string spaces(100'000, ' ');
  std::string sentence, pictures, letters(100'000, 'a'), marks;
  while (sentence.size() < 100'000) sentence += random.word() + " ";
  while (pictures.size() < 100'000) pictures += "\xf0\x9f\x98\x80";
  while (marks.size() < 100'000) marks += "\xcc\x81";
  for (const std::string& text : {spaces, sentence, pictures, letters, marks}) {
    ask_text(*shop.content, text);
    ask_text(*shop.content, text, true);
  }
  CHECK(ask_text(*shop.content, pictures).matches.empty());
}

TEST_CASE("only the beginning of a question is read") {
  const Compiled shop = compile(test::read_repo_file("tests/vectors/ask/shop.knowledge.json"));
  REQUIRE(shop.content);
  const std::string question = "where is my order ";
  const std::string filler(kMostRankedBytes - question.size(), '.');
  const Answer whole = ask_text(*shop.content, question);
  const Answer longer = ask_text(*shop.content, question + filler + " size chart");
  REQUIRE_FALSE(whole.matches.empty());
  REQUIRE(longer.matches.size() == whole.matches.size());
  CHECK(longer.matches[0].target == whole.matches[0].target);
  CHECK(longer.matches[0].score == whole.matches[0].score);
  const std::string far(kMostEntityBytes - 3, ' ');
  CHECK(ask_text(*shop.content, "RL-10023" + far).entities.size() == 1);
  CHECK(ask_text(*shop.content, far + "RL-10023").entities.empty());
  // A character across the border is left out whole.
  ask_text(*shop.content, std::string(kMostRankedBytes - 1, 'a') + "\xc4\x8d");
}

TEST_CASE("the order of the articles and of their phrasings decides only between equals") {
  std::vector<Article> articles = made_up_articles(40, 3);
  const Content straight = content_of(articles);
  std::reverse(articles.begin(), articles.end());
  std::rotate(articles.begin(), articles.begin() + 13, articles.end());
  for (Article& article : articles) {
    std::reverse(article.questions.begin(), article.questions.end());
  }
  const Content shuffled = content_of(articles);
  test::Random random(7);
  for (int round = 0; round < 200; ++round) {
    const std::string text = random.sentence(1 + random.below(6));
    const Answer a = ask_text(straight, text);
    const Answer b = ask_text(shuffled, text);
    REQUIRE(a.matches.size() == b.matches.size());
    CHECK(a.decision == b.decision);
    for (std::size_t i = 0; i < a.matches.size(); ++i) {
      CHECK(a.matches[i].score == b.matches[i].score);
      const bool tied =
          (i > 0 && a.matches[i - 1].score == a.matches[i].score) ||
          (i + 1 < a.matches.size() && a.matches[i + 1].score == a.matches[i].score) ||
          i + 1 == a.matches.size();
      if (!tied) CHECK(a.matches[i].target.id == b.matches[i].target.id);
    }
  }
}

TEST_CASE("the same question gives the same answer") {
  const Content one = content_of(made_up_articles(30, 4));
  const Content two = content_of(made_up_articles(30, 4));
  test::Random random(8);
  for (int round = 0; round < 100; ++round) {
    const std::string text = random.sentence(1 + random.below(6));
    const Answer a = ask_text(one, text), b = ask_text(two, text);
    REQUIRE(a.matches.size() == b.matches.size());
    for (std::size_t i = 0; i < a.matches.size(); ++i) {
      CHECK(a.matches[i].score == b.matches[i].score);
      CHECK(a.matches[i].target == b.matches[i].target);
    }
  }
}

TEST_CASE("an article's own phrasing finds it") {
  const std::vector<Article> articles = made_up_articles(100, 2);
  const Content content = content_of(articles);
  std::size_t first = 0;
  for (const Article& wanted : articles) {
    const Answer answer = ask_text(content, wanted.questions[1]);
    REQUIRE_FALSE(answer.matches.empty());
    if (answer.matches[0].target.id == wanted.id) ++first;
  }
  CHECK(first >= 98);  // made-up sentences may repeat
}

TEST_CASE("what stands first while typing stays until another is clearly ahead") {
  const Content content = content_of(made_up_articles(40, 3));
  test::Random random(9);
  int moved = 0, moved_alone = 0, kept = 0;
  for (int round = 0; round < 100; ++round) {
    const std::string text = random.sentence(4);
    Question question;
    question.prefix = true;
    Target alone;
    for (std::size_t length = 1; length <= text.size(); ++length) {
      question.text = text.substr(0, length);
      const Answer held = ask(content, question);
      Question plain = question;
      plain.first = {};
      const Answer free = ask(content, plain);
      REQUIRE(held.matches.size() == free.matches.size());
      if (held.matches.empty()) continue;
      const Match& first = held.matches[0];
      if (first.target == free.matches[0].target) {
        for (std::size_t i = 0; i < free.matches.size(); ++i)
          CHECK(held.matches[i].target == free.matches[i].target);
      } else {
        ++kept;
        CHECK(first.target == question.first);
        CHECK(free.matches[0].score - first.score <= 500'000);
        CHECK(held.matches[1].target == free.matches[0].target);
        // Nobody loses by it.
        CHECK(held.matches[1].confidence == free.matches[0].confidence);
        CHECK(2 * first.confidence >= free.matches[0].confidence);
        CHECK(held.decision != Decision::answer);
        CHECK((held.decision == Decision::none) == (free.decision == Decision::none));
      }
      if (!question.first.id.empty() && !(first.target == question.first)) ++moved;
      if (!alone.id.empty() && !(free.matches[0].target == alone)) ++moved_alone;
      question.first = first.target;
      alone = free.matches[0].target;
    }
    // A whole question is ranked as if nothing had been typed before.
    question.prefix = false;
    const Answer whole = ask(content, question);
    question.first = {};
    const Answer fresh = ask(content, question);
    REQUIRE(whole.matches.size() == fresh.matches.size());
    if (!whole.matches.empty()) CHECK(whole.matches[0].target == fresh.matches[0].target);
  }
  CHECK(kept > 0);
  CHECK(moved < moved_alone);
}

TEST_CASE("targets that say the same are a choice, whatever they were trained on") {
  for (const char* answer : {"Same answer for everything here.", "Later.", ""}) {
    std::vector<Article> same;
    for (const char* id : {"a", "b", "c", "d"}) {
      same.push_back(article(id, {"same thing", "the very same"}));
      same.back().answer = answer;
    }
    const Content content = content_of(same);
    for (const char* text : {"same thing", "same", "the very same answer", "later"}) {
      CAPTURE(std::string(text));
      const Answer got = ask_text(content, text);
      CHECK(got.decision != Decision::answer);
      for (const Match& match : got.matches) CHECK(std::abs(match.score) < 50'000'000);
    }
  }
}

TEST_CASE("two articles with the same phrasings are a choice, whatever their answers are") {
  std::vector<Article> same;
  for (const char* id : {"money", "shop"}) {
    same.push_back(article(id, {"how do I return an item for a refund", "send it back"}));
  }
  same[0].answer = "Refunds take 5 days.";
  same[1].answer = "You get it in the shop.";
  const Content content = content_of(same);
  for (const char* text : {"how do I return an item for a refund", "send back", "refund"}) {
    CAPTURE(std::string(text));
    CHECK(ask_text(content, text).decision != Decision::answer);
  }
}

TEST_CASE("the decision is no matter of how many matches are wanted") {
  const Compiled demo = compile(test::read_repo_file("demo/knowledge/support.json"));
  REQUIRE(demo.content);
  for (const char* text : {"RL-10002", "where is my parcel", "return boots", "opening hours"}) {
    CAPTURE(std::string(text));
    Question question;
    question.text = text;
    const Answer five = ask(*demo.content, question);
    question.limit = 1;
    const Answer one = ask(*demo.content, question);
    CHECK(one.decision == five.decision);
    REQUIRE(one.matches.size() == 1);
    CHECK(one.matches[0].target == five.matches[0].target);
  }
}

TEST_CASE("typing on does not move the first place") {
  const Compiled shop = compile(test::read_repo_file("tests/vectors/ask/shop.knowledge.json"));
  REQUIRE(shop.content);
  const std::string whole = "delivery";
  for (std::size_t length = 2; length <= whole.size(); ++length) {
    const Answer answer = ask_text(*shop.content, whole.substr(0, length), true);
    REQUIRE_FALSE(answer.matches.empty());
    CHECK(answer.matches[0].target.id == ask_text(*shop.content, whole, true).matches[0].target.id);
  }
}

TEST_CASE(
    "a flow is asked for by its questions and its title; without questions nobody asks for it") {
  const std::string flow =
      R"({"id": "f", "title": "Track a parcel", QUESTIONS"steps": [{"id": "end", "type": "end"}]})";
  const auto found = [&](const std::string& questions) {
    std::string file = R"({"waypost": 1, "locale": "en", "articles": [], "flows": [)" + flow + "]}";
    file.replace(file.find("QUESTIONS"), std::string("QUESTIONS").size(), questions);
    const Compiled shop = compile(file);
    REQUIRE(shop.content);
    return !ask_text(*shop.content, "track a parcel").matches.empty();
  };
  CHECK(found(R"("questions": ["where is it"], )"));
  CHECK_FALSE(found(R"("questions": [], )"));
  CHECK_FALSE(found(""));
}

TEST_CASE("ten thousand articles; none at all; articles without words") {
  const std::vector<Article> many = made_up_articles(10'000, 1);
  const Content content = content_of(many);
  std::size_t first = 0;
  for (std::size_t i = 0; i < many.size(); i += 500) {
    const Answer answer = ask_text(content, many[i].questions[0]);
    REQUIRE_FALSE(answer.matches.empty());
    const std::string& phrasing = answer.matches[0].why.phrasing;
    if (phrasing == many[i].questions[0]) ++first;
  }
  CHECK(first == many.size() / 500);
  CHECK(ask_text(content_of({}), "anything").decision == Decision::none);
  CHECK(ask_text(content_of({article("a", {"?!"}), article("b", {})}), "anything").matches.empty());
}

}  // namespace
}  // namespace waypost
