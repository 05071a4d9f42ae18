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
inline constexpr std::size_t kMaxVariableBytes = 8u << 10;  ///< all variables together, as JSON
inline constexpr std::size_t kMaxThingBytes = 2u << 10;     ///< one thing of a list, as JSON
/// A variable as small as this may take the last room: an option's id, a number, a day always fit.
inline constexpr std::size_t kSmallVariable = 256;
/// What larger ones leave free: those that lookups and steps give, for all that the visitor types
/// and chooses afterwards; those that the visitor types, for what is chosen.
inline constexpr std::size_t kRoomForAnswers = 3u << 10;
inline constexpr std::size_t kRoomForChoices = 1u << 10;
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
/// would not fit: a text over kMaxValueBytes, or too much in all. One over kSmallVariable has to
/// leave `room` bytes free.
bool set_variable(Variables& variables, std::string_view name, Value value, std::size_t room = 0);

/// False when what is chosen of a list could be too large to be kept.
bool fits_as_thing(const Value& thing);

/// Removes what set_variable would not have let in.
void trim_variables(Variables& variables);

/// Keeps what the owner gives along with a handover within 20 tags and 20 fields of a line each.
void trim_handover(Handover& handover);

/// Shortens texts and drops the oldest places, so that the snapshot's JSON is below
/// kMaxSnapshotBytes.
void keep_limits(Snapshot& snapshot);

}  // namespace waypost::session
