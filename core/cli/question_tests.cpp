#include "question_tests.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "json/reader.h"
#include "measure.h"
#include "printable.h"

namespace waypost::cli {
namespace {

constexpr std::int64_t kVersion = 1;
constexpr std::int64_t kMostPlaces = 10;
constexpr std::string_view kKeys[] = {"q", "id", "within", "direct"};

class Reader {
 public:
  Reader(const std::string& path, std::string_view text, const Content& content)
      : path_(path), lines_(text), content_(content) {}

  QuestionTests read(std::string_view text) {
    const json::Document document = json::read(text);
    if (document.error()) {
      fault(document.error()->offset, "from here on this is no JSON");
      return std::move(tests_);
    }
    const json::Value root = document.root();
    if (root.find("waypost_tests").integer() != kVersion) {
      fault(root.offset(), "a test file begins with \"waypost_tests\": 1");
      return std::move(tests_);
    }
    for (const json::Member member : root.members()) {
      const std::string_view key = member.key.text();
      if (key == "walks") {
        fault(member.key.offset(),
              "walks have a file of their own, which begins with \"waypost_walks\": 1");
      } else if (key != "waypost_tests" && key != "questions") {
        unknown_key(member.key);
      }
    }
    const json::Value questions = root.find("questions");
    if (questions && !questions.is_array())
      fault(questions.offset(), "\"questions\" must be a list");
    for (const json::Value each : questions.items()) read_question(each);
    if (tests_.questions.empty() && tests_.faults.empty()) {
      fault(root.offset(), "there is no question in it; a suite that tests nothing passes nothing");
    }
    return std::move(tests_);
  }

 private:
  void read_question(json::Value value) {
    QuestionTest test;
    test.place = place(value.offset());
    const std::string wrong = read_asked(value, content_, test.asked);
    if (!wrong.empty()) return fault(value.offset(), wrong);
    for (const json::Member member : value.members()) {
      if (std::find(std::begin(kKeys), std::end(kKeys), member.key.text()) == std::end(kKeys)) {
        unknown_key(member.key);
      }
    }
    const json::Value within = value.find("within"), direct = value.find("direct");
    if (within) {
      const std::int64_t count = within.integer().value_or(0);
      if (count < 1 || count > kMostPlaces) {
        return fault(within.offset(), "\"within\" must be a number from 1 to 10");
      }
      test.within = static_cast<std::size_t>(count);
    }
    if (direct && !direct.is_boolean()) {
      return fault(direct.offset(), "\"direct\" must be true or false");
    }
    test.direct = direct.boolean();
    if (!test.asked.in_scope() && (test.direct || test.within > 1)) {
      return fault(value.offset(), "with \"id\": null there is nothing that could be found");
    }
    tests_.questions.push_back(std::move(test));
  }

  std::string place(std::uint32_t offset) const {
    const json::Place at = lines_.place(offset);
    return path_ + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
  }
  void fault(std::uint32_t offset, const std::string& what) {
    tests_.faults.push_back(place(offset) + ": " + what);
  }
  void unknown_key(json::Value key) {
    fault(key.offset(), "unknown key \"" + printable(key.text()) + "\"");
  }

  const std::string& path_;
  json::LineTable lines_;
  const Content& content_;
  QuestionTests tests_;
};

std::string described(const Outcome& outcome) {
  if (outcome.first.id.empty()) return "nothing was found";
  const std::string sure = " (confidence " + std::to_string(outcome.confidence) + " of 1000)";
  switch (outcome.decision) {
    case Decision::answer:
      return "got " + name_of(outcome.first) + " as a direct answer" + sure;
    case Decision::choose:
      return "got " + name_of(outcome.first) + " as the first of a choice" + sure;
    case Decision::none:
      return "nothing was found; the nearest is " + name_of(outcome.first) + sure;
  }
  return "";
}

// Why a test fails; "" when it passes.
std::string failure(const QuestionTest& test, const Outcome& outcome) {
  const bool is_answered = outcome.decision == Decision::answer;
  if (!test.asked.in_scope()) {
    return is_answered ? "must not be answered, " + described(outcome) : "";
  }
  const std::string wanted = name_of(test.asked.target);
  if (test.direct && !(is_answered && outcome.place == 1)) {
    return "wanted " + wanted + " as a direct answer, " + described(outcome);
  }
  if (outcome.place >= 1 && outcome.place <= test.within) return "";
  std::string out = "wanted " + wanted;
  if (test.within > 1) out += " among the first " + std::to_string(test.within);
  out += ", " + described(outcome);
  if (outcome.place > 1) out += "; it is number " + std::to_string(outcome.place);
  return out;
}

}  // namespace

QuestionTests read_question_tests(const std::string& path, std::string_view text,
                                  const Content& content) {
  return Reader(path, text, content).read(text);
}

std::vector<TestResult> run_tests(const Content& content, const QuestionTests& tests) {
  std::vector<Asked> asked;
  for (const QuestionTest& test : tests.questions) asked.push_back(test.asked);
  const std::vector<Outcome> outcomes = ask_all(content, asked);
  std::vector<TestResult> results;
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    const QuestionTest& test = tests.questions[i];
    results.push_back({test.asked.text, test.place, failure(test, outcomes[i]), ""});
  }
  return results;
}

}  // namespace waypost::cli
