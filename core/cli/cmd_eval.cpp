// `waypost eval KNOWLEDGE QUESTIONS`: how well a knowledge answers labelled questions.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "commands.h"
#include "files.h"
#include "json/writer.h"
#include "knowledge_files.h"
#include "measure.h"
#include "printable.h"
#include "question_set.h"

namespace waypost::cli {
namespace {

constexpr Flag kFlags[] = {{"locale", true}, {"json"}};

constexpr std::string_view kHelp =
    "Usage: waypost eval KNOWLEDGE QUESTIONS.jsonl [--locale TAG] [--json]\n\n"
    "Asks labelled questions and says how well they are answered. A line of QUESTIONS is\n"
    "  {\"q\": \"where is my parcel\", \"id\": \"late-parcel\"}\n"
    "with the id of the article or flow (\"flow:track\") that should answer, or null when nothing "
    "should.\n\n"
    "  --locale TAG   ask the sibling of this language that the base lists\n"
    "  --json         print the figures as JSON: rates 0..1, null where there was nothing to "
    "count\n\n"
    "Examples:\n"
    "  waypost eval support.json questions.jsonl\n"
    "  waypost eval support.json questions.sr.jsonl --locale sr --json\n\n"
    "Exit code: 0 measured, 1 a file cannot be used or holds no questions, 2 wrong usage.\n";

constexpr std::size_t kMostConfusions = 15;
constexpr double kMillion = 1e6;

// A JSON number with up to six decimals; rounded, never in exponents.
std::string decimal(double value) {
  char text[40];
  std::snprintf(text, sizeof text, "%.6f", std::round(value * kMillion) / kMillion);
  std::string out = text;
  out.erase(out.find_last_not_of('0') + 1);
  if (out.back() == '.') out.pop_back();
  return out;
}

std::string as_json(const Figures& figures, double load_ms) {
  json::Writer out;
  out.begin_object();
  out.number("in_scope", static_cast<std::int64_t>(figures.in_scope));
  out.number("out_of_scope", static_cast<std::int64_t>(figures.out_of_scope));
  const std::pair<std::string_view, std::optional<double>> rates[] = {
      {"top1", figures.top1},
      {"recall3", figures.recall3},
      {"mrr10", figures.mrr10},
      {"auroc", figures.auroc},
      {"answered", figures.answered},
      {"answered_in_scope", figures.answered_in_scope},
      {"answered_precision", figures.answered_precision},
      {"p50_us", figures.p50_us},
      {"p99_us", figures.p99_us},
      {"load_ms", load_ms}};
  for (const auto& [name, value] : rates) {
    out.key(name).raw(value ? decimal(*value) : "null");
  }
  out.end_object();
  return std::move(out).take() + "\n";
}

std::string percent(std::optional<double> rate) {
  if (!rate) return "    -  ";
  char text[20];
  std::snprintf(text, sizeof text, "%5.1f %%", *rate * 100);
  return text;
}

std::string figures_view(const Figures& figures, double load_ms) {
  char times[160];
  std::snprintf(times, sizeof times,
                "one question %.0f µs (half), %.0f µs (99 of 100); loading %.0f ms\n",
                figures.p50_us.value_or(0), figures.p99_us.value_or(0), load_ms);
  return std::to_string(figures.in_scope) + " questions in scope, " +
         std::to_string(figures.out_of_scope) + " out of scope\n\n" + "of those in scope\n" +  //
         "  " + percent(figures.top1) + "  the right one is first\n" +                         //
         "  " + percent(figures.recall3) + "  … among the first three\n" +                     //
         "  " + percent(figures.answered_in_scope) + "  given a direct answer\n" +             //
         "of all direct answers (" + percent(figures.answered) + " of the questions)\n" +      //
         "  " + percent(figures.answered_precision) + "  are right\n" +                        //
         "in scope or not\n" +                                                                 //
         "  " + percent(figures.auroc) + "  told apart by the confidence (50 %: not at all)\n\n" +
         times;
}

// What was taken for what, the most frequent first, each with a question as an example.
std::string confusions_view(const std::vector<Asked>& questions,
                            const std::vector<Outcome>& outcomes) {
  struct Confusion {
    std::size_t count = 0, answered = 0;
    std::string example;
  };
  std::map<std::pair<std::string, std::string>, Confusion> found;
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    const Outcome& outcome = outcomes[i];
    const bool is_answered = outcome.decision == Decision::answer;
    const bool is_wrong = questions[i].in_scope() ? outcome.place != 1 : is_answered;
    if (!is_wrong) continue;
    const std::string wanted = questions[i].in_scope() ? name_of(questions[i].target) : "nothing";
    const std::string got = outcome.first.id.empty() ? "nothing" : name_of(outcome.first);
    Confusion& confusion = found[{wanted, got}];
    if (confusion.count++ == 0) confusion.example = questions[i].text;
    if (is_answered) ++confusion.answered;
  }
  if (found.empty()) return "\nno question was taken for another\n";
  std::vector<std::pair<std::pair<std::string, std::string>, Confusion>> sorted(found.begin(),
                                                                                found.end());
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
    return a.second.count != b.second.count ? a.second.count > b.second.count
                                            : a.second.answered > b.second.answered;
  });
  std::string out = "\ntaken for another\n";
  for (std::size_t i = 0; i < std::min(sorted.size(), kMostConfusions); ++i) {
    const auto& [names, confusion] = sorted[i];
    out += "  " + std::to_string(confusion.count) + " × " + printable(names.first) + " → " +
           printable(names.second);
    if (confusion.answered > 0)
      out += ", " + std::to_string(confusion.answered) + " answered directly";
    out += "\n      \"" + printable(confusion.example) + "\"\n";
  }
  if (sorted.size() > kMostConfusions) {
    out += "  … and " + std::to_string(sorted.size() - kMostConfusions) + " more pairs\n";
  }
  return out;
}

int run(const Args& args) {
  if (args.positional.size() != 2)
    return usage_error(kEvalCommand, "give a knowledge file and a file of questions");
  const std::optional<OpenedKnowledge> opened = open_knowledge("eval", args);
  if (!opened) return kProblems;
  const QuestionSet set = read_questions(opened->path, opened->text, opened->content);
  for (const std::string& fault : set.faults) write_err(fault + "\n");
  if (!set.faults.empty()) return kProblems;
  if (set.questions.empty()) {
    write_err("waypost eval: " + opened->path + ": no questions in it\n");
    return kProblems;
  }
  const std::vector<Outcome> outcomes = ask_all(opened->content, set.questions);
  const Figures figures = figures_of(set.questions, outcomes);
  write_out(args.has("json") ? as_json(figures, opened->load_ms)
                             : figures_view(figures, opened->load_ms) +
                                   confusions_view(set.questions, outcomes));
  return kFine;
}

}  // namespace

const Command kEvalCommand = {"eval", "measures how well questions are answered", kHelp, kFlags,
                              run};

}  // namespace waypost::cli
