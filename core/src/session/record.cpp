// The handover record.
#include "session/record.h"

#include <set>
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

void mask_value(Value& value, const std::set<std::string>& secrets) {
  if (auto* text = std::get_if<std::string>(&value)) *text = mask_texts(mask_cards(*text), secrets);
  if (auto* list = std::get_if<List>(&value)) {
    for (Value& item : *list) mask_value(item, secrets);
  }
}

// Everything that anybody typed or that repeats it. A phone number is not taken for a card.
void redact(Record& record, const std::set<std::string>& secrets) {
  const auto mask = [&](std::string& text) { text = mask_texts(mask_cards(text), secrets); };
  for (std::string* text :
       {&record.question, &record.visitor_name, &record.visitor_email, &record.context.page_url,
        &record.context.page_title, &record.context.referrer}) {
    mask(*text);
  }
  for (RecordedAnswer& answer : record.answers) {
    mask(answer.label);
    mask(answer.value);
  }
  for (PathStep& step : record.path) mask(step.label);
  for (RecordedLookup& lookup : record.lookups) {
    for (auto& [name, value] : lookup.fields) mask_value(value, secrets);
  }
  for (Utterance& said : record.transcript) {
    mask(said.text);
    for (auto& [name, value] : said.args) mask(value);
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
  record.locale = content.locale();
  record.question = snapshot.question;
  LogReader reader(content.model(), record);
  for (const LogEntry& entry : log) reader.read(entry);
  record.visitor_id = record.context.visitor_id;
  record.visitor_name = known_or(snapshot, "name", record.context.visitor_name);
  record.visitor_email = known_or(snapshot, "email", record.context.visitor_email);
  record.visitor_phone = known_or(snapshot, "phone", record.context.visitor_phone);
  if (record.created_at < 0) record.created_at = 0;
  redact(record, reader.secrets());
  record.summary = summarise(content, record);
  return record;
}

}  // namespace waypost::session
