// `waypost test KNOWLEDGE TESTS…`: questions and walks, and what must come of them, as test suites.
#include <algorithm>
#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "commands.h"
#include "coverage_text.h"
#include "files.h"
#include "json/reader.h"
#include "junit.h"
#include "knowledge_files.h"
#include "printable.h"
#include "question_tests.h"
#include "transcripts.h"
#include "walk_file.h"
#include "walk_tests.h"

namespace waypost::cli {
namespace {

constexpr Flag kFlags[] = {
    {"locale", true}, {"junit", true}, {"update"}, {"coverage", false, true}, {"least", true}};

constexpr std::string_view kHelp =
    "Usage: waypost test KNOWLEDGE TESTS.json… [--locale TAG] [--junit FILE] [--update]\n"
    "                    [--coverage[=FILE]] [--least PERCENT]\n\n"
    "Runs files of questions and of walks and says what does not come out as it must.\n\n"
    "Questions:\n"
    "  {\"waypost_tests\": 1, \"questions\": [\n"
    "    {\"q\": \"where is my parcel\", \"id\": \"flow:track\"},\n"
    "    {\"q\": \"can I pay by card\", \"id\": \"payment-methods\", \"within\": 3},\n"
    "    {\"q\": \"do you sell bicycles\", \"id\": null}]}\n"
    "A question passes when the article or flow of that id is its first match (\"within\": among "
    "its\n"
    "first so many, up to 10; \"direct\": true: given as a direct answer); with null, when it gets "
    "no\n"
    "direct answer.\n\n"
    "Walks: what a visitor clicks and types, what the shop's system answers, and what time it is.\n"
    "  {\"waypost_walks\": 1, \"walks\": [\n"
    "    {\"name\": \"A late parcel goes to a person\", \"at\": \"2026-01-05T09:30:00Z\", "
    "\"steps\": [\n"
    "      {\"pick\": \"flow:track\"},\n"
    "      {\"submit\": {\"number\": \"RL-10023\"}},\n"
    "      {\"lookup\": {\"status\": 200, \"body\": {\"status\": \"late\"}}},\n"
    "      {\"clock\": \"2026-01-06T09:30:00Z\"},\n"
    "      {\"select\": \"report\"},\n"
    "      {\"handover\": \"available\"}]}]}\n"
    "What a visitor sees on it, and what is handed over, stands in TESTS.txt beside TESTS.json. "
    "Look at\n"
    "it when it is new: from then on a walk passes when it shows exactly that, also when the page "
    "is\n"
    "loaded anew before every step. Further steps are those of a script (waypost play --help), "
    "and\n"
    "\"lookup\" may be \"not_found\" or \"failed\". A walk may have \"locale\", \"visitor\" (what "
    "the page\n"
    "knows: \"visitor_email\", \"page_url\", …) and \"seed\". A step that means nothing where the "
    "visitor\n"
    "stands is a fault, unless \"stale\": true stands beside it.\n\n"
    "  --locale TAG      test the sibling of this language that the base lists\n"
    "  --junit FILE      write the results as JUnit XML, too (- is standard output)\n"
    "  --update          write what the walks show as their transcripts\n"
    "  --coverage        say which steps, options, cases and answers of lookups no walk has come "
    "to;\n"
    "  --coverage=FILE   write that as JSON, for waypost graph --coverage\n"
    "  --least PERCENT   fail when the walks cover less than that\n\n"
    "Examples:\n"
    "  waypost test support.json support.tests.json track.walks.json\n"
    "  waypost test support.json track.walks.json --update\n"
    "  waypost test support.json track.walks.json --coverage --least 100\n"
    "  waypost test support.json support.tests.json --junit build/support.xml\n\n"
    "Exit code: 0 all pass, 1 some fail, too little is covered or a file cannot be used, 2 wrong "
    "usage.\n";

constexpr std::string_view kCoverageBegins = "{\"waypost_coverage\":";

std::string view(const std::vector<TestSuite>& suites) {
  std::string out;
  std::size_t passed = 0, failed = 0;
  for (const TestSuite& suite : suites) {
    for (const TestResult& result : suite.results) {
      if (result.passed()) {
        ++passed;
        continue;
      }
      ++failed;
      out += printable(result.place) + ": \"" + printable(result.name) + "\"\n    " +
             printable(result.failure) + "\n";
      std::string_view detail = result.detail;
      while (!detail.empty()) {
        const std::string_view line = detail.substr(0, detail.find('\n'));
        detail.remove_prefix(std::min(detail.size(), line.size() + 1));
        out += "      " + harmless(line) + "\n";
      }
    }
  }
  return out + std::to_string(passed) + " passed, " + std::to_string(failed) + " failed\n";
}

// One of the files that are named behind the knowledge.
struct TestFile {
  std::string path;
  bool has_walks = false;
  QuestionTests questions;
  WalkFile walks;
  std::string golden_path;
  Transcripts golden;
};

class Run {
 public:
  explicit Run(const Args& args) : args_(args) {}

