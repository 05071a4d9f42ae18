#include "player.h"

#include <cstddef>
#include <string_view>
#include <utility>

#include "files.h"
#include "json/writer.h"
#include "session/lookup_map.h"
#include "show_effects.h"
#include "stamp.h"
#include "wire/event_json.h"
#include "zone_files.h"

namespace waypost::cli {
namespace {

// Texts of files and visitors must not steer the terminal: control characters become `?`.
std::string harmless(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool c1 =
        byte == 0xc2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xa0;
    const bool control = (byte < 0x20 && byte != '\n') || byte == 0x7f || c1;
    out += control ? '?' : text[i];
    if (c1) ++i;
  }
  return out;
}

const Lookup* find_lookup(const Content& content, const std::string& id) {
  for (const Lookup& lookup : content.model().lookups) {
    if (lookup.id == id) return &lookup;
  }
  return nullptr;
}

// What became of the answer: the owner who wrote the mapping has to see why it failed.
std::string show_answer(const Lookup& lookup, const Event& event) {
  const session::LookupAnswer answer = session::read_lookup(lookup, event.status, event.body);
  std::string out = "  [" + lookup.id + ": ";
  if (answer.way == session::LookupWay::found) return out + "found]\n";
  if (answer.way == session::LookupWay::not_found) return out + "not found]\n";
  out += "failed, ";
  if (event.status == 0) return out + "no answer came]\n";
  for (const LookupField& field : lookup.fields) {
    if (field.name != answer.wrong) continue;
    constexpr std::string_view kTypes[] = {"text", "number", "boolean", "date", "list"};
    return out + "\"" + field.name + "\" wants a " +
           std::string(kTypes[static_cast<std::size_t>(field.type)]) + " at " + field.pointer +
           "]\n";
  }
  if (event.status < 200 || event.status > 299) {
    return out + "status " + std::to_string(event.status) + "]\n";
  }
  return out + "the body is no JSON object of at most 64 KB]\n";
}

}  // namespace

std::string Player::play(Event event) {
  stamp(event, ++seq_, start_);
  if (event.type == EventType::open && event.zones.empty())
    event.zones = read_zone_files(content_.model().zones, event.at);
  json::Writer writer;
  wire::write_event(writer, event);
  const std::string text = std::move(writer).take();
  const StepText stepped = session_.step(text);
  if (!stepped.error.empty()) return stepped.error;
  effects_ = read_effects(stepped.effects);
  if (event.type == EventType::lookup_done && waited_for_ != nullptr && !effects_.empty() &&
      effects_.front().type != EffectType::stale) {
    write_out(harmless(show_answer(*waited_for_, event)));
  }
  for (const Effect& effect : effects_) {
    open_.note(effect);
    if (effect.type == EffectType::lookup) waited_for_ = find_lookup(content_, effect.name);
  }
  write_out(harmless(show_effects(content_, effects_)));
  if (log_ != nullptr) {
    const std::string line = log_line(text, stepped.effects) + "\n";
    std::fwrite(line.data(), 1, line.size(), log_);
  }
  return "";
}

}  // namespace waypost::cli
