// The handover record: everything a person needs to go on, out of the log.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "waypost/session.h"

namespace waypost::session {

/// One event with the effects it gave, as the host keeps them.
struct LogEntry {
  Event event;
  std::vector<Effect> effects;
};

struct RecordedAnswer {
  std::string flow, step, name, label, value;
  std::string source;  ///< "visitor" = typed into the form, "question" = taken from their own words
  bool is_private = false;
};

struct PathStep {
  std::string flow, step, option, label;
  std::int64_t at = 0;
};

struct ShownArticle {
  std::string id, title;
  std::int64_t at = 0;
  std::optional<bool> helpful;
};

struct RecordedLookup {
  std::string flow, step, name;
  std::string effect;  ///< id of the lookup effect; its answer names it
  std::string result;  ///< found, not_found, failed; "" while no answer came
  std::int32_t status = 0;
  std::int64_t at = 0;
  Fields fields;
};

/// Something said. `message` or an unlabelled `option` is named by the view in the visitor's
/// language.
struct Utterance {
  std::uint64_t seq = 0;
  std::string who;  ///< visitor or waypost
  std::int64_t at = 0;
  std::string text, message, flow, step, option, article;
  std::map<std::string, std::string> args;  ///< values of `message`
};

struct Record {
  std::string id, mode, reason, department, priority, sla, locale;
  std::vector<std::string> tags;
  std::map<std::string, std::string> fields;  ///< what the owner's flow gives along, by label
  std::int64_t created_at = 0;
  std::string visitor_id, visitor_name, visitor_email, visitor_phone;
  std::string question, message, summary;  ///< message: what was added to what a flow hands over
  std::vector<RecordedAnswer> answers;
  std::vector<PathStep> path;
  std::vector<ShownArticle> articles_shown;
  std::vector<RecordedLookup> lookups;
  std::vector<Utterance> transcript;
  Context context;  ///< of the page and device
};

/// Makes the record of the snapshot's handover. Private answers and card numbers are masked.
Record make_record(const Content& content, const Snapshot& snapshot,
                   const std::vector<LogEntry>& log);

/// The record's facts in one paragraph, in the visitor's and the owner's own words.
std::string summarise(const Content& content, const Record& record);

}  // namespace waypost::session
