// The way to a person: checking, leaving a message, delivering. States of Snapshot::handover:
// checking -> (message) -> delivering -> delivered -> ended, and failed <-> delivering.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "session/turn.h"

namespace waypost::session {

/// The reason of a handover that the visitor has asked for. Those of flows have others.
inline constexpr std::string_view kAskedHuman = "asked_human";

/// What a person is asked for.
struct Wanted {
  std::string reason{kAskedHuman};
  std::string department, priority;
  std::vector<std::string> tags;
  std::map<std::string, std::string> fields;  ///< what the owner's flow gives along, by label
};

/// The visitor (or a flow's handover step) asks for a person. One handover at a time: asking again
/// shows where the open one stands, tries a failed one again under its id, or, when the message
/// form was left, looks once more whether somebody is there.
void ask_person(Turn& turn, const Wanted& wanted);

/// Hands the record over; `mode` is chat or message. The visitor stays where they are.
void deliver(Turn& turn, std::string_view mode);

/// "A person has it", with the reference when there is one.
void say_delivered(Turn& turn);

/// True when a flow hands over: what it asked for is said, a message is no more than an addition.
bool is_of_flow(const Handover& handover);

/// Takes back a handover of which nothing has been sent: while checking, or at the message form.
void take_back(Turn& turn);

/// The handover effect that waits, for `resume`.
Effect waiting_handover(const Snapshot& snapshot);

}  // namespace waypost::session
