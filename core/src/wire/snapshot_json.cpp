// Snapshots as JSON text, both ways.
#include "wire/snapshot_json.h"

#include <utility>

#include "wire/event_json.h"
#include "wire/shared_json.h"

namespace waypost::wire {
namespace {

constexpr std::pair<std::string_view, std::string Handover::*> kHandoverFields[] = {
    {"id", &Handover::id},
    {"reason", &Handover::reason},
    {"department", &Handover::department},
    {"priority", &Handover::priority},
    {"mode", &Handover::mode},
    {"reference", &Handover::reference},
    {"sla", &Handover::sla},
    {"message", &Handover::message},
    {"state", &Handover::state},
    {"effect", &Handover::effect},
};

// A place that is in no knowledge: `step` says that something has changed and goes home.
Place unreadable_place() {
  Place place;
  place.kind = PlaceKind::article;
  return place;
}

Place read_place(ObjectReader& reader) {
  Place place = unreadable_place();
  reader.name("kind", place.kind, true);
  reader.text("flow", place.flow);
  reader.text("step", place.step);
  reader.text("article", place.article);
  reader.text("category", place.category);
  reader.texts("options", place.options);
  reader.texts("calls", place.calls);
  reader.text("begun", place.begun);
  return place;
}

void write_place(json::Writer& out, const Place& place) {
  out.begin_object().member("kind", name_of(place.kind));
  out.member_if("flow", place.flow).member_if("step", place.step);
  out.member_if("article", place.article).member_if("category", place.category);
  write_texts(out, "options", place.options);
  write_texts(out, "calls", place.calls);
  out.member_if("begun", place.begun);
  out.end_object();
}

void write_handover(json::Writer& out, const Handover& handover) {
  if (handover.id.empty()) return;
  out.key("handover").begin_object();
  for (const auto& [key, field] : kHandoverFields) out.member_if(key, handover.*field);
  write_texts(out, "tags", handover.tags);
  write_text_map(out, "fields", handover.fields);
  out.end_object();
}

// A member that is an object of values.
void read_fields(const ObjectReader& reader, std::string_view key, Fields& out) {
  Value read = read_value(reader.find(key));
  if (auto* fields = std::get_if<Fields>(&read)) out = std::move(*fields);
}

}  // namespace

Snapshot read_snapshot(json::Value value) {
  Snapshot snapshot;
  if (!value.is_object()) {
    snapshot.place = unreadable_place();
    return snapshot;
  }
  Fault ignored;  // what cannot be read keeps its default; `step` repairs the rest
  ObjectReader reader(value, "", ignored);
  snapshot.format = 0;
  reader.u32("format", snapshot.format);
  if (snapshot.format != kSnapshotFormat) return snapshot;
  reader.text("content", snapshot.content);
  reader.u32("turn", snapshot.turn);
  reader.u32("asked", snapshot.asked);
  reader.u64("seq", snapshot.seq);
  reader.object("place", [&](ObjectReader& place) { snapshot.place = read_place(place); });
  reader.objects("back", [&](ObjectReader& place) { snapshot.back.push_back(read_place(place)); });
  read_fields(reader, "vars", snapshot.vars);
  reader.object("private", [&](ObjectReader& answers) {
    answers.texts("texts", snapshot.private_answers.texts);
    read_fields(answers, "vars", snapshot.private_answers.vars);
  });
  reader.text("waiting", snapshot.waiting);
  reader.text("question", snapshot.question);
  reader.u32("misses", snapshot.misses);
  reader.text_map("known", snapshot.known);
  reader.object("handover", [&](ObjectReader& handover) {
    for (const auto& [key, field] : kHandoverFields) handover.text(key, snapshot.handover.*field);
    handover.texts("tags", snapshot.handover.tags);
    handover.text_map("fields", snapshot.handover.fields);
  });
  read_zones(reader, snapshot.zones);
  reader.text("intent", snapshot.intent);
  reader.text("agents", snapshot.agents);
  return snapshot;
}

void write_private(json::Writer& out, const PrivateAnswers& answers) {
  out.begin_object();
  write_texts(out, "texts", answers.texts);
  if (!answers.vars.empty()) write_value(out.key("vars"), Value{answers.vars});
  out.end_object();
}

void write_snapshot(json::Writer& out, const Snapshot& snapshot) {
  out.begin_object().number("format", snapshot.format).member_if("content", snapshot.content);
  out.number_if("turn", snapshot.turn).number_if("asked", snapshot.asked);
  out.number_if("seq", static_cast<std::int64_t>(snapshot.seq));
  write_place(out.key("place"), snapshot.place);
  if (!snapshot.back.empty()) {
    out.key("back").begin_array();
    for (const Place& place : snapshot.back) write_place(out, place);
    out.end_array();
  }
  if (!snapshot.vars.empty()) write_value(out.key("vars"), Value{snapshot.vars});
  out.member_if("waiting", snapshot.waiting).member_if("question", snapshot.question);
  out.number_if("misses", snapshot.misses);
  write_text_map(out, "known", snapshot.known);
  write_handover(out, snapshot.handover);
  write_zones(out, snapshot.zones);
  out.member_if("intent", snapshot.intent).member_if("agents", snapshot.agents);
  out.end_object();
}

}  // namespace waypost::wire
