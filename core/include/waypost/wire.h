/// The text form of everything: what crosses the WebAssembly edge, lies in storage and stands in
/// test vectors is the same JSON. These are the functions that bindings, command line and vector
/// tests call.
///
/// Each takes and returns UTF-8 JSON and is total. Misuse by the host gives
/// `{"error":{"code":"bad_event","detail":"/turn"}}`; codes: bad_request, bad_event, bad_snapshot,
/// bad_log, unknown_article. Object keys stand in the order of the tables in ARCHITECTURE.md;
/// defaults are omitted.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "waypost/content.h"
#include "waypost/matcher.h"

namespace waypost::wire {

/// `[{"code","severity","file","pointer","line","column","args"}]`
std::string problems_json(const std::vector<Problem>& problems);

/// What a view needs to know of the knowledge before any question:
/// `{"locale","hash","site","contact","hours","categories","locales","handover"}`.
std::string about_json(const Content& content);

/// Question JSON -> Answer JSON (spans as `span16`, UTF-16 code units).
std::string ask_json(const Content& content, std::string_view question);

/// The second half of `ask_json`: an answer to the question `text`.
std::string answer_json(const Answer& answer, std::string_view text);

/// Snapshot ("" = none yet) and event JSON -> `{"snapshot":…,"private":…,"effects":[…]}`. Any
/// snapshot will do: what storage has spoiled is left out. `private`, left out when empty, is to be
/// handed back as a member of the next snapshot, and stored nowhere.
std::string step_json(const Content& content, std::string_view snapshot, std::string_view event);

/// The log as it may be stored: JSON array of `{"event","effects"}` in and out, `•••` for every
/// answer in the snapshot's `private`. The whole log goes in, from its beginning, however often.
std::string mask_json(std::string_view snapshot, std::string_view log);

/// Snapshot and log (JSON array of `{"event","effects"}`) -> the handover record
/// (core/schema/handover.schema.json).
std::string record_json(const Content& content, std::string_view snapshot, std::string_view log);

/// `{"id","title","answer","category","locale"}`.
std::string article_json(const Content& content, std::string_view id);

}  // namespace waypost::wire
