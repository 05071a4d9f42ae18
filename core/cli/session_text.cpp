#include "session_text.h"

#include <utility>

#include "json/reader.h"
#include "json/writer.h"
#include "waypost/wire.h"
#include "wire/effect_json.h"
#include "wire/log_json.h"
#include "wire/snapshot_json.h"

namespace waypost::cli {

StepText SessionText::step(std::string_view event) {
  const std::string out = wire::step_json(content_, whole_, event);
  const json::Document document = json::read(out);
  const json::Value snapshot = document.root().find("snapshot");
  const json::Value effects = document.root().find("effects");
  if (!snapshot || !effects) {
    const json::Value error = document.root().find("error");
    const std::string detail(error.find("detail").text());
    return {"", std::string(error.find("code").text()) + (detail.empty() ? "" : " at " + detail)};
  }
  // The result is {"snapshot":S,"private":P,"effects":E} without spaces: the pieces are cut out as
  // written.
  constexpr std::string_view kPrivate = ",\"private\":", kEffects = ",\"effects\":";
  const json::Value answers = document.root().find("private");
  const std::size_t end = effects.offset() - kEffects.size();
  const std::size_t behind = answers ? answers.offset() - kPrivate.size() : end;
  snapshot_ = out.substr(snapshot.offset(), behind - snapshot.offset());
  whole_ = snapshot_;
  if (answers) whole_.replace(whole_.size() - 1, 1, out.substr(behind, end - behind) + "}");
  return {out.substr(effects.offset(), out.size() - 1 - effects.offset()), ""};
}

std::string whole_text(const Snapshot& snapshot) {
  json::Writer out, answers;
  wire::write_snapshot(out, snapshot);
  wire::write_private(answers, snapshot.private_answers);
  std::string text = std::move(out).take();
  text.back() = ',';
  return text + "\"private\":" + std::move(answers).take() + "}";
}

bool is_stale(const std::vector<Effect>& effects) {
  return !effects.empty() && effects.front().type == EffectType::stale;
}

std::vector<Effect> read_effects(std::string_view text) {
  return read_effects(json::read(text).root());
}

std::vector<Effect> read_effects(json::Value list) {
  std::vector<Effect> effects;
  wire::Fault fault;
  for (const json::Value item : list.items()) {
    wire::ObjectReader reader(item, "", fault);
    effects.push_back(wire::read_effect(reader));
  }
  return effects;
}

std::string log_line(const session::LogEntry& entry) {
  json::Writer out;
  wire::write_entry(out, entry);
  return std::move(out).take();
}

}  // namespace waypost::cli
