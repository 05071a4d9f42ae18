// `waypost ask FILE "text"`: what a visitor would get for a question, and why.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "commands.h"
#include "files.h"
#include "knowledge_files.h"
#include "waypost/content.h"
#include "waypost/matcher.h"
#include "waypost/wire.h"

namespace waypost::cli {
namespace {

constexpr Flag kFlags[] = {{"limit", true}, {"locale", true}, {"prefix"}, {"json"}};
constexpr std::size_t kWidestLimit = 2;  // digits; the core takes 1..50

constexpr std::string_view kHelp =
    "Usage: waypost ask FILE \"QUESTION\" [--limit N] [--locale TAG] [--prefix] [--json]\n\n"
    "Asks a knowledge file a question, as a visitor would: what is found and why, what was said\n"
    "instead of asked (an intent, as \"thanks\"), and whether a person comes first. FILE may be a\n"
    "sibling (support.sr.json): its base is read too.\n\n"
    "  --limit N      show at most N matches, 1 to 50 (default 5)\n"
    "  --locale TAG   ask the sibling of this language that the base lists\n"
    "  --prefix       the last word may be unfinished, as while typing\n"
    "  --json         print the answer as the browser gets it\n\n"
    "Examples:\n"
    "  waypost ask support.json \"where is my parcel\"\n"
    "  waypost ask support.json \"retu\" --prefix --limit 3\n"
    "  waypost ask support.json \"can I talk to somebody\"\n"
    "  waypost ask support.json \"gde je moja porudžbina\" --locale sr --json\n\n"
    "Exit code: 0 asked (also when nothing was found), 1 the file cannot be used, 2 wrong usage.\n";

std::optional<std::uint32_t> read_limit(std::string_view text) {
  if (text.empty() || text.size() > kWidestLimit) return std::nullopt;
  std::uint32_t value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + static_cast<std::uint32_t>(c - '0');
  }
  if (value < 1 || value > 50) return std::nullopt;
  return value;
}

std::string_view headline(const Answer& answer) {
  if (!answer.intent.empty() && answer.decision == Decision::none)
    return "none: nothing was asked; the visitor gets a line that fits\n";
  switch (answer.decision) {
    case Decision::answer:
      return "answer: the first match is shown at once\n";
    case Decision::choose:
      return "choose: the visitor is offered up to three\n";
    case Decision::none:
      return "none: the visitor is told that nothing was found\n";
  }
  return "";
}

// The owner's phrasing with the pieces that the question shares in brackets, or bold on a terminal.
std::string marked(const Why& why, bool color) {
  const std::string_view open = color ? "\x1b[1m" : "[";
  const std::string_view close = color ? "\x1b[0m" : "]";
  std::string out;
  std::size_t at = 0;
  for (const Span8& span : why.spans) {
    out += why.phrasing.substr(at, span.begin - at);
    out += open;
    out += why.phrasing.substr(span.begin, span.end - span.begin);
    out += close;
    at = span.end;
  }
  return out + why.phrasing.substr(at);
}

std::string view(const Answer& answer, bool color) {
  std::string out(headline(answer));
  if (!answer.intent.empty()) out += "  heard " + answer.intent + "\n";
  if (answer.person) out += "  a person first\n";
  for (const Entity& entity : answer.entities) {
    out += entity.kind == Entity::Kind::email ? "  e-mail " : "  order number ";
    out += entity.value + "\n";
  }
  if (answer.decision == Decision::none && !answer.matches.empty())
    out += "\nnearest, not shown:\n";
  int place = 0;
  for (const Match& match : answer.matches) {
    out += "\n" + std::to_string(++place) + ". " + match.title + "\n   ";
    out += match.target.kind == Target::Kind::flow ? "flow " : "article ";
    out += match.target.id + ", confidence " + std::to_string(match.confidence) + " of 1000\n";
    out += "   why: " + marked(match.why, color) + "\n";
  }
  return out;
}

int run(const Args& args) {
  if (args.positional.size() != 2) return usage_error(kAskCommand, "give a file and a question");
  Question question;
  question.text = args.positional[1];
  question.prefix = args.has("prefix");
  if (args.has("limit")) {
    const auto limit = read_limit(args.value("limit"));
    if (!limit) return usage_error(kAskCommand, "--limit takes a number from 1 to 50");
    question.limit = *limit;
  }
  const std::string locale = args.value("locale");
  const KnowledgeFiles files = read_knowledge(args.positional[0], locale);
  const std::optional<Content> content = open_content("ask", files);
  if (!content) return kProblems;
  const Answer answer = ask(*content, question);
  write_out(args.has("json") ? wire::answer_json(answer, question.text) + "\n"
                             : view(answer, wants_color(stdout)));
  return kFine;
}

}  // namespace

const Command kAskCommand = {"ask", "asks a knowledge file a question", kHelp, kFlags, run};

}  // namespace waypost::cli
