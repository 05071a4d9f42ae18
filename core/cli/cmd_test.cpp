// `waypost test KNOWLEDGE TESTS`: questions and what must come of them, as a test suite.
#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "commands.h"
#include "files.h"
#include "junit.h"
#include "knowledge_files.h"
#include "printable.h"
#include "question_tests.h"

namespace waypost::cli {
namespace {

constexpr Flag kFlags[] = {{"locale", true}, {"junit", true}};

constexpr std::string_view kHelp =
    "Usage: waypost test KNOWLEDGE TESTS.json [--locale TAG] [--junit FILE]\n\n"
    "Asks the questions of a test file and says which of them are not answered as they must be:\n"
    "  {\"waypost_tests\": 1, \"questions\": [\n"
    "    {\"q\": \"where is my parcel\", \"id\": \"flow:track\"},\n"
    "    {\"q\": \"can I pay by card\", \"id\": \"payment-methods\", \"within\": 3},\n"
    "    {\"q\": \"do you sell bicycles\", \"id\": null}]}\n"
    "A question passes when the article or flow of that id is its first match (\"within\": among "
    "its\n"
    "first so many, up to 10; \"direct\": true: given as a direct answer); with null, when it gets "
    "no\n"
    "direct answer.\n\n"
    "  --locale TAG   ask the sibling of this language that the base lists\n"
    "  --junit FILE   write the results as JUnit XML, too (- is standard output)\n\n"
    "Examples:\n"
    "  waypost test support.json support.tests.json\n"
    "  waypost test support.json support.tests.json --junit build/support.xml\n\n"
    "Exit code: 0 all pass, 1 some fail or a file cannot be used, 2 wrong usage.\n";

std::string view(const std::vector<TestResult>& results) {
  std::string out;
  std::size_t failed = 0;
  for (const TestResult& result : results) {
    if (result.passed()) continue;
    ++failed;
    out += printable(result.place) + ": \"" + printable(result.name) + "\"\n    " +
           printable(result.failure) + "\n";
  }
  const std::size_t passed = results.size() - failed;
  return out + std::to_string(passed) + " passed, " + std::to_string(failed) + " failed\n";
}

int run(const Args& args) {
  if (args.positional.size() != 2) {
    return usage_error(kTestCommand, "give a knowledge file and a file of tests");
  }
  const std::optional<OpenedKnowledge> opened = open_knowledge("test", args);
  if (!opened) return kProblems;
  const std::string junit = args.value("junit");
  if (const std::string why = protects(*opened, junit, "<?xml"); !why.empty()) {
    write_err("waypost test: " + why + "\n");
    return kProblems;
  }
  const QuestionTests tests = read_question_tests(opened->path, opened->text, opened->content);
  for (const std::string& fault : tests.faults) write_err(fault + "\n");
  if (!tests.faults.empty()) return kProblems;
  const std::vector<TestResult> results = run_tests(opened->content, tests);
  if (!junit.empty()) {
    const std::string error = write_file(junit, junit_xml(opened->path, results));
    if (!error.empty()) {
      write_err("waypost test: " + error + "\n");
      return kProblems;
    }
  }
  if (junit != "-") write_out(view(results));
  const bool all_passed = std::all_of(results.begin(), results.end(),
                                      [](const TestResult& result) { return result.passed(); });
  return all_passed ? kFine : kProblems;
}

}  // namespace

const Command kTestCommand = {"test", "runs a file of questions as tests", kHelp, kFlags, run};

}  // namespace waypost::cli
