#include "player.h"

#include <utility>

#include "content/model.h"
#include "files.h"
#include "json/writer.h"
#include "printable.h"
#include "show_answer.h"
#include "show_effects.h"
#include "stamp.h"
#include "wire/event_json.h"
#include "zone_files.h"

namespace waypost::cli {

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
  if (event.type == EventType::lookup_done && !is_stale(effects_))
    write_out(harmless(show_answer(content_, waited_for_, event)));
  for (const Effect& effect : effects_) {
    open_.note(effect);
    if (effect.type == EffectType::lookup) waited_for_ = effect.name;
  }
  write_out(harmless(show_effects(content_, effects_)));
  if (log_ != nullptr) {
    const std::string line = log_line(text, stepped.effects) + "\n";
    std::fwrite(line.data(), 1, line.size(), log_);
  }
  return "";
}

}  // namespace waypost::cli
