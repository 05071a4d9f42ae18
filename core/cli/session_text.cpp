#include "session_text.h"

#include <utility>

#include "json/reader.h"
#include "waypost/wire.h"
#include "wire/effect_json.h"

namespace waypost::cli {

StepText SessionText::step(std::string_view event) {
  const std::string out = wire::step_json(content_, snapshot_, event);
  const json::Document document = json::read(out);
  const json::Value snapshot = document.root().find("snapshot");
  const json::Value effects = document.root().find("effects");
  if (!snapshot || !effects) {
    const json::Value error = document.root().find("error");
    const std::string detail(error.find("detail").text());
    return {"", std::string(error.find("code").text()) + (detail.empty() ? "" : " at " + detail)};
  }
  // The result is {"snapshot":S,"effects":E} without spaces: both pieces are cut out as written.
  constexpr std::string_view kBetween = ",\"effects\":";
  snapshot_ = out.substr(snapshot.offset(), effects.offset() - kBetween.size() - snapshot.offset());
  return {out.substr(effects.offset(), out.size() - 1 - effects.offset()), ""};
}

bool is_stale(const std::vector<Effect>& effects) {
  return !effects.empty() && effects.front().type == EffectType::stale;
}

std::vector<Effect> read_effects(std::string_view text) {
  const json::Document document = json::read(text);
  std::vector<Effect> effects;
  wire::Fault fault;
  for (const json::Value item : document.root().items()) {
    wire::ObjectReader reader(item, "", fault);
    effects.push_back(wire::read_effect(reader));
  }
  return effects;
}

std::string log_line(std::string_view event, std::string_view effects) {
  std::string out = "{\"event\":";
  out += event;
  out += ",\"effects\":";
  out += effects;
  return out + "}";
}

}  // namespace waypost::cli
