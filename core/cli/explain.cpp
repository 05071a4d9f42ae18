#include "explain.h"

#include <cstddef>
#include <iterator>
#include <string_view>
#include <vector>

#include "printable.h"

namespace waypost::cli {
namespace {

// {0}, {1}, {2} stand for the arguments that status.h lists. `remedy` is for when the second
// argument says something, `plain` for when it is empty; "" = the same.
struct Entry {
  Code code;
  std::string_view message, remedy, plain = "";
};

constexpr Entry kEntries[] = {
    {Code::utf8, "this is not UTF-8 (byte {0} of the file)",
     "save the file as UTF-8; it may have been written in another encoding, or be no text at all"},
    {Code::too_large, "the file is too large: {0} {2}, at most {1} are read",
     "split the knowledge into several files, or leave out what is not about help"},
    {Code::syntax, "found {0} where {1} should stand",
     "correct the JSON here; nothing after this place has been checked yet"},
    {Code::too_deep, "nested deeper than {0} levels",
     "no knowledge file needs this; look for a bracket too many"},
    {Code::wrong_type, "this should be of type {0}, but is of type {1}",
     "write a value of type {0} here"},
    {Code::missing_key, "\"{0}\" is missing", "add \"{0}\" here"},
    {Code::unknown_key, "\"{0}\" means nothing here and is ignored", "did you mean \"{1}\"?",
     "remove it, or let its name start with x- if it is your own"},
    {Code::duplicate_key, "the key \"{0}\" is here twice (first in line {1}); the first one counts",
     "keep one of the two"},
    {Code::duplicate_id, "the id \"{0}\" is taken already, by {1}", "give each its own id"},
    {Code::duplicate_phrasing, "\"{0}\" is claimed twice, first by {1}",
     "keep it where it fits best, or make the two phrasings different"},
    {Code::bad_id, "\"{0}\" cannot be used as a name here", "allowed: {1}"},
    {Code::bad_version, "version {0} of the format is not known to this program",
     "use \"waypost\": {1}, or a newer Waypost"},
    {Code::bad_locale, "\"{0}\" is not a language tag",
     "use a BCP 47 tag such as en, sr-Latn or pt-BR"},
    {Code::bad_value, "{0} is not possible here", "possible: {1}"},
    {Code::empty_text, "\"{0}\" is empty", "write something, or remove it"},
    {Code::text_too_long, "this is too long: {0} bytes, at most {1} are allowed", "shorten it"},
    {Code::unknown_category, "there is no category \"{0}\"", "did you mean \"{1}\"?",
     "add it under \"categories\", or correct the id"},
    {Code::unknown_article, "there is no article \"{0}\"", "did you mean \"{1}\"?",
     "add it under \"articles\", or correct the id"},
    {Code::unknown_flow, "there is no flow \"{0}\"", "did you mean \"{1}\"?",
     "add it under \"flows\", or correct the id"},
    {Code::unknown_step, "there is no step \"{0}\" in this flow", "did you mean \"{1}\"?",
     "add it to the flow's steps, or correct the id"},
    {Code::unknown_lookup, "there is no lookup \"{0}\"", "did you mean \"{1}\"?",
     "add it under \"lookups\", or correct the id"},
    {Code::unknown_variable, "nothing ever sets \"{0}\", so it is always empty",
     "did you mean \"{1}\"?",
     "set it by an input, set or lookup step, or correct the name; a literal brace is written {{"},
    {Code::bad_expression, "{0}, at character {1} of the text",
     "see core/docs/flows.md#expressions"},
    {Code::bad_pattern, "the pattern \"{0}\" cannot be used: {1}",
     "write it like RL-99999: 9 stands for a digit, A for a letter, everything else for itself"},
    {Code::bad_url, "\"{0}\" cannot be used as an address: {1}",
     "use an address that starts with https://, or one on this site such as /help"},
    {Code::bad_time, "\"{0}\" is not a time that can be used here", "write it like this: {1}"},
    {Code::unreachable_step, "nothing leads to step \"{0}\"",
     "jump to it from another step, or remove it"},
    {Code::endless_loop, "step \"{0}\" leads back to itself without ever waiting for the visitor",
     "put a menu, an input or an end into the loop"},
    {Code::too_many_steps,
     "from step \"{0}\" on, {1} steps or more follow each other without waiting for the visitor",
     "put a menu, an input or an end between them"},
    {Code::untranslated, "not translated: {0}",
     "translate it here; until then the base's words are shown"},
    {Code::unknown_text, "the base has no text \"{0}\"", "did you mean \"{1}\"?",
     "remove it, or correct the path"},
    {Code::base_mismatch, "this file does not belong to that base: found {0}, expected {1}",
     "make \"locale\" and \"base\" here and \"locales\" in the base name each other"},
    {Code::bad_pack, "what was learned for other texts is not used; all is learned again",
     "make it again of the file it was made of: waypost pack FILE -o PACK"},
    {Code::dead_case, "this case is never taken: {0}", "remove it, or correct the condition"},
    {Code::missing_plural, "this plural has no form \"{0}\", which its language has for {1}",
     "add the form that stands behind {1} to the text, as the others are written"},
    {Code::never_reached,
     "whatever visitors choose and lookups answer, they never come to step \"{0}\"",
     "correct the conditions on the way to it, or remove it"},
    {Code::no_way_out, "from step \"{0}\" on nothing ever ends, and no person is reached",
     "give it a way to an end, a handover or a link"},
    {Code::unset_variable,
     "\"{0}\" is read here, and on one way nothing is there: not set yet, skipped or not found",
     "set it on every way that leads here, or ask has({0}) first"},
    {Code::empty_menu, "there may be nothing to choose at step \"{0}\"",
     "add \"empty\", where to go on then, or an option without a condition"},
    {Code::unconfirmed_action, "the action \"{0}\" is done without asking first",
     "add \"confirm\": {\"text\": what will be done, \"yes\": \u2026, \"no\": \u2026}"},
    {Code::no_unknown, "there is no way for when nobody knows whether \"{0}\" was done",
     "let \"unknown\" name a step of its own, neither this one nor that of \"goto\": it says so, "
     "and "
     "looks up what became of it"},
    {Code::no_failed_way,
     "when \"{0}\" fails, visitors can only try again: nobody is to be reached",
     "add \"failed\", where to go on then"},
    {Code::too_many_clicks, "\"{0}\" takes {1} clicks at least, and \"clicks\" allows {2}",
     "shorten the way, or allow more"},
    {Code::other_hours, "{0} is promised for {1}, and the hours then are {2}",
     "correct the text or \"hours\"; another place has hours of its own in \"departments\""},
    {Code::too_many_calls,
     "more than {1} calls inside each other: the one at step \"{0}\" is passed over",
     "let flows come back before others are called, or use goto"},
    {Code::uncovered_case, "no case is for {0}: then \"{2}\" goes on with the step below it",
     "add a case, or \"else\", the step where everything else leads"},
    {Code::told_as_done,
     "\"{1}\" of the action \"{0}\" leads where \"goto\" leads: visitors read that it is done",
     "let it name a step of its own, which says that nothing has changed"},
    {Code::disabled_flow,
     "the flow \"{0}\" is switched off: what leads there is as if it were not written",
     "remove \"enabled\": false there, or this"},
    {Code::duplicate_label, "\"{0}\" stands on two options that are shown together, first at {1}",
     "let each label say what tells the two apart"},
    {Code::unknown_department, "no other place in this file names a department \"{0}\"",
     "did you mean \"{1}\"?"},
    {Code::private_use, "\"{0}\" is private, and this {1} reads it",
     "ask has({0}), or let a lookup decide: a private answer is not known any more after a reload"},
    {Code::untranslatable,
     "\"{0}\" is shown as {1} in every language: texts in expressions are not translated",
     "give {1} an id here, and let the flow that is called choose its words by it"},
};

constexpr bool all_codes_in_order() {
  for (std::size_t i = 0; i < std::size(kEntries); ++i) {
    if (static_cast<std::size_t>(kEntries[i].code) != i) return false;
  }
  return std::size(kEntries) == static_cast<std::size_t>(Code::untranslatable) + 1;
}
static_assert(all_codes_in_order(), "every code has its entry, in the order of status.h");

// The words for what is wrong inside an expression, a text with values or a pattern.
struct Words {
  std::string_view what, sentence;
};
constexpr Words kFaults[] = {
    {"empty", "there is nothing in it"},
    {"too_long", "it is too long"},
    {"too_deep", "too many parentheses inside each other"},
    {"unexpected_end", "it ends too early"},
    {"unexpected_character", "this character has no meaning here"},
    {"expected_value", "a value or a name should stand here"},
    {"expected_operator", "an operator such as == or && should stand here"},
    {"expected_path", "a name such as order.status should stand here"},
    {"expected_parenthesis", "a parenthesis is missing"},
    {"expected_bracket", "a square bracket is missing"},
    {"expected_colon", "a ? b : c lacks its colon"},
    {"unknown_function",
     "there is no such function; there are size(x), days(from, to), addDays(date, n), "
     "today(), hours.open(), hours.open(\"sales\"), without parentheses agents.available, "
     "hours.next_open and hours.next_close, and behind a text .contains(x) .startsWith(x) "
     ".endsWith(x) .trim() .lowerAscii()"},
    {"wrong_arguments", "this function takes another number of values"},
    {"wrong_argument", "this function is not for values of this type"},
    {"not_a_condition", "this is neither true nor false, so it cannot be a condition"},
    {"never_equal", "the two sides are of different types and never equal"},
    {"not_comparable", "values of these types have no order"},
    {"not_a_list", "behind \"in\" stands neither a list nor an object"},
    {"not_a_number", "this is no number to calculate with"},
    {"never_true", "its condition holds for no values at all"},
    {"shadowed", "whenever its condition holds, a case above has been taken"},
    {"unclosed_text", "a text has no closing quote"},
    {"bad_escape", "this is no escape"},
    {"bad_number", "this is no number"},
    {"unclosed_brace", "a brace { is never closed; a literal brace is written {{"},
    {"bad_plural", "a plural is written {count, plural, one {# day} other {# days}}"},
    {"unknown_form", "the language of this text has no such form, so it is never taken"},
    {"not_counted", "this plural counts what is no number"},
    {"lone_brace", "this brace } closes nothing; a value is written {name}, a literal brace {{"},
    {"division_by_zero", "a division by zero gives nothing"},
    {"not_a_date", "this is compared with a day, and is none; a day is written \"2026-06-01\""},
    {"value_as_server",
     "no value may say which server is asked; values stand behind the first / of the path"},
    {"signs_in", "it signs in, and everybody can read this file"},
    {"carries_key", "it carries a key or a password, and everybody can read this file"},
    {"no_option", "no option of this choice has this id"},
    {"may_be_zero", "this may be 0 here, and a division by it gives nothing"},
    {"two_types", "steps give this variable values of different types"},
    {"no_other", "this plural lacks its form \"other\", which every language needs"},
    {"no_placeholder", "it has neither 9 nor A, so there is nothing to fill in"},
    {"only_for_order", "a pattern is only for inputs of kind order"},
};

std::string_view in_words(std::string_view argument) {
  for (const Words& fault : kFaults) {
    if (fault.what == argument) return fault.sentence;
  }
  return argument;
}

std::string fill(std::string_view sentence, const Problem& problem) {
  const bool has_fault = problem.code == Code::bad_expression || problem.code == Code::dead_case ||
                         problem.code == Code::bad_pattern || problem.code == Code::bad_url;
  std::string out;
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    const bool is_argument =
        sentence[i] == '{' && i + 2 < sentence.size() && sentence[i + 2] == '}';
    if (!is_argument) {
      out += sentence[i];
      continue;
    }
    const auto index = static_cast<std::size_t>(sentence[i + 1] - '0');
    if (index < problem.args.size()) {
      out += has_fault ? in_words(problem.args[index]) : std::string_view(problem.args[index]);
    }
    i += 2;
  }
  return out;
}

bool is_reference(Code code) {
  return code == Code::unknown_category || code == Code::unknown_article ||
         code == Code::unknown_flow || code == Code::unknown_lookup;
}

// A file that leaves visitors without a way to anybody.
Explanation dead_end(std::string_view missing) {
  if (missing == "receiver") {
    return {"a chat without a receiver never begins: nothing can take the visitor's request",
            "add \"receiver\", the address that handovers are sent to"};
  }
  return {"no visitor can reach anybody: there is neither a contact nor a handover",
          "add \"contact\" with an e-mail address or a telephone number, or \"handover\" with a "
          "receiver"};
}

// A found value as it stands in the file: texts in quotes, numbers and the like without.
std::string as_written(const std::vector<std::string>& args) {
  const std::string& found = args[0];
  const bool is_number = !found.empty() && found.find_first_not_of("0123456789.eE+-") == found.npos;
  const bool is_described = args[1] == "two or more texts";
  return is_number || is_described || found == "false" ? found : "\"" + found + "\"";
}

// The shortest way is over the limit, with the longest beside it; or the longest is.
std::string clicks_text(const std::vector<std::string>& args) {
  constexpr std::string_view kRound = "any number of clicks, since the way goes round";
  std::string clicks = args[1] == "loop" ? std::string(kRound) : args[1] + " clicks";
  if (args[3] == "longest") {
    if (args[1] != "loop") clicks += " at most";
  } else {
    clicks += " at least and ";
    clicks += args[3] == "loop" ? std::string(kRound) : args[3] + " at most";
  }
  return "\"" + args[0] + "\" takes " + clicks + ", and \"clicks\" allows " + args[2];
}

// What to do about a fault inside a text or an expression, where there is more to say than where it
// is described.
constexpr Words kRemedies[] = {
    {"unknown_form", "remove the form; =2 and the like are for single numbers"},
    {"not_counted", "declare it as a number where it is set, or leave the plural out"},
    {"lone_brace", "open the value that it closes, or remove it"},
    {"division_by_zero", "divide by something else, or leave it out"},
    {"no_option", "correct the id, or leave it out"},
    {"may_be_zero", "ask for a number from 1 on (\"min\"), or let a branch lead 0 another way"},
    {"two_types", "give the variables of these steps different names, or the same type"},
};

std::string_view remedy_of(std::string_view fault) {
  for (const Words& each : kRemedies) {
    if (each.what == fault) return each.sentence;
  }
  return "";
}

// What is read of hours that are not there, and what lacks its quotes.
void refine_unknown(const Problem& problem, Explanation& explanation) {
  const std::vector<std::string>& args = problem.args;
  if (args[0] == "hours") {
    explanation = {"the file has no \"hours\", so nobody knows when it is open",
                   "add \"hours\", with \"zone\" and \"week\""};
    return;
  }
  if (args.size() < 3) return;
  if (!args[2].starts_with("\"")) {
    const std::string name = args[0].substr(args[0].rfind('.') + 1);
    const std::string there =
        args[2].empty() ? "no departments" : "no department \"" + name + "\"; it has " + args[2];
    explanation.message = printable("\"hours\" has " + there);
    if (args[1].empty())
      explanation.remedy = printable("add \"" + name + "\" to \"departments\" of \"hours\"");
    return;
  }
  const std::string remedy = "if it is meant as a text, write it in quotes: " + args[2];
  explanation.remedy = printable(args[1].empty() ? remedy : explanation.remedy + " Or, " + remedy);
}

// Nobody knows whether it was done.
void refine_unknown_way(const Problem& problem, Explanation& explanation) {
  if (problem.args.size() > 2)
    explanation.message =
        printable("\"unknown\" of the action \"" + problem.args[0] + "\" leads where \"" +
                  problem.args[2] + "\" leads: who does not know reads that it was not done");
  explanation.remedy =
      "let it name a step of its own, which says that nobody knows yet, and looks it up or hands "
      "over";
}

// What a table cannot say: a third argument, a limit that only some ids have, a file in the wrong
// place.
void refine(const Problem& problem, Explanation& explanation) {
  const std::vector<std::string>& args = problem.args;
  if (problem.code == Code::utf8 && args.size() > 1) {
    explanation.message += ", and at " + args[1] + " more places";
  } else if (problem.code == Code::bad_value && args.size() > 1) {
    explanation.message = printable(as_written(args)) + " is not possible here";
    if (args.size() > 2 && !args[2].empty())
      explanation.remedy = printable("did you mean \"" + args[2] + "\"? Possible: " + args[1]);
  } else if (problem.code == Code::unknown_variable) {
    refine_unknown(problem, explanation);
  } else if (problem.code == Code::bad_expression && !remedy_of(args[0]).empty()) {
    explanation.remedy = remedy_of(args[0]);
  } else if (problem.code == Code::endless_loop && args.size() > 1) {
    explanation.message += printable(": " + args[1]);
  } else if (problem.code == Code::told_as_done && args[1] == "unknown") {
    refine_unknown_way(problem, explanation);
  } else if (problem.code == Code::too_many_clicks && args.size() > 3) {
    explanation.message = printable(clicks_text(args));
  } else if (problem.code == Code::dead_case &&
             problem.pointer.find("/cases/") == std::string::npos) {
    explanation.message = "this is never shown: " + std::string(in_words(args[0]));
  } else if (problem.code == Code::missing_key && problem.severity == Severity::warning) {
    explanation = dead_end(args[0]);
  } else if (problem.code == Code::missing_key && args[0].find(", ") != std::string::npos) {
    explanation = {printable("one of these keys is missing: " + args[0]), "add one of them here"};
  } else if (problem.code == Code::duplicate_id && problem.pointer.starts_with("/popular/")) {
    explanation = {printable("\"" + args[0] + "\" is listed twice, first at " + args[1]),
                   "remove one of the two"};
  } else if (problem.code == Code::bad_id && args.size() > 1 && args[1].starts_with("[")) {
    explanation.remedy += ", at most 64 bytes";
  } else if (problem.code == Code::bad_pack && args[0] == "version") {
    explanation.message =
        printable("this pack is of format " + args[1] + ", and this program reads " + args[2] +
                  "; all is learned again");
  } else if (problem.code == Code::base_mismatch && args.size() > 1 && args[1] == "a base") {
    explanation = {"this file names a base, so it is a sibling and no base itself",
                   "remove \"base\", or name the file that holds the structure"};
  }
}

}  // namespace

Explanation explain(const Problem& problem) {
  const Entry& entry = kEntries[static_cast<std::size_t>(problem.code)];
  if (is_reference(problem.code) && problem.args.size() > 2) {
    return {printable("\"" + problem.args[0] +
                      "\" is left out because of its own errors, and this with it"),
            "correct the errors at " + printable(problem.args[2]) + " first"};
  }
  const bool has_second = problem.args.size() > 1 && !problem.args[1].empty();
  const std::string_view remedy = has_second || entry.plain.empty() ? entry.remedy : entry.plain;
  Explanation explanation{printable(fill(entry.message, problem)),
                          printable(fill(remedy, problem))};
  refine(problem, explanation);
  return explanation;
}

}  // namespace waypost::cli