  int run() {
    if (const std::string wrong = read_least(); !wrong.empty())
      return usage_error(kTestCommand, wrong);
    content_ = open(args_.value("locale"));
    if (content_ == nullptr) return kProblems;
    for (std::size_t i = 1; i < args_.positional.size(); ++i) read(args_.positional[i]);
    if (!faults_.empty()) {
      for (const std::string& fault : faults_) write_err(fault + "\n");
      return kProblems;
    }
    const bool has_walks = std::any_of(files_.begin(), files_.end(),
                                       [](const TestFile& file) { return file.has_walks; });
    for (const char* flag : {"update", "coverage", "least"}) {
      if (args_.has(flag) && !has_walks)
        return fail("--" + std::string(flag) + " is for walks, and no file here has any");
    }
    if (const std::string why = protects_outputs(); !why.empty()) return fail(why);
    return run_files();
  }

 private:
  int fail(const std::string& what) {
    write_err("waypost test: " + what + "\n");
    return kProblems;
  }

  std::string read_least() {
    if (!args_.has("least")) return "";
    const std::string least = args_.value("least");
    const bool is_number =
        !least.empty() && least.size() <= 3 &&
        std::all_of(least.begin(), least.end(), [](char c) { return c >= '0' && c <= '9'; });
    least_ = is_number ? std::stoul(least) : 101;
    return least_ <= 100 ? "" : "--least takes a number from 0 to 100";
  }

  // The knowledge in a language; said on standard error when it cannot be used.
  const Content* open(const std::string& locale) {
    KnowledgeFiles files = read_knowledge(args_.positional[0], locale);
    std::optional<Content> content = open_content("test", files);
    if (!content) return nullptr;
    read_paths_.push_back(files.base_path);
    read_paths_.push_back(files.sibling_path);
    auto& place = contents_[locale];
    place = std::make_unique<Content>(std::move(*content));
    return place.get();
  }

  const Content* content_of(const std::string& locale, std::string& error) {
    if (locale.empty() || locale == content_->locale()) return content_;
    if (const auto found = contents_.find(locale); found != contents_.end())
      return found->second.get();
    const KnowledgeFiles files = read_knowledge(args_.positional[0], locale);
    error = files.error;
    return error.empty() ? open(locale) : nullptr;
  }

  void read(const std::string& path) {
    const FileText text = read_file(path);
    if (!text.error.empty()) {
      faults_.push_back("waypost test: " + path + ": " + text.error);
      return;
    }
    read_paths_.push_back(path);
    TestFile file;
    file.path = path;
    {
      const json::Document document = json::read(text.text);
      file.has_walks = static_cast<bool>(document.root().find(kWalksKey));
    }
    if (file.has_walks) {
      file.walks = read_walks(path, text.text);
      faults_.insert(faults_.end(), file.walks.faults.begin(), file.walks.faults.end());
      file.golden_path = path == "-" ? "" : transcripts_path(path);
      file.golden = read_transcripts(read_file(file.golden_path).text);
    } else {
      file.questions = read_question_tests(path, text.text, *content_);
      faults_.insert(faults_.end(), file.questions.faults.begin(), file.questions.faults.end());
    }
    files_.push_back(std::move(file));
  }

