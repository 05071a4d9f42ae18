// `waypost lint FILE`: what could be better in a knowledge that is without errors.
#include <algorithm>
#include <cstdio>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "advice/lint.h"
#include "advice/sources.h"
#include "commands.h"
#include "files.h"
#include "knowledge_files.h"
#include "lint_text.h"
#include "pieces.h"
#include "progress_line.h"
#include "waypost/content.h"

namespace waypost::cli {
namespace {

constexpr Flag kFlags[] = {{"locale", true}, {"all"}, {"json"}};

constexpr std::string_view kHelp =
    "Usage: waypost lint FILE [--locale TAG] [--all] [--json]\n\n"
    "Says what could be better in a knowledge file, the worst first: articles and flows that are\n"
    "hard to find or are taken for each other, phrasings and answers that two of them share, "
    "answers\n"
    "that are too short, too long or lead nowhere, and, as suggestions, where two more phrasings\n"
    "would help most and which words only an answer says. To find out, each phrasing is asked "
    "while\n"
    "the matcher does not know it: a fifth of them is held out, five times. FILE may be a sibling\n"
    "(support.sr.json): its base is read too. Errors of the file are told as by `waypost "
    "check`.\n\n"
    "  --locale TAG   look at the sibling of this language that the base lists\n"
    "  --all          list everything (without it: the eight worst of each kind)\n"
    "  --json         print one JSON object with all findings and their evidence\n\n"
    "Examples:\n"
    "  waypost lint support.json\n"
    "  waypost lint support.json --locale sr --all\n"
    "  waypost lint support.json --json | jq '.findings[] | select(.code == \"confused\")'\n\n"
    "Exit code: 0 no warnings (suggestions allowed), 1 warnings, errors or a file that cannot be "
    "used,\n"
    "2 wrong usage.\n";

int run(const Args& args) {
  if (args.positional.size() != 1) return usage_error(kLintCommand, "give one knowledge file");
  const KnowledgeFiles files = read_knowledge(args.positional[0], args.value("locale"));
  if (!files.error.empty()) {
    write_err("waypost lint: " + files.error + "\n");
    return kProblems;
  }
  if (tell_in_pieces("lint", files)) return kProblems;
  Compiled compiled = compile_untrained(files.base, files.sibling);
  std::vector<Problem>& errors = compiled.problems;
  errors.erase(
      std::remove_if(errors.begin(), errors.end(),
                     [](const Problem& problem) { return problem.severity != Severity::error; }),
      errors.end());
  if (!compiled.content) {
    write_err(errors_text(files, errors, wants_color(stderr)) + "waypost lint: " + files.base_path +
              ": nothing in it can be used\n");
    return kProblems;
  }
  const Model& model = compiled.content->model();
  const advice::Sources sources(files.base, files.sibling, model);
  advice::Lint lint;
  {
    ProgressLine line("asking what the matcher does not know");
    lint = advice::lint(model, sources, [&](std::uint32_t permille) { line.show(permille); });
  }
  const LintReport report{files, model, sources, lint, std::move(errors)};
  write_out(args.has("json") ? lint_json(report)
                             : lint_text(report, args.has("all"), wants_color(stdout)));
  const bool warns =
      std::any_of(lint.findings.begin(), lint.findings.end(), [](const advice::Finding& finding) {
        return advice::severity_of(finding.rule) == Severity::warning;
      });
  return warns || !report.errors.empty() ? kProblems : kFine;
}

}  // namespace

const Command kLintCommand = {"lint", "says what could be better in a knowledge file", kHelp,
                              kFlags, run};

}  // namespace waypost::cli
