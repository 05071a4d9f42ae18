#include "player.h"

#include <utility>

#include "files.h"
#include "json/writer.h"
#include "show_effects.h"
#include "stamp.h"
#include "wire/event_json.h"

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

}  // namespace

std::string Player::play(Event event) {
  stamp(event, ++seq_, start_);
  json::Writer writer;
  wire::write_event(writer, event);
  const std::string text = std::move(writer).take();
  const StepText stepped = session_.step(text);
  if (!stepped.error.empty()) return stepped.error;
  effects_ = read_effects(stepped.effects);
  for (const Effect& effect : effects_) open_.note(effect);
  write_out(harmless(show_effects(content_, effects_)));
  if (log_ != nullptr) {
    const std::string line = log_line(text, stepped.effects) + "\n";
    std::fwrite(line.data(), 1, line.size(), log_);
  }
  return "";
}

}  // namespace waypost::cli
