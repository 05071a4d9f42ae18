// Learning from past questions: what a log teaches, when it is left aside, and how it travels.
#include "improve/improve.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "improve/beliefs.h"
#include "improve/trainers.h"
#include "match/features.h"
#include "match/matcher.h"
#include "match/taught.h"
#include "random.h"
#include "waypost/content.h"
#include "waypost/matcher.h"

namespace waypost {
namespace {

using improve::Improvement;
using Outcome = Improvement::Outcome;

// A made-up word of six letters, always the same for the same number.
std::string word(std::uint32_t number) {
  test::Random random(number + 1000);
  std::string out;
  for (int i = 0; i < 6; ++i) out += static_cast<char>('a' + random.below(26));
  return out;
}

constexpr std::uint32_t kTargets = 14;
constexpr std::uint32_t kPhrasings = 6;
constexpr std::uint32_t kAsked = 12;  // words of a target that its phrasings have
constexpr std::uint32_t kWords = 16;  // and those that only questions have

std::string word_of(std::uint32_t target, std::uint32_t number) {
  return word(target * kWords + number);
}

// Each phrasing has two words of its own: what is held out shares none with the others.
std::string knowledge() {
  std::string out = R"({"waypost":1,"locale":"en","articles":[)";
  for (std::uint32_t t = 0; t < kTargets; ++t) {
    out += (t == 0 ? "" : ",");
    out += R"({"id":"a)" + std::to_string(t) + R"(","answer":"-","questions":[)";
    for (std::uint32_t p = 0; p < kPhrasings; ++p) {
      out += (p == 0 ? "\"" : ",\"") + word_of(t, 2 * p) + " " + word_of(t, 2 * p + 1) + "\"";
    }
    out += "]}";
  }
  return out + "]}";
}

// Questions with words of a target that belong together.
std::string sensible_log() {
  test::Random random(7);
  std::string log;
  for (std::uint32_t i = 0; i < 40 * kTargets; ++i) {
    const std::uint32_t target = i % kTargets;
    for (int n = 0; n < 4; ++n) log += word_of(target, random.below(kWords)) + " ";
    log += "\n";
  }
  return log;
}

std::string nonsense_log() {
  test::Random random(8);
  std::string log;
  for (int i = 0; i < 500; ++i) {
    for (int n = 0; n < 4; ++n) log += word(5000 + random.below(300)) + " ";
    log += "\n";
  }
  return log;
}

Improvement improve_with(const std::string& json, const std::string& log) {
  Compiled compiled = compile_untrained(json);
  REQUIRE(compiled.content);
  return improve::improve(*compiled.content, log, [](std::int32_t) {});
}

// The knowledge with what was learned, as a page would read it.
Content packed(const std::string& json, std::string_view learned) {
  const Compiled plain = compile(json);
  std::string text = json.substr(0, json.size() - 1);
  text += ",\"pack\":" + pack_member(*plain.content, learned) + "}";
  Compiled compiled = compile(text);
  REQUIRE(compiled.content);
  for (const Problem& problem : compiled.problems) CHECK(problem.code != Code::bad_pack);
  return std::move(*compiled.content);
}

std::string first_for(const Content& content, const std::string& text) {
  Question question;
  question.text = text;
  const Answer answer = ask(content, question);
  return answer.matches.empty() ? "" : answer.matches.front().target.id;
}

TEST_CASE("a log teaches words that no phrasing has") {
  const std::string json = knowledge();
  const Improvement improvement = improve_with(json, sensible_log());
  REQUIRE(improvement.outcome == Outcome::improved);
  CHECK(improvement.questions > 400);
  CHECK(improvement.found_after > improvement.found_before);
  const Compiled before = compile(json);
  const Content after = packed(json, improvement.learned);
  std::uint32_t found_before = 0, found_after = 0;
  for (std::uint32_t t = 0; t < kTargets; ++t) {
    const std::string synonyms = word_of(t, kAsked) + " " + word_of(t, kAsked + 1);
    const std::string id = "a" + std::to_string(t);
    if (first_for(*before.content, synonyms) == id) ++found_before;
    if (first_for(after, synonyms) == id) ++found_after;
    CHECK(first_for(after, word_of(t, 0) + " " + word_of(t, 1)) == id);
  }
  CHECK(found_before < kTargets / 2);
  CHECK(found_after == kTargets);
}

TEST_CASE("the same log gives the same bytes; no question is among them") {
  const std::string json = knowledge(), log = sensible_log() + "qqxxzzjj\n";
  const Improvement one = improve_with(json, log), other = improve_with(json, log);
  REQUIRE(one.outcome == Outcome::improved);
  CHECK(one.learned == other.learned);
  CHECK(one.learned.find(word_of(0, kAsked)) == std::string::npos);
  // A word that was said once leaves no feature behind, one that was said often does.
  const std::vector<match::FeatureKey> keys = packed(json, one.learned).matcher().learned.keys;
  const auto has = [&](const std::string& text) {
    return std::find(keys.begin(), keys.end(), match::word_key(text)) != keys.end();
  };
  CHECK_FALSE(has("qqxxzzjj"));
  CHECK(has(word_of(0, kAsked)));
}

TEST_CASE("a log that does not help is left aside") {
  const Improvement nonsense = improve_with(knowledge(), nonsense_log());
  CHECK(nonsense.outcome == Outcome::no_better);
  CHECK(nonsense.learned.empty());
  CHECK(improve_with(knowledge(), "").outcome == Outcome::no_questions);
  CHECK(improve_with(knowledge(), "\n \n?!\n\xf0\x9f\x98\x80\n").outcome == Outcome::no_questions);
  CHECK(improve_with(knowledge(), "one question").outcome == Outcome::no_better);
  CHECK(improve_with(knowledge(), test::Random(3).bytes(4000)).outcome != Outcome::improved);
}

TEST_CASE("there must be something to tell apart") {
  const std::string one = R"({"waypost":1,"locale":"en","articles":[)"
                          R"({"id":"a","questions":["where is it"],"answer":"here"}]})";
  CHECK(improve_with(one, "where\nwhat\n").outcome == Outcome::not_possible);
  const std::string two = R"({"waypost":1,"locale":"en","articles":[)"
                          R"({"id":"a","questions":["where is it"],"answer":"here"},)"
                          R"({"id":"b","questions":["what is it"],"answer":"that"}]})";
  CHECK(improve_with(two, "where\nwhat\nwhere then\n").outcome == Outcome::no_better);
}

TEST_CASE("what was taught travels as bytes, and other bytes are refused") {
  match::Taught taught;
  taught.keys = {1, 0xffffffffffffffffull, 77};
  taught.step = 0.25f;
  taught.biases = {0.5f, -1, 0};
  taught.rows = {{3, 2, -4}, {200, 0, 9}, {1002, 1, 0}};
  taught.weights = {{0, -128}, {2, 127}, {1, 5}};
  const std::string bytes = taught.bytes();
  const auto read = match::Taught::from(bytes, 1000, 3);
  REQUIRE(read);
  CHECK(read->bytes() == bytes);
  CHECK(read->keys == taught.keys);
  CHECK_FALSE(match::Taught::from(bytes, 999, 3));
  CHECK_FALSE(match::Taught::from(bytes, 1000, 2));
  CHECK_FALSE(match::Taught::from(bytes, 1000, 4));
  CHECK_FALSE(match::Taught::from(bytes + '\0', 1000, 3));
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    CHECK_FALSE(match::Taught::from(std::string_view(bytes).substr(0, size), 1000, 3));
  }
  test::Random random(5);
  for (int i = 0; i < 2000; ++i) {
    std::string other = bytes;
    other[random.below(static_cast<std::uint32_t>(bytes.size()))] =
        static_cast<char>(random.below(256));
    match::Taught::from(other, 1000, 3);
    match::Taught::from(random.bytes(60), 1000, 3);
  }
}

TEST_CASE("rows that lose their weight are forgotten") {
  const std::vector<match::SparseVector> rows = {{{0, 1}}, {{1, 1}}, {{2, 1}}};
  std::vector<improve::Lesson> lessons = {{&rows[0], 0, 1}, {&rows[1], 1, 1}, {&rows[2], 1, 0.5f}};
  improve::MarginTrainer margin(3, 2);
  improve::SoftmaxTrainer softmax(3, 2);
  margin.learn(lessons, 10);
  softmax.learn(lessons, 10);
  CHECK(margin.weights().weight(2, 1) > 0);
  CHECK(softmax.weights().weight(2, 1) > 0);
  lessons[2].weight = 0;
  margin.learn(lessons, 10);
  softmax.learn(lessons, 10);
  CHECK(margin.weights().weight(2, 1) == doctest::Approx(0));
  CHECK(softmax.weights().weight(2, 1) == doctest::Approx(0));
  CHECK(margin.weights().weight(0, 0) > 0);
}

TEST_CASE("beliefs spread along a chain of neighbours, and end at what is out") {
  const improve::Neighbours chain = {{{1, 1}}, {{0, 1}, {2, 1}}, {{1, 1}, {3, 1}}, {{2, 1}}};
  improve::Beliefs beliefs(4, 2);
  beliefs.of(0)[1] = 1;
  for (std::size_t row = 1; row < 4; ++row) beliefs.of(row)[2] = 1;
  improve::Beliefs cut = beliefs;
  beliefs.spread(chain, {true, false, false, false}, std::vector<bool>(4, false));
  CHECK(beliefs.of(0)[1] == 1);
  CHECK(beliefs.of(1)[1] > beliefs.of(2)[1]);
  CHECK(beliefs.of(2)[1] > beliefs.of(3)[1]);
  CHECK(beliefs.of(3)[1] > 0);
  CHECK(beliefs.of(3)[0] + beliefs.of(3)[1] + beliefs.of(3)[2] == doctest::Approx(1));
  cut.spread(chain, {true, false, false, false}, {true, false, false, false});
  CHECK(cut.of(1)[1] == 0);
}

TEST_CASE("a row is about what it believes in most, or about nothing") {
  const float clear[] = {0.1f, 0.6f, 0.2f, 0.1f}, nothing[] = {0.1f, 0.3f, 0.2f, 0.4f};
  CHECK(improve::guess_of(clear, 3).target == 1);
  CHECK(improve::guess_of(clear, 3).lead == doctest::Approx(0.4f));
  CHECK(improve::guess_of(nothing, 3).target == improve::kNoTarget);
}

}  // namespace
}  // namespace waypost
