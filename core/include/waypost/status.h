/// Problems found in a knowledge file, as data: codes and places, no prose.
///
/// The core never prints and never throws. What an author did wrong is a `Problem`; the command
/// line turns it into a sentence with a remedy (core/cli/explain.h), the browser build ships codes
/// only.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace waypost {

/// How bad a problem is. `error`: does not work; the smallest piece that can go without harm is
/// left out (a reference, an option, an article, a flow, the file). `warning`: works, but probably
/// not as meant. `note`: worth knowing.
enum class Severity : std::uint8_t { error, warning, note };

/// What is wrong. One comment per code says when it is raised and what `Problem::args` hold.
enum class Code : std::uint8_t {
  utf8,  ///< Not UTF-8 at this place. args: {byte offset}; the last of 1000: {…, further places}
  too_large,  ///< args: {how many, limit, "bytes" (kMaxFileBytes) or "values"}
  syntax,     ///< Not JSON. Ends reading; reported alone. args: {what was found, what was expected}
  too_deep,   ///< Nested deeper than kMaxDepth. args: {limit}
  wrong_type,          ///< args: {expected type, found type}
  missing_key,         ///< args: {key}. Warning where only a way to reach people is missing: a chat
                       ///< without "receiver", a file without "contact, handover"
  unknown_key,         ///< Warning. args: {key, nearest known key or ""}
  duplicate_key,       ///< The same key twice in one object. args: {key, line of the first}
  duplicate_id,        ///< args: {id, pointer of the first}
  duplicate_phrasing,  ///< Warning: two articles or flows claim one phrasing. args: {text, pointer
                       ///< of the first}
  bad_id,              ///< args: {id, rule}
  bad_version,         ///< "waypost" is not a version this build reads. args: {found, supported}
  bad_locale,          ///< Not a BCP 47 tag. args: {found}
  bad_value,      ///< Right type, value outside what is allowed. args: {found, allowed[, nearest]}
  empty_text,     ///< args: {key}
  text_too_long,  ///< args: {bytes, limit}
  unknown_category,  ///< args: {id, nearest or ""}, or {id, "", pointer} of one that is left out
                     ///< itself; likewise the four below
  unknown_article,
  unknown_flow,
  unknown_step,
  unknown_lookup,
  unknown_variable,  ///< An expression or a text reads a name nothing sets. args: {name, nearest or
                     ///< ""}; by a proof also {…, what may be meant: the name in quotes, or the
                     ///< departments that "hours" has}
  bad_expression,  ///< args: {what is wrong, column in the expression}. Warning where something is
                   ///< shown or decided all the same
  bad_pattern,     ///< args: {pattern, what is wrong}
  bad_url,         ///< args: {found, what is wrong}
  bad_time,        ///< Hours or dates. args: {found, expected form}
  unreachable_step,  ///< Warning: no way leads here. args: {step}
  endless_loop,    ///< Steps that never wait for the visitor lead back to themselves. args: {step};
                   ///< over several flows {step, all of them: "flow/step, flow/step"}
  too_many_steps,  ///< So many steps follow each other without waiting. args: {first step, limit}
  untranslated,    ///< Warning: the sibling has no text for this path. args: {path}
  unknown_text,    ///< The sibling translates a path that the base does not have. args: {path,
                   ///< nearest or ""}
  base_mismatch,   ///< Sibling and base do not belong together. args: {found, expected}
  bad_pack,        ///< Warning: the pack is not used. args: {"version" or "texts", found, expected}
  dead_case,       ///< Warning, by a proof: a branch never takes this case, or an option, field or
                   ///< milestone is never shown. args: {"never_true" or "shadowed"}
  missing_plural,  ///< Warning, by a proof: a plural lacks a form of its language. args: {form, a
                   ///< number that takes it}
  // The rest by the proof of whole flows. `moves`: what leads there, one line each, as `waypost
  // play
  // --script` takes them.
  never_reached,       ///< Warning: whatever visitors do, they never come here. args: {step}
  no_way_out,          ///< From here on nothing ends, and nobody is reached. args: {step, moves}
  unset_variable,      ///< Warning: read before anything has set it. args: {name, moves, step}
  empty_menu,          ///< There may be nothing to choose, and no way on. args: {step, moves}
  unconfirmed_action,  ///< An action that does not ask first. args: {lookup}
  no_unknown,          ///< An action without a way when nobody knows what became of it. args:
                       ///< {lookup}
  no_failed_way,       ///< Note: where nobody can be reached, a lookup has no way when it fails.
                       ///< args: {lookup}
  too_many_clicks,     ///< Warning: an outcome takes more clicks than the flow's `clicks`. args:
                       ///< {outcome, least, limit, most or "loop"}; of the longest way
                       ///< {outcome, most or "loop", limit, "longest"}
  other_hours,         ///< Warning: a text promises times that are nobody's opening hours. args:
                       ///< {"09:00-18:00", "mon, fri", hours on the first of these days}
  too_many_calls,      ///< One call more than fits inside each other: it is passed over. args:
                       ///< {step, limit}
  uncovered_case,  ///< Warning: a branch without `else` has no case for some values, and goes on
                   ///< with the step below. args: {these values, moves, step}
  told_as_done,    ///< Warning: an action goes on after a failure as when it is done. args:
                   ///< {lookup, its key}; where nobody knows as after a refusal {…, key of that}
  disabled_flow,   ///< A way leads to a flow with `enabled: false`, and is as if it were not there.
                   ///< Warning at a `call` or `goto`, a note at an option. args: {flow}
  duplicate_label,     ///< Warning: options that can be shown together look the same. args: {label,
                       ///< pointer of the first}
  unknown_department,  ///< Warning: a department that only this handover names, and that is nearly
                       ///< one of the others. args: {department, that one}
  private_use,     ///< Warning: a private answer stands in a link's address, or decides something:
                   ///< it is not known after a reload. args: {variable, "address" or "condition"}
  untranslatable,  ///< Warning: a text in an expression is shown in every language. args: {the
                   ///< text, variable}
};

/// One finding. `pointer` is a JSON pointer (RFC 6901) into the file; `line` and `column` are
/// 1-based, the column in UTF-8 bytes, of the value the pointer names (or of the key, for key
/// problems).
struct Problem {
  Code code{};
  Severity severity = Severity::error;
  std::uint8_t file = 0;  ///< 0 = base file, 1 = sibling
  std::string pointer;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::vector<std::string> args;
};

/// The code's stable name as it appears in JSON, e.g. "unknown_step".
std::string_view to_string(Code code);
/// "error", "warning" or "note".
std::string_view to_string(Severity severity);

inline constexpr std::size_t kMaxFileBytes = 32u
                                             << 20;  ///< Larger files are refused with `too_large`.
inline constexpr int kMaxDepth = 64;                 ///< Deeper nesting is refused with `too_deep`.

}  // namespace waypost
