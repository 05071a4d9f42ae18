// step_json: one event as text folded into a snapshot as text.
#include <utility>

#include "json/reader.h"
#include "json/writer.h"
#include "waypost/wire.h"
#include "wire/effect_json.h"
#include "wire/event_json.h"
#include "wire/shared_json.h"
#include "wire/snapshot_json.h"

namespace waypost::wire {

std::string step_json(const Content& content, std::string_view snapshot_text,
                      std::string_view event_text) {
  Snapshot snapshot;
  if (!snapshot_text.empty()) snapshot = read_snapshot(json::read(snapshot_text).root());
  const json::Document document = json::read(event_text);
  if (document.error()) return error_json("bad_event");
  Fault fault;
  const Event event = read_event(document.root(), "", fault);
  if (fault.any) return error_json("bad_event", fault.pointer);
  const Stepped stepped = step(content, snapshot, event);
  constexpr std::size_t kEffects = 1024;
  json::Writer out(snapshot_text.size() + kEffects);
  out.begin_object();
  write_snapshot(out.key("snapshot"), stepped.snapshot);
  const PrivateAnswers& answers = stepped.snapshot.private_answers;
  if (!answers.texts.empty()) write_private(out.key("private"), answers);
  write_effects(out.key("effects"), stepped.effects);
  out.end_object();
  return std::move(out).take();
}

}  // namespace waypost::wire
