// `waypost check FILE...`: everything that is wrong with knowledge files, as a compiler would say
// it.
#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "commands.h"
#include "content/report.h"
#include "content/rules.h"
#include "explain.h"
#include "files.h"
#include "finding_line.h"
#include "json/reader.h"
#include "json/writer.h"
#include "knowledge_files.h"
#include "pieces.h"
#include "printable.h"
#include "proof_text.h"
#include "sarif.h"
#include "waypost/content.h"
#include "zone_files.h"

namespace waypost::cli {
namespace {

constexpr Flag kFlags[] = {{"json"}, {"sarif"}, {"all"}, {"verbose"}};

constexpr std::string_view kHelp =
    "Usage: waypost check FILE... [--all] [--verbose] [--json | --sarif]\n\n"
    "Checks knowledge files and reports everything that is wrong, with its place and a remedy.\n"
    "Flows are walked whole: whatever visitors choose and type, and lookups answer. What is wrong "
    "then\n"
    "is shown with the moves that lead there, as waypost play --script takes them.\n"
    "A base file is checked with all siblings it lists under \"locales\", a sibling with its "
    "base.\n"
    "FILE may be - for standard input (a base alone, without its siblings).\n\n"
    "  --all      list every text that is not translated (without it: the first five of a file)\n"
    "  --verbose  list every flow with what is proved of it, and the clicks to its outcomes\n"
    "  --json     print one JSON object with all problems, messages and remedies, and the proofs\n"
    "  --sarif    print them as SARIF 2.1.0, for code review tools\n\n"
    "Examples:\n"
    "  waypost check support.json\n"
    "  waypost check shop/support.json clinic/support.json\n"
    "  waypost check support.sr.json --all\n"
    "  waypost check support.json --json | jq '.problems[].code'\n"
    "  waypost check support.json --sarif > support.sarif\n\n"
    "Exit code: 0 fine (warnings allowed), 1 errors or unreadable files, 2 wrong usage.\n";

constexpr std::size_t kMostUntranslated = 5;

struct Result {
  std::vector<CheckLine> lines;
  std::vector<FileProofs> proofs;
  std::set<std::string> files;  // checked or tried, each once
  std::vector<std::string> unusable;
  FileTexts texts;

