#include "script.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "json/reader.h"
#include "wire/event_json.h"
#include "wire/object_reader.h"
#include "wire/shared_json.h"

namespace waypost::cli {
namespace {

using Reader = wire::ObjectReader;

// Reads what stands under the key of the short form into the event.
using ReadForm = void (*)(Reader& line, Event& event);

struct Form {
  std::string_view key;
  EventType type;
  ReadForm read;
};

void read_nothing(Reader&, Event&) {}

void read_open(Reader& line, Event& event) {
  line.object("open", [&](Reader& context) { wire::read_context(context, event.context); });
}

void read_zones(Reader& line, Event& event) { wire::read_zones(line, event.zones); }

// `"flow:track"` or `"returns"` as in question files, or in full.
void read_pick(Reader& line, Event& event) {
  if (const json::Value name = line.find("pick"); name.is_text()) {
    constexpr std::pair<std::string_view, Target::Kind> kKinds[] = {
        {"article:", Target::Kind::article},
        {"flow:", Target::Kind::flow},
        {"category:", Target::Kind::category}};
    event.target = {Target::Kind::article, std::string(name.text())};
    for (const auto& [prefix, kind] : kKinds) {
      if (name.text().starts_with(prefix))
        event.target = {kind, std::string(name.text().substr(prefix.size()))};
    }
    return;
  }
  line.object("pick", [&](Reader& pick) {
    event.target = wire::read_target(pick);
    pick.text("text", event.text);
  });
}

// A body given as JSON is sent as its text, a text as it is. `"not_found"` and `"failed"` stand for
// what most shops answer then.
void read_lookup(Reader& line, Event& event) {
  if (const json::Value way = line.find("lookup"); way.is_text()) {
    constexpr std::int32_t kNotFound = 404, kFailed = 500;
    if (way.text() == "not_found") {
      event.status = kNotFound;
    } else if (way.text() == "failed") {
      event.status = kFailed;
    } else {
      line.fail("lookup");
    }
    return;
  }
  line.object("lookup", [&](Reader& lookup) {
    lookup.i32("status", event.status);
    const json::Value body = lookup.find("body");
    if (body.is_text()) {
      event.body = body.text();
    } else if (body) {
      json::Writer out;
      wire::write_value(out, wire::read_value(body));
      event.body = std::move(out).take();
    }
  });
}

void read_handover(Reader& line, Event& event) {
  if (line.find("handover").is_text()) return line.name("handover", event.result, true);
  line.object("handover", [&](Reader& done) {
    done.name("result", event.result, true);
    done.text("reference", event.reference);
  });
}

constexpr Form kForms[] = {
    {"open", EventType::open, read_open},
    {"resume", EventType::resume, read_nothing},
    {"query", EventType::query, [](Reader& line, Event& event) { line.text("query", event.text); }},
    {"pick", EventType::pick, read_pick},
    {"select", EventType::select,
     [](Reader& line, Event& event) { line.text("select", event.option); }},
    {"submit", EventType::submit,
     [](Reader& line, Event& event) { line.text_map("submit", event.fields); }},
    {"back", EventType::back, read_nothing},
    {"restart", EventType::restart, read_nothing},
    {"person", EventType::person, read_nothing},
    {"lookup", EventType::lookup_done, read_lookup},
    {"handover", EventType::handover_done, read_handover},
    {"zones", EventType::zones, read_zones},
    {"tick", EventType::tick, read_nothing},
    {"content_changed", EventType::content_changed, read_nothing},
};

std::string known_keys() {
  std::string out;
  for (const Form& form : kForms) out += (out.empty() ? "" : ", ") + std::string(form.key);
  return out;
}

// What the event answers, when that is not simply what is open.
void read_answered(Reader& line, Event& event) {
  line.u32("turn", event.turn);
  line.text("effect", event.effect);
  line.text("id", event.handover);
}

}  // namespace

void Open::note(const Effect& effect) {
  if (effect.type == EffectType::offer || effect.type == EffectType::form) turn = effect.turn;
  if (effect.type == EffectType::lookup) lookup = effect.id;
  if (effect.type == EffectType::handover) handover = effect.handover;
}

void Open::fill(Event& event) const {
  const bool answers = event.type == EventType::select || event.type == EventType::submit;
  if (answers && event.turn == 0) event.turn = turn;
  if (event.type == EventType::lookup_done && event.effect.empty()) event.effect = lookup;
  if (event.type == EventType::handover_done && event.handover.empty()) event.handover = handover;
}

bool is_event_key(std::string_view key) {
  return std::any_of(std::begin(kForms), std::end(kForms),
                     [&](const Form& form) { return form.key == key; });
}

ScriptLine read_script_event(json::Value source) {
  wire::Fault fault;
  Reader line(source, "", fault);
  const Form* found = nullptr;
  for (const Form& form : kForms) {
    if (!line.has(form.key)) continue;
    if (found != nullptr)
      return {{},
              "names two events, " + std::string(found->key) + " and " + std::string(form.key),
              source};
    found = &form;
  }
  if (found == nullptr)
    return {{}, "names no event; one of " + known_keys() + " is expected", source};
  ScriptLine out;
  out.event.type = found->type;
  found->read(line, out.event);
  read_answered(line, out.event);
  if (!fault.any) return out;
  out.error = "wrong value at " + fault.pointer;
  out.faulty = source.at(fault.pointer);
  return out;
}

ScriptLine read_script_line(std::string_view text, const Open& open) {
  const json::Document document = json::read(text);
  if (document.error()) return {{}, "not JSON", {}};
  ScriptLine line = read_script_event(document.root());
  line.faulty = {};  // goes with the document
  open.fill(line.event);
  return line;
}

}  // namespace waypost::cli
