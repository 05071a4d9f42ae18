// What keeps a snapshot small: budgets for variables, texts and history, measured as JSON.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "waypost/session.h"
#include "waypost/value.h"

namespace waypost::session {

inline constexpr std::size_t kMaxValueBytes = 2u << 10;  ///< one text value
inline constexpr std::size_t kMaxMessageBytes =
    16u << 10;  ///< a message left for a person: 4,000 characters of any script; kept in the log
inline constexpr std::size_t kMaxVariables = 64;
inline constexpr std::size_t kMaxVariableBytes = 8u << 10;  ///< all variables together, as JSON
inline constexpr std::size_t kMaxQuestionBytes = 2u << 10;
inline constexpr std::size_t kMaxKnownBytes = 254;  ///< the longest e-mail address
inline constexpr std::size_t kMaxNoteBytes = 200;   ///< reason, department, reference of a handover
inline constexpr std::size_t kMaxEventIdBytes = 64;
/// A text cut to a limit plus this is longer than the limit, if it was: cuts are on character
/// borders.
inline constexpr std::size_t kWidestCharacter = 4;
inline constexpr std::size_t kMaxBack = 20;
inline constexpr std::size_t kMostCalls = 8;  ///< of flows inside each other

/// Well-formed, without control characters (they become spaces; line ends stay when `lines`) and
/// those that turn the direction of a text (they are left out; marks stay), without spaces around,
/// cut to `limit` bytes on a character border.
std::string clean(std::string_view text, std::size_t limit, bool lines = false);

/// Sets a variable, or removes it when the value is Missing. False (and nothing changed) when it
/// would not fit: a text over kMaxValueBytes, too many names, or too much in all.
bool set_variable(Variables& variables, std::string_view name, Value value);

/// Removes what set_variable would not have let in.
void trim_variables(Variables& variables);

/// Keeps what the owner gives along with a handover within 20 tags and 20 fields of a line each.
void trim_handover(Handover& handover);

/// Shortens texts and drops the oldest places, so that the snapshot's JSON is below
/// kMaxSnapshotBytes.
void keep_limits(Snapshot& snapshot);

}  // namespace waypost::session