  std::string protects_outputs() {
    std::string why = protects(read_paths_, args_.value("junit"), "<?xml");
    if (why.empty()) why = protects(read_paths_, args_.value("coverage"), kCoverageBegins);
    for (const TestFile& file : files_) {
      if (!file.has_walks || !why.empty() || !args_.has("update")) continue;
      why = file.golden_path.empty() ? "transcripts of standard input have no place; name a file"
                                     : protects(read_paths_, file.golden_path, kTranscriptsBegin);
    }
    return why;
  }

  int run_files() {
    WalkTests walks([this](const std::string& locale, std::string& error) {
      return content_of(locale, error);
    });
    std::vector<TestSuite> suites;
    for (const TestFile& file : files_) {
      if (!file.has_walks) {
        suites.push_back({file.path, run_tests(*content_, file.questions)});
        continue;
      }
      Transcripts shown;
      const bool updates = args_.has("update");
      suites.push_back({file.path, walks.run(file.walks, file.golden_path,
                                             updates ? nullptr : &file.golden, shown)});
      if (!updates) continue;
      if (shown.size() < file.walks.walks.size()) {
        write_out(view({suites.back()}));
        return fail(file.golden_path + ": not written, for not every walk goes through");
      }
      if (const std::string error = update(file, shown); !error.empty()) return fail(error);
    }
    return tell(suites, walks);
  }

  std::string update(const TestFile& file, const Transcripts& shown) {
    if (shown == file.golden) return "";
    const std::string error = replace_file(file.golden_path, transcripts_text(file.path, shown));
    if (!error.empty()) return error;
    write_err(file.golden_path + ": written; look at what has changed\n");
    return "";
  }

  int tell(const std::vector<TestSuite>& suites, const WalkTests& walks) {
    const std::string junit = args_.value("junit");
    if (!junit.empty()) {
      if (const std::string error = write_file(junit, junit_xml(suites)); !error.empty())
        return fail(error);
    }
    if (junit != "-") write_out(view(suites));
    bool is_fine = true;
    for (const TestSuite& suite : suites) {
      for (const TestResult& result : suite.results) is_fine = is_fine && result.passed();
    }
    if (args_.has("coverage") || args_.has("least")) is_fine = cover(walks) && is_fine;
    return is_fine ? kFine : kProblems;
  }

  // False when too little is covered, or that cannot be written.
  bool cover(const WalkTests& walks) {
    const walks::Tally tally = walks.tally(*content_);
    const std::string file = args_.value("coverage");
    const std::uint32_t covered = percent(walks::coverage_of(tally).total());
    if (!file.empty()) {
      const std::string error = replace_file(file, coverage_json(*content_, tally, walks.walks()));
      if (!error.empty()) {
        fail(error);
        return false;
      }
    }
    if (file.empty() && args_.value("junit") != "-") write_out(coverage_text(tally, walks.walks()));
    if (covered >= least_) return true;
    write_err("waypost test: " + std::to_string(covered) + " % are covered, at least " +
              std::to_string(least_) + " % are wanted\n");
    return false;
  }

  const Args& args_;
  std::size_t least_ = 0;
  const Content* content_ = nullptr;
  std::map<std::string, std::unique_ptr<Content>> contents_;
  std::vector<std::string> read_paths_;
  std::vector<TestFile> files_;
  std::vector<std::string> faults_;
};

int run(const Args& args) {
  if (args.positional.size() < 2) {
    return usage_error(kTestCommand, "give a knowledge file and a file of tests");
  }
  return Run(args).run();
}

}  // namespace

const Command kTestCommand = {"test", "runs files of questions and walks as tests", kHelp, kFlags,
                              run};

}  // namespace waypost::cli
