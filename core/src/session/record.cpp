// The handover record.
#include "session/record.h"

#include <string>
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

// Everything that anybody typed or that repeats it. What the visitor gave to be reached by stays.
void redact(Record& record, const Redactor& redactor) {
  record.visitor_name = mask_cards(record.visitor_name);
  record.question = redactor.of_visitor(record.question);
  record.message = redactor.of_visitor(record.message);
  for (auto& [label, value] : record.fields) value = redactor.of_visitor(value);
  for (std::string* text :
       {&record.context.page_url, &record.context.page_title, &record.context.referrer}) {
    *text = redactor.of_owner(*text);
  }
  for (RecordedAnswer& answer : record.answers) {
    answer.label = redactor.of_owner(answer.label);
    answer.value = redactor.of_visitor(answer.value);
  }
  for (PathStep& step : record.path) step.label = redactor.of_owner(step.label);
  for (RecordedLookup& lookup : record.lookups) {
    for (auto& [name, value] : lookup.fields) redactor.redact(value);
  }
  for (Utterance& said : record.transcript) {
    const bool typed = said.who == "visitor" && said.option.empty();
    said.text = typed ? redactor.of_visitor(said.text) : redactor.of_owner(said.text);
    for (auto& [name, value] : said.args) value = redactor.of_visitor(value);
  }
}

}  // namespace

Record make_record(const Content& content, const Snapshot& snapshot,
                   const std::vector<LogEntry>& log) {
  Record record;
  record.id = snapshot.handover.id;
  record.mode = snapshot.handover.mode;
  record.reason = snapshot.handover.reason;
  record.department = snapshot.handover.department;
  record.priority = snapshot.handover.priority;
  record.sla = snapshot.handover.sla;
  record.tags = snapshot.handover.tags;
  record.fields = snapshot.handover.fields;
  record.locale = content.locale();
  record.question = snapshot.question;
  Redactor redactor(content.model(), snapshot.known);
  LogReader reader(content.model(), record, redactor);
  for (const LogEntry& entry : log) reader.read(entry);
  record.visitor_id = record.context.visitor_id;
  record.visitor_name = known_or(snapshot, "name", record.context.visitor_name);
  record.visitor_email = known_or(snapshot, "email", record.context.visitor_email);
  record.visitor_phone = known_or(snapshot, "phone", record.context.visitor_phone);
  if (record.created_at < 0) record.created_at = 0;
  redact(record, redactor);
  record.summary = summarise(content, record);
  return record;
}

}  // namespace waypost::session
