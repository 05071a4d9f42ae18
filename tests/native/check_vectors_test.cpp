// tests/vectors/check: NAME.json (maybe with NAME.sibling.json) is a broken file,
// NAME.expected.json lists every fault planted in it with its place. Nothing else may be reported.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "files.h"
#include "json/reader.h"
#include "waypost/content.h"
#include "wire/names.h"

namespace waypost {
namespace {

const std::string kFolder = "tests/vectors/check";

// One problem as a line of text, so that a failure shows what differs. Arguments only when
// `with_args`.
std::string line_of(const Problem& problem, bool with_args) {
  std::string line = std::to_string(problem.file) + ":" + std::to_string(problem.line) + ":" +
                     std::to_string(problem.column) + " " +
                     std::string(to_string(problem.severity)) + " " +
                     std::string(to_string(problem.code)) + " " + problem.pointer;
  for (const std::string& arg : problem.args) line += with_args ? " {" + arg + "}" : "";
  return line;
}

struct Expected {
  Problem problem;
  bool with_args = false;
};

std::vector<Expected> read_expected(const std::string& text) {
  std::vector<Expected> expected;
  const json::Document document = json::read(text);
  for (const json::Value row : document.root().items()) {
    Expected& e = expected.emplace_back();
    e.problem.code = wire::from_name<Code>(row.find("code").text()).value_or(Code{});
    e.problem.severity =
        wire::from_name<Severity>(row.find("severity").text()).value_or(Severity{});
    e.problem.file = static_cast<std::uint8_t>(row.find("file").integer().value_or(9));
    e.problem.pointer = row.find("pointer").text();
    e.problem.line = static_cast<std::uint32_t>(row.find("line").integer().value_or(0));
    e.problem.column = static_cast<std::uint32_t>(row.find("column").integer().value_or(0));
    const json::Value args = row.find("args");
    e.with_args = args.is_array();
    for (const json::Value arg : args.items()) e.problem.args.emplace_back(arg.text());
  }
  return expected;
}

// Takes each expected problem out of the found ones; what stays on either side is a difference.
void compare(std::vector<Problem> found, const std::vector<Expected>& expected) {
  for (const Expected& e : expected) {
    const std::string line = line_of(e.problem, e.with_args);
    const auto match = std::find_if(found.begin(), found.end(), [&](const Problem& problem) {
      return line_of(problem, e.with_args) == line;
    });
    CHECK_MESSAGE(match != found.end(), "not reported: " << line);
    if (match != found.end()) found.erase(match);
  }
  for (const Problem& problem : found)
    FAIL_CHECK("reported, not planted: " << line_of(problem, true));
}

bool in_file_order(const std::vector<Problem>& problems) {
  return std::is_sorted(problems.begin(), problems.end(), [](const Problem& a, const Problem& b) {
    if (a.file != b.file) return a.file < b.file;
    return a.line != b.line ? a.line < b.line : a.column < b.column;
  });
}

TEST_CASE("every planted fault is reported with its place, and nothing else") {
  const std::vector<std::string> names = test::repo_files(kFolder, ".expected.json");
  REQUIRE(names.size() >= 25);
  std::set<Code> seen;
  for (const std::string& name : names) {
    CAPTURE(name);
    const std::string path = kFolder + "/" + name;
    const std::string base = test::read_repo_file(path + ".json");
    const std::string sibling = test::read_repo_file(path + ".sibling.json");
    const Compiled compiled = compile(base, sibling);
    const std::vector<Expected> expected =
        read_expected(test::read_repo_file(path + ".expected.json"));
    compare(compiled.problems, expected);
    CHECK(in_file_order(compiled.problems));
    for (const Expected& e : expected) seen.insert(e.problem.code);

    const Checked checked = check(base, sibling);
    CHECK(checked.usable == compiled.content.has_value());
    // What only a proof of whole flows finds: below, and machine_test.cpp.
    const auto is_proved = [](const Problem& problem) { return problem.code >= Code::dead_case; };
    const auto proved = std::count_if(checked.problems.begin(), checked.problems.end(), is_proved);
    CHECK(checked.problems.size() - static_cast<std::size_t>(proved) == compiled.problems.size());
  }
  // too_large needs more bytes than a repository should hold: content_limits_test.cpp. dead_case
  // and what follows it are found by proofs, below.
  for (std::size_t i = 0; i < wire::names_of(Code{}).size(); ++i) {
    const Code code = static_cast<Code>(i);
    const bool elsewhere = code == Code::too_large || code >= Code::dead_case;
    CHECK_MESSAGE((seen.count(code) == 1 || elsewhere), to_string(code));
  }
}

// These files can be used as they are; what is wrong in their flows only a proof finds.
TEST_CASE("what waypost check proves beyond: every planted fault with its place") {
  const std::string folder = "tests/vectors/proof/";
  const std::vector<std::string> names = test::repo_files(folder, ".expected.json");
  REQUIRE_FALSE(names.empty());
  for (const std::string& name : names) {
    CAPTURE(name);
    const std::string base = test::read_repo_file(folder + name + ".json");
    const Compiled compiled = compile(base);
    CHECK(compiled.content);
    CHECK(compiled.problems.empty());
    const Checked checked = check(base);
    CHECK(checked.usable);
    compare(checked.problems,
            read_expected(test::read_repo_file(folder + name + ".expected.json")));
    CHECK(in_file_order(checked.problems));
  }
}

}  // namespace
}  // namespace waypost
