// `waypost learn KNOWLEDGE QUESTIONS`: what past questions can teach a knowledge, as a patch.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "advice/learn.h"
#include "commands.h"
#include "files.h"
#include "finding_line.h"
#include "knowledge_files.h"
#include "learn_text.h"
#include "pieces.h"
#include "progress_line.h"
#include "question_log.h"

namespace waypost::cli {
namespace {

constexpr Flag kFlags[] = {{"locale", true}, {"most", true}, {"o", true}, {"json"}};

constexpr std::string_view kHelp =
    "Usage: waypost learn KNOWLEDGE QUESTIONS.txt [--locale TAG] [--most N] [-o FILE] [--json]\n\n"
    "Reads past questions, one a line, and writes a patch that adds to the knowledge what "
    "visitors\n"
    "really type: questions that an article or flow surely answers and whose words it lacks. "
    "Groups\n"
    "of questions that nothing answers stand in front of the patch, in lines that begin with #. "
    "Only\n"
    "words that were typed are used. Questions with e-mail addresses, order numbers, other long\n"
    "numbers or links are never suggested, and such data is masked in the groups; names cannot be\n"
    "told from other words: read the patch before you apply it.\n\n"
    "  --locale TAG   the questions are in this language: for the sibling that the base lists\n"
    "  --most N       at most N phrasings for one article or flow, 1 to 50 (default 5)\n"
    "  -o FILE        write the patch to FILE (without it: to standard output)\n"
    "  --json         print one JSON object instead: all phrasings and groups, with their "
    "figures\n\n"
    "Examples:\n"
    "  waypost learn support.json questions.txt\n"
    "  waypost learn support.json questions.txt -o learned.patch && patch -p0 < learned.patch\n"
    "  waypost learn support.json questions.sr.txt --locale sr --most 10 -o learned.patch\n\n"
    "Exit code: 0 done (also when there is nothing to learn), 1 a file cannot be used or holds no\n"
    "questions, 2 wrong usage.\n";

constexpr std::size_t kMostPhrasings = 50;
constexpr std::size_t kMostTold = 3;  // lines that cannot be read

// 0: no number that is allowed.
std::size_t read_most(std::string_view text) {
  std::size_t value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9' || value > kMostPhrasings) return 0;
    value = value * 10 + static_cast<std::size_t>(c - '0');
  }
  return value <= kMostPhrasings ? value : 0;
}

void tell_unreadable(const std::string& path, const QuestionLog& log) {
  for (std::size_t i = 0; i < log.unreadable.size(); ++i) {
    if (i == kMostTold) {
      write_err("… and " + counted(log.unreadable.size() - i, "more line") + "\n");
      return;
    }
    write_err(path + ":" + std::to_string(log.unreadable[i]) + ": not UTF-8, left out\n");
  }
}

std::string summary(const LearnPatch& patch, const advice::Learnt& learnt) {
  return counted(patch.phrasings, "phrasing") + " for " + counted_targets(patch.targets) +
         ", and " + counted(learnt.unanswered.size(), "group") +
         " of questions that nothing answers, from " + counted(learnt.questions, "question") + "\n";
}

int run(const Args& args) {
  if (args.positional.size() != 2) {
    return usage_error(kLearnCommand, "give a knowledge file and a file of questions");
  }
  advice::LearnOptions options;
  if (args.has("most")) options.most_phrasings = read_most(args.value("most"));
  if (options.most_phrasings == 0) {
    return usage_error(kLearnCommand, "--most takes a number from 1 to 50");
  }
  if (args.positional[0] == "-") {
    return usage_error(kLearnCommand, "a patch needs the name of the file that it is for");
  }
  const std::optional<OpenedKnowledge> opened = open_knowledge("learn", args);
  if (!opened || tell_in_pieces("learn", opened->files)) return kProblems;
  const std::string out = args.value("o", "-");
  if (const std::string why =
          protects(*opened, out, args.has("json") ? "{\"questions\":" : "# What ");
      !why.empty()) {
    write_err("waypost learn: " + why + "\n");
    return kProblems;
  }
  const QuestionLog log = read_question_log(opened->text);
  tell_unreadable(opened->path, log);
  advice::Learnt learnt;
  {
    ProgressLine line("reading " + counted(log.questions.size(), "question"));
    learnt = advice::learn(opened->content, log.questions, options,
                           [&](std::uint32_t permille) { line.show(permille); });
  }
  if (learnt.questions == 0) {
    write_err("waypost learn: " + opened->path + ": no questions in it\n");
    return kProblems;
  }
  const LearnPatch patch = learn_patch(*opened, learnt);
  const std::string error =
      write_file(out, args.has("json") ? learn_json(*opened, learnt) : patch.text);
  if (!error.empty()) {
    write_err("waypost learn: " + error + "\n");
    return kProblems;
  }
  write_err(summary(patch, learnt));
  return kFine;
}

}  // namespace

const Command kLearnCommand = {"learn", "makes a patch of what past questions can teach", kHelp,
                               kFlags, run};

}  // namespace waypost::cli
