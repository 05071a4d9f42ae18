// The handover record.
#include "session/record.h"

#include <utility>

#include "session/log_reader.h"
#include "session/redact.h"

namespace waypost::session {
namespace {

std::string known_or(const Snapshot& snapshot, const std::string& kind,
                     const std::string& otherwise) {
  const auto found = snapshot.known.find(kind);
  return found == snapshot.known.end() ? otherwise : found->second;
}

}  // namespace

Record make_record(const Content& content, const Snapshot& snapshot,
                   const std::vector<LogEntry>& log) {
  Record record;
  record.id = snapshot.handover.id;
  record.mode = snapshot.handover.mode;
  record.reason = snapshot.handover.reason;
  record.department = snapshot.handover.department;
  record.locale = content.locale();
  record.question = mask_cards(snapshot.question);
  LogReader reader(content.model(), record);
  for (const LogEntry& entry : log) reader.read(entry);
  record.visitor_id = record.context.visitor_id;
  record.visitor_name = known_or(snapshot, "name", record.context.visitor_name);
  record.visitor_email = known_or(snapshot, "email", record.context.visitor_email);
  record.visitor_phone = known_or(snapshot, "phone", record.context.visitor_phone);
  record.summary = summarise(content, record);
  return record;
}

}  // namespace waypost::session
