#include "player.h"

#include <unistd.h>

#include <utility>

#include "content/model.h"
#include "files.h"
#include "json/reader.h"
#include "json/writer.h"
#include "masking.h"
#include "printable.h"
#include "show_answer.h"
#include "show_effects.h"
#include "stamp.h"
#include "wire/event_json.h"
#include "wire/snapshot_json.h"
#include "zone_files.h"

namespace waypost::cli {

Player::Player(const Content& content, std::FILE* log, std::int64_t start)
    : content_(content),
      session_(content),
      log_(log),
      log_begins_(log == nullptr ? 0 : std::ftell(log)),
      start_(start) {}

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
  entries_.push_back({std::move(event), effects_});
  if (log_ != nullptr) write_log();
  return "";
}

// What was written before it was known to be private is taken back.
void Player::write_log() {
  std::size_t from = entries_.size() - 1;
  const Snapshot snapshot = wire::read_snapshot(json::read(session_.whole()).root());
  if (!snapshot.private_answers.texts.empty()) {
    mask_log(session::Redactor(snapshot), entries_);
    std::fflush(log_);
    const bool again = std::fseek(log_, log_begins_, SEEK_SET) == 0 &&
                       ::ftruncate(::fileno(log_), log_begins_) == 0;
    if (again) from = 0;
  }
  for (; from < entries_.size(); ++from) {
    const std::string line = log_line(entries_[from]) + "\n";
    std::fwrite(line.data(), 1, line.size(), log_);
  }
}

}  // namespace waypost::cli
