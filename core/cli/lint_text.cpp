#include "lint_text.h"

#include <algorithm>
#include <cstddef>

#include "content/model.h"
#include "explain.h"
#include "finding_line.h"
#include "json/writer.h"
#include "printable.h"
#include "question_set.h"

namespace waypost::cli {
namespace {

using advice::Finding;
using advice::Rule;

constexpr std::size_t kMostFindings = 8;  // of a rule
constexpr std::size_t kMostEvidence = 3;  // of a warning; a suggestion comes with one

struct RuleText {
  std::string_view heading, remedy;
};

// By rule.
constexpr RuleText kTexts[] = {
    {"Hard to find: phrasings asked while the matcher did not know them",
     "write more of what visitors type, and let the answer say the words of the phrasings"},
    {"Taken for each other: phrasings asked while the matcher did not know them",
     "give both two more phrasings with the words that only one of them is about, join them if "
     "they "
     "answer the same, or let one lead to the other with \"next\""},
    {"Almost the same phrasing in two places", "keep it where it fits best"},
    {"Almost the same answer in two places",
     "make one article of the two, with the phrasings of both"},
    {"Answers too short to help", "say what to do, and where"},
    {"Answers too long for a telephone", "make an article of each question that it answers"},
    {"Answers after which there is nothing to do",
     "add a link, numbered steps, a way to reach you, or \"next\" with a flow or an article"},
    {"Two more phrasings would help most here, in this order",
     "write them as visitors would: other words for the same, no other order of the same words"},
    {"Words that only an answer says",
     "if visitors would type one of them, put it into a phrasing"},
};
static_assert(std::size(kTexts) == advice::kRules);

const RuleText& text_of(Rule rule) { return kTexts[static_cast<std::size_t>(rule)]; }

std::string quoted(std::string_view text) { return "\"" + printable(text) + "\""; }

class Teller {
 public:
  explicit Teller(const LintReport& report)
      : report_(report), targets_(advice::targets_of(report.model)) {}

  std::string message(const Finding& finding) const {
    const std::string target = quoted(name(finding.target));
    const std::string of = finding.count == 0 ? "none of " : std::to_string(finding.count) + " of ";
    const std::string whole = std::to_string(finding.whole);
    switch (finding.rule) {
      case Rule::not_found:
        return of + "the " + whole + " phrasings of " + target +
               " would be found among the first three";
      case Rule::confused:
        return of + "the " + whole + " phrasings of " + target + " and " +
               quoted(name(finding.other)) + " would lead to the other one";
      case Rule::near_duplicate:
        return quoted(finding.evidence[0].text) + " (" + printable(name(finding.target)) +
               ") is almost " + quoted(finding.evidence[1].text) + " (" +
               printable(name(finding.other)) + ")";
      case Rule::same_answer:
        return target + " and " + quoted(name(finding.other)) + " answer almost the same";
      case Rule::answer_short:
      case Rule::answer_long:
        return "the answer of " + target + " has " + counted(finding.count, "word");
      case Rule::no_next_step:
        return "the answer of " + target + " ends without a link, a step or a way on";
      case Rule::more_phrasings:
        return more_phrasings(finding, target);
      case Rule::answer_words:
        return "no phrasing says what the answer of " + target + " says: " + words(finding);
    }
    return "";
  }

  std::string text(const Finding& finding, bool all, bool color) const {
    const advice::SourcePlace place = report_.sources.place(finding.where);
    const std::string code(advice::to_string(finding.rule));
    std::string out = finding_line({path(place), place.line, place.column,
                                    advice::severity_of(finding.rule), code, message(finding)},
                                   color);
    // The first of two texts that are alike is told already, at its place.
    const std::size_t begin = finding.rule == Rule::near_duplicate ? 1 : 0;
    const bool is_warning = advice::severity_of(finding.rule) == Severity::warning;
    const std::size_t most = is_warning ? begin + kMostEvidence : 1;
    const std::size_t end = all ? finding.evidence.size() : std::min(finding.evidence.size(), most);
    for (std::size_t i = begin; i < end; ++i) out += "    " + text(finding.evidence[i]) + "\n";
    if (end < finding.evidence.size() && is_warning) {
      out += "    … and " + std::to_string(finding.evidence.size() - end) + " more\n";
    }
    return out;
  }

  void write(const Finding& finding, json::Writer& out) const {
    write_place(report_.sources.place(finding.where), out);
    out.member("severity", to_string(advice::severity_of(finding.rule)));
    out.member("code", advice::to_string(finding.rule));
    out.key("targets").begin_array();
    for (const std::uint32_t target : {finding.target, finding.other}) {
      if (target != advice::kNoTarget) out.text(name(target));
    }
    out.end_array().number_if("count", finding.count).number_if("of", finding.whole);
    out.key("words").begin_array();
    for (const std::string& word : finding.words) out.text(word);
    out.end_array().key("evidence").begin_array();
    for (const advice::Evidence& evidence : finding.evidence) {
      out.begin_object();
      write_place(report_.sources.place(evidence.where), out);
      out.member("target", name(evidence.target)).member_if("phrasing", evidence.text);
      if (evidence.found != advice::kNoTarget) out.member("found", name(evidence.found));
      out.flag_if("direct", evidence.is_answered).end_object();
    }
    out.end_array().member("message", message(finding));
    out.member("remedy", text_of(finding.rule).remedy);
  }

 private:
  std::string name(std::uint32_t target) const { return name_of(targets_[target].target); }

  const std::string& path(const advice::SourcePlace& place) const {
    return place.file == 0 ? report_.files.base_path : report_.files.sibling_path;
  }

