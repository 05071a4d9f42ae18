// Reads question sets and measures the matcher on them.
#include "sets.h"

#include <algorithm>
#include <cstdio>

#include "../native/files.h"
#include "json/reader.h"
#include "waypost/matcher.h"

namespace waypost::quality {
namespace {

std::string name_of(const Target& target) {
  return (target.kind == Target::Kind::flow ? "flow:" : "article:") + target.id;
}

double percent(double part, double whole) { return whole > 0 ? 100 * part / whole : 0; }

// Chance that a question in scope scores above one out of scope; ties count half.
double auroc(const std::vector<double>& in_scope, std::vector<double> out_of_scope) {
  std::sort(out_of_scope.begin(), out_of_scope.end());
  double wins = 0;
  for (const double score : in_scope) {
    const auto range = std::equal_range(out_of_scope.begin(), out_of_scope.end(), score);
    wins += static_cast<double>(range.first - out_of_scope.begin()) +
            static_cast<double>(range.second - range.first) / 2;
  }
  return percent(wins, static_cast<double>(in_scope.size() * out_of_scope.size()));
}

}  // namespace

std::vector<Asked> read_questions(const std::string& path) {
  std::vector<Asked> questions;
  const std::string text = test::read_repo_file(path);
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string line = text.substr(begin, end - begin);
    const json::Document document = json::read(line);
    std::string target(document.root().find("id").text());
    if (!target.empty() && !target.starts_with("flow:")) target = "article:" + target;
    if (document.root().is_object()) {
      questions.push_back({std::string(document.root().find("q").text()), target});
    }
    begin = end + 1;
  }
  return questions;
}

Figures measure(const Content& content, const std::vector<Asked>& questions) {
  constexpr double kNothing = -1e12;
  int first = 0, among_three = 0, answered = 0, answered_right = 0, refused = 0;
  std::vector<double> in_scope, out_of_scope;
  for (const Asked& asked : questions) {
    Question question;
    question.text = asked.text;
    const Answer answer = ask(content, question);
    const double score = answer.matches.empty() ? kNothing : answer.matches[0].score;
    if (asked.target.empty()) {
      out_of_scope.push_back(score);
      if (answer.decision == Decision::none) ++refused;
      continue;
    }
    in_scope.push_back(score);
    const auto found =
        std::find_if(answer.matches.begin(), answer.matches.end(),
                     [&](const Match& match) { return name_of(match.target) == asked.target; });
    const auto place = found - answer.matches.begin();
    const bool right = found != answer.matches.end() && place == 0;
    if (right) ++first;
    if (found != answer.matches.end() && place < 3) ++among_three;
    if (answer.decision == Decision::answer) ++answered;
    if (answer.decision == Decision::answer && right) ++answered_right;
  }
  Figures figures;
  figures.in_scope = static_cast<int>(in_scope.size());
  figures.out_of_scope = static_cast<int>(out_of_scope.size());
  figures.top1 = percent(first, figures.in_scope);
  figures.recall3 = percent(among_three, figures.in_scope);
  figures.auroc = auroc(in_scope, out_of_scope);
  figures.answered = percent(answered, figures.in_scope);
  figures.answered_right = percent(answered_right, answered);
  figures.refused = percent(refused, figures.out_of_scope);
  return figures;
}

std::string describe(const std::string& name, const Figures& figures) {
  char line[200];
  std::snprintf(
      line, sizeof line,
      "%-20s %5d + %-4d top-1 %5.1f  recall@3 %5.1f  AUROC %5.1f  answered %5.1f (right %5.1f)  "
      "refused %5.1f",
      name.c_str(), figures.in_scope, figures.out_of_scope, figures.top1, figures.recall3,
      figures.auroc, figures.answered, figures.answered_right, figures.refused);
  return line;
}

}  // namespace waypost::quality