  std::size_t count(Severity severity) const {
    return static_cast<std::size_t>(
        std::count_if(lines.begin(), lines.end(),
                      [&](const CheckLine& line) { return line.problem.severity == severity; }));
  }
};

void add(Result& result, const std::string& file, Problem problem) {
  Explanation explanation = explain(problem);
  std::string code(to_string(problem.code));
  result.lines.push_back({file, std::move(problem), std::move(code), std::move(explanation)});
}

void add_unreadable(Result& result, const std::string& file, const std::string& why,
                    std::string remedy) {
  if (!result.files.insert(real_path(file)).second) return;
  result.lines.push_back(
      {file, Problem{}, "unreadable", {"cannot be read: " + why, std::move(remedy)}});
}

// Problems of the base (file 0) or of the sibling (file 1).
void add_all(Result& result, const std::string& file, std::vector<Problem> problems,
             std::uint8_t number) {
  for (Problem& problem : problems) {
    if (problem.file == number) add(result, file, std::move(problem));
  }
}

// Where a pack has answers beside it, visitors need these files, too.
void check_pieces(Result& result, const std::string& path, std::string_view text) {
  if (path == "-") return;  // beside standard input there are no files
  for (BadPiece& bad : bad_pieces(path, text)) {
    if (!result.files.insert(real_path(bad.path)).second) continue;
    result.lines.push_back(
        {bad.path,
         Problem{},
         "bad_piece",
         {std::move(bad.why),
          "answers of " + path + " stand in it: publish both as waypost pack has written them"}});
  }
}

// A page takes the clocks of a zone from the browser: one that nobody knows leaves all hours out.
void check_zones(Result& result, const std::string& path, std::string_view text) {
  if (!has_zone_files()) return;
  const json::Document document = json::read(text);
  content::Report report(0, text, document);
  const json::Value hours = document.root().find("hours");
  const auto look = [&](json::Value zone) {
    const std::string name(zone.text());
    if (content::is_zone(name) && !is_zone_file(name)) report.warns(Code::bad_time, zone, {name});
  };
  look(hours.find("zone"));
  for (const json::Member department : hours.find("departments").members())
    look(department.value.find("zone"));
  for (Problem& problem : report.problems()) {
    std::string near = nearest_zone(problem.args[0]);
    Explanation explanation{
        printable("no time zone is called \"" + problem.args[0] + "\": the hours are unknown then"),
        near.empty() ? "use a name of the IANA database, such as Europe/Belgrade"
                     : "did you mean \"" + near + "\"?"};
    result.lines.push_back({path, std::move(problem), "unknown_zone", std::move(explanation)});
  }
}

void check_base_alone(Result& result, const std::string& path, const std::string& text) {
  if (!result.files.insert(real_path(path)).second) return;
  result.texts.emplace(path, text);
  Checked checked = check(text);
  if (!checked.usable) result.unusable.push_back(path);
  const auto is_error = [](const Problem& one) { return one.severity == Severity::error; };
  const auto errors = std::count_if(checked.problems.begin(), checked.problems.end(), is_error);
  add_all(result, path, std::move(checked.problems), 0);
  check_zones(result, path, text);
  if (!checked.flows.empty() || !checked.left_out.empty())
    result.proofs.push_back({path, std::move(checked.flows), std::move(checked.left_out),
                             static_cast<std::size_t>(errors)});
  check_pieces(result, path, text);
}

void check_sibling(Result& result, const std::string& base, const std::string& path,
                   const std::string& text) {
  if (!result.files.insert(real_path(path)).second) return;
  result.texts.emplace(path, text);
  // An empty text means "no sibling" to check(); an empty file is a broken one.
  add_all(result, path, check(base, text.empty() ? " " : text).problems, 1);
  check_pieces(result, path, text);
}

void check_file(Result& result, const std::string& path) {
  FileText file = read_file(path);
  if (!file.error.empty())
    return add_unreadable(result, path, file.error, "check the name of the file");
  if (const std::string base_path = named_base(path, file.text); !base_path.empty()) {
    const FileText base = read_file(base_path);
    if (base.error.empty()) {
      check_base_alone(result, base_path, base.text);
    } else {
      add_unreadable(result, base_path, base.error, path + " names it as its \"base\"");
    }
    return check_sibling(result, base.text, path, file.text);
  }
  check_base_alone(result, path, file.text);
  // Beside standard input there are no files.
  if (path == "-") return;
  for (const auto& [locale, sibling_path] : listed_siblings(path, file.text)) {
    const FileText sibling = read_file(sibling_path);
    if (sibling.error.empty()) {
      check_sibling(result, file.text, sibling_path, sibling.text);
    } else {
      add_unreadable(result, sibling_path, sibling.error, path + " lists it under \"locales\"");
    }
  }
}

std::string summary(const Result& result) {
  const std::size_t errors = result.count(Severity::error);
  const std::size_t warnings = result.count(Severity::warning);
  std::string out = errors == 0 && warnings == 0
                        ? "No problems"
                        : counted(errors, "error") + ", " + counted(warnings, "warning");
  out += " in " + counted(result.files.size(), "file");
  if (const std::size_t open = undecided_flows(result.proofs); open > 0)
    out += ", " + counted(open, "flow") + " undecided";
  out += ".\n";
  for (const std::string& path : result.unusable) {
    out += path +
           ": nothing in it can be used; visitors would see the last good copy, or only how to "
           "reach you.\n";
  }
  return out;
}

std::string as_text(const CheckLine& line, bool color) {
  const Problem& problem = line.problem;
  std::string out = finding_line({line.file, problem.line, problem.column, problem.severity,
                                  line.code, line.explanation.message},
                                 color);
  out += "    " + line.explanation.remedy + "\n";
  if (!problem.pointer.empty()) out += "    at " + printable(problem.pointer) + "\n";
  for (const std::string& move : moves_of(problem)) out += "    > " + printable(move) + "\n";
  return out;
}

// Texts that are not translated come in hundreds while a translation is under way: a few stand for
// the rest.
std::string as_text(const Result& result, bool all, bool verbose, bool color) {
  std::string out;
  std::string file;
  std::size_t untranslated = 0;
  const auto rest = [&] {
    if (untranslated > kMostUntranslated && !all) {
      out += file + ": " + counted(untranslated - kMostUntranslated, "more text") +
             " not translated; --all lists them\n";
    }
    untranslated = 0;
  };
  for (const CheckLine& line : result.lines) {
    if (line.file != file) rest();
    file = line.file;
    const bool counts = line.problem.code == Code::untranslated;
    if (!counts || ++untranslated <= kMostUntranslated || all) out += as_text(line, color);
  }
  rest();
  return out + proofs_text(result.proofs, verbose) + summary(result);
}

std::string as_json(const Result& result) {
  json::Writer out;
  out.begin_object().key("problems").begin_array();
  for (const CheckLine& line : result.lines) {
    const Problem& problem = line.problem;
    out.begin_object()
        .member("file", line.file)
        .number("line", problem.line)
        .number("column", problem.column);
    out.member("severity", to_string(problem.severity)).member("code", line.code);
    out.member("pointer", problem.pointer).key("args").begin_array();
    for (const std::string& arg : problem.args) out.text(arg);
    out.end_array()
        .member("message", line.explanation.message)
        .member("remedy", line.explanation.remedy);
    if (const std::vector<std::string> moves = moves_of(problem); !moves.empty()) {
      out.key("script").begin_array();
      for (const std::string& move : moves) out.text(move);
      out.end_array();
    }
    out.end_object();
  }
  out.end_array();
  write_proofs(out, result.proofs);
  write_left_out(out, result.proofs);
  out.number("errors", static_cast<std::int64_t>(result.count(Severity::error)));
  out.number("warnings", static_cast<std::int64_t>(result.count(Severity::warning)));
  out.number("files", static_cast<std::int64_t>(result.files.size())).key("unusable").begin_array();
  for (const std::string& path : result.unusable) out.text(path);
  return std::move(out.end_array().end_object()).take() + "\n";
}

int run(const Args& args) {
  if (args.positional.empty()) return usage_error(kCheckCommand, "which file?");
  if (args.has("json") && args.has("sarif"))
    return usage_error(kCheckCommand, "either --json or --sarif");
  Result result;
  for (const std::string& path : args.positional) check_file(result, path);
  if (args.has("sarif")) {
    write_out(sarif(result.lines, result.proofs, result.texts));
  } else if (args.has("json")) {
    write_out(as_json(result));
  } else {
    write_out(as_text(result, args.has("all"), args.has("verbose"), wants_color(stdout)));
  }
  return result.count(Severity::error) == 0 && result.unusable.empty() ? kFine : kProblems;
}

}  // namespace

const Command kCheckCommand = {"check", "checks knowledge files", kHelp, kFlags, run};

}  // namespace waypost::cli
