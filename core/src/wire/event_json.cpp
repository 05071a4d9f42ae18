// Events as JSON text, both ways. Keys stand in the order of the table in ARCHITECTURE.md.
#include "wire/event_json.h"

#include <limits>
#include <utility>

#include "wire/shared_json.h"

namespace waypost::wire {
namespace {

// Context fields and their keys, in order: one list for reading and writing.
constexpr std::pair<std::string_view, std::string Context::*> kContextFields[] = {
    {"locale", &Context::locale},
    {"zone", &Context::zone},
    {"page_url", &Context::page_url},
    {"page_title", &Context::page_title},
    {"referrer", &Context::referrer},
    {"browser", &Context::browser},
    {"viewport", &Context::viewport},
    {"visitor_id", &Context::visitor_id},
    {"visitor_name", &Context::visitor_name},
    {"visitor_email", &Context::visitor_email},
    {"visitor_phone", &Context::visitor_phone},
};

bool has_context(const Context& context) {
  for (const auto& [key, field] : kContextFields) {
    if (!(context.*field).empty()) return true;
  }
  return false;
}

void read_zone(ObjectReader& reader, std::string_view name, json::Value changes, Zones& zones) {
  auto& zone = zones[std::string(name)];
  if (!changes.is_array()) return reader.fail("zones");
  for (json::Value change : changes.items()) {
    const auto from = change.at("/0").integer();
    const auto offset = change.at("/1").integer();
    constexpr std::int64_t kMaxOffset = 24 * 60;
    if (!from || !offset || *offset < -kMaxOffset || *offset > kMaxOffset)
      return reader.fail("zones");
    zone.emplace_back(*from, static_cast<std::int32_t>(*offset));
  }
}

void write_context(json::Writer& out, const Context& context) {
  if (!has_context(context)) return;
  out.key("context").begin_object();
  for (const auto& [key, field] : kContextFields) out.member_if(key, context.*field);
  out.end_object();
}

}  // namespace

void read_context(ObjectReader& reader, Context& context) {
  for (const auto& [key, field] : kContextFields) reader.text(key, context.*field);
}

void read_zones(ObjectReader& reader, Zones& zones) {
  const json::Value found = reader.find("zones");
  if (!found) return;
  if (!found.is_object()) return reader.fail("zones");
  for (const json::Member member : found.members())
    read_zone(reader, member.key.text(), member.value, zones);
}

void write_zones(json::Writer& out, const Zones& zones) {
  if (zones.empty()) return;
  out.key("zones").begin_object();
  for (const auto& [name, changes] : zones) {
    out.key(name).begin_array();
    for (const auto& [from, offset] : changes)
      out.begin_array().integer(from).integer(offset).end_array();
    out.end_array();
  }
  out.end_object();
}

Event read_event(json::Value value, std::string pointer, Fault& fault) {
  Event event;
  ObjectReader reader(value, std::move(pointer), fault);
  reader.name("type", event.type, true);
  reader.i64("at", event.at);
  reader.u64("seq", event.seq);
  reader.text("id", event.id);
  reader.u32("rand", event.rand);
  reader.object("context", [&](ObjectReader& context) { read_context(context, event.context); });
  reader.flag("copy", event.copy);
  reader.text("text", event.text);
  event.target = read_target(reader, "target");
  reader.text("option", event.option);
  reader.text_map("fields", event.fields);
  reader.u32("turn", event.turn);
  reader.text("effect", event.effect);
  reader.i32("status", event.status);
  reader.text("body", event.body);
  reader.text("handover", event.handover);
  reader.name("result", event.result, event.type == EventType::handover_done);
  reader.text("reference", event.reference);
  read_zones(reader, event.zones);
  return event;
}

void write_event(json::Writer& out, const Event& event) {
  out.begin_object().member("type", name_of(event.type));
  out.number_if("at", event.at);
  out.number_if("seq", static_cast<std::int64_t>(event.seq));
  out.member_if("id", event.id);
  out.number_if("rand", event.rand);
  write_context(out, event.context);
  out.flag_if("copy", event.copy);
  out.member_if("text", event.text);
  if (!event.target.id.empty()) {
    out.key("target");
    write_target(out, event.target);
  }
  out.member_if("option", event.option);
  write_text_map(out, "fields", event.fields);
  out.number_if("turn", event.turn);
  out.member_if("effect", event.effect);
  out.number_if("status", event.status);
  out.member_if("body", event.body);
  out.member_if("handover", event.handover);
  if (event.type == EventType::handover_done) out.member("result", name_of(event.result));
  out.member_if("reference", event.reference);
  write_zones(out, event.zones);
  out.end_object();
}

}  // namespace waypost::wire
