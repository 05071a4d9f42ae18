// Logs as JSON text, both ways.
#include "wire/log_json.h"

#include <string>
#include <utility>

#include "wire/effect_json.h"
#include "wire/event_json.h"

namespace waypost::wire {

using session::LogEntry;

std::vector<LogEntry> read_log(json::Value log, Fault& fault) {
  std::vector<LogEntry> entries;
  if (!log.is_array()) fault.set("");
  std::size_t index = 0;
  for (json::Value item : log.items()) {
    const std::string pointer = pointer_into("", std::to_string(index++));
    ObjectReader reader(item, pointer, fault);
    LogEntry entry;
    entry.event = read_event(reader.find("event"), reader.pointer_to("event"), fault);
    reader.objects("effects",
                   [&](ObjectReader& effect) { entry.effects.push_back(read_effect(effect)); });
    if (fault.any) break;
    entries.push_back(std::move(entry));
  }
  return entries;
}

void write_entry(json::Writer& out, const LogEntry& entry) {
  write_event(out.begin_object().key("event"), entry.event);
  write_effects(out.key("effects"), entry.effects);
  out.end_object();
}

void write_log(json::Writer& out, const std::vector<LogEntry>& log) {
  out.begin_array();
  for (const LogEntry& entry : log) write_entry(out, entry);
  out.end_array();
}

}  // namespace waypost::wire