  static std::string more_phrasings(const Finding& finding, const std::string& target) {
    if (finding.whole == 1) return target + " has one phrasing, and would not be found without it";
    return target + " would not be found first by " + std::to_string(finding.count) + " of its " +
           std::to_string(finding.whole) + " phrasings";
  }

  static std::string words(const Finding& finding) {
    std::string out;
    for (const std::string& word : finding.words) out += (out.empty() ? "" : ", ") + quoted(word);
    return out;
  }

  std::string text(const advice::Evidence& evidence) const {
    const advice::SourcePlace place = report_.sources.place(evidence.where);
    std::string out = place_text(path(place), place.line, place.column) + ": ";
    if (evidence.text.empty()) return out + quoted(name(evidence.target));
    out += quoted(evidence.text) + " (" + printable(name(evidence.target)) + ")";
    if (evidence.found != advice::kNoTarget) out += " → " + printable(name(evidence.found));
    if (evidence.is_answered) out += ", given as the answer";
    return out;
  }

  void write_place(const advice::SourcePlace& place, json::Writer& out) const {
    out.member("file", path(place)).number("line", place.line).number("column", place.column);
    out.member("pointer", place.pointer);
  }

  const LintReport& report_;
  std::vector<advice::TargetView> targets_;
};

std::size_t count(const advice::Lint& lint, Severity severity) {
  return static_cast<std::size_t>(std::count_if(
      lint.findings.begin(), lint.findings.end(),
      [&](const Finding& finding) { return advice::severity_of(finding.rule) == severity; }));
}

std::string percent(std::size_t part, std::size_t whole) {
  return std::to_string((200 * part + whole) / (2 * whole)) + " %";
}

std::string summary(const LintReport& report) {
  const advice::Lint& lint = report.lint;
  std::string out;
  if (!report.errors.empty()) out += counted(report.errors.size(), "error") + ", ";
  out += counted(count(lint, Severity::warning), "warning") + " and " +
         counted(count(lint, Severity::note), "suggestion") + " for " +
         counted(report.model.articles.size(), "article") + " and " +
         counted(report.model.flows.size(), "flow") + ".\n";
  if (lint.asked == 0) return out;
  out += "Of " + counted(lint.asked, "phrasing") + " asked while the matcher did not know " +
         (lint.asked == 1 ? "it" : "them") + ", " + percent(lint.found, lint.asked) +
         " were found first and " + percent(lint.among_three, lint.asked) +
         " among the first three.";
  // Said so that nobody takes it for a mark.
  if (2 * lint.found < lint.asked) {
    out += " Phrasings that are written to differ are hard to find: visitors usually fare better.";
  }
  return out + "\n";
}

}  // namespace

std::string lint_text(const LintReport& report, bool all, bool color) {
  std::string out = errors_text(report.files, report.errors, color);
  const Teller teller(report);
  const std::vector<Finding>& findings = report.lint.findings;
  for (auto group = findings.begin(); group != findings.end();) {
    const auto end = std::find_if(
        group, findings.end(), [&](const Finding& finding) { return finding.rule != group->rule; });
    const auto size = static_cast<std::size_t>(end - group);
    const RuleText& text = text_of(group->rule);
    out += std::string(text.heading) + " (" + std::to_string(size) + ")\n    " +
           std::string(text.remedy) + "\n";
    const std::size_t shown = all ? size : std::min(size, kMostFindings);
    for (std::size_t i = 0; i < shown; ++i) {
      out += teller.text(group[static_cast<std::ptrdiff_t>(i)], all, color);
    }
    if (shown < size) {
      out += "… and " + std::to_string(size - shown) + " more; --all lists them\n";
    }
    out += "\n";
    group = end;
  }
  return out + summary(report);
}

std::string errors_text(const KnowledgeFiles& files, const std::vector<Problem>& errors,
                        bool color) {
  std::string out;
  for (const Problem& problem : errors) {
    const Explanation explanation = explain(problem);
    out += finding_line(
        {problem.file == 0 ? files.base_path : files.sibling_path, problem.line, problem.column,
         problem.severity, to_string(problem.code), explanation.message},
        color);
    out += "    " + explanation.remedy + "\n";
    if (!problem.pointer.empty()) out += "    at " + printable(problem.pointer) + "\n";
  }
  return out.empty() ? out : out + "\n";
}

std::string lint_json(const LintReport& report) {
  json::Writer out;
  const Teller teller(report);
  out.begin_object().key("findings").begin_array();
  for (const Problem& problem : report.errors) {
    const Explanation explanation = explain(problem);
    out.begin_object();
    out.member("file", problem.file == 0 ? report.files.base_path : report.files.sibling_path);
    out.number("line", problem.line).number("column", problem.column);
    out.member("pointer", problem.pointer).member("severity", to_string(problem.severity));
    out.member("code", to_string(problem.code)).member("message", explanation.message);
    out.member("remedy", explanation.remedy).end_object();
  }
  for (const Finding& finding : report.lint.findings) {
    out.begin_object();
    teller.write(finding, out);
    out.end_object();
  }
  const advice::Lint& lint = report.lint;
  const auto number = [&](std::string_view name, std::size_t value) {
    out.number(name, static_cast<std::int64_t>(value));
  };
  out.end_array();
  number("errors", report.errors.size());
  number("warnings", count(lint, Severity::warning));
  number("notes", count(lint, Severity::note));
  number("articles", report.model.articles.size());
  number("flows", report.model.flows.size());
  number("phrasings", lint.phrasings);
  out.key("held_out").begin_object();
  number("asked", lint.asked);
  number("found", lint.found);
  number("among_three", lint.among_three);
  return std::move(out.end_object().end_object()).take() + "\n";
}

}  // namespace waypost::cli
