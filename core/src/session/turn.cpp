// One event being folded in.
#include "session/turn.h"

#include <utility>

#include "session/limits.h"
#include "session/private_answers.h"

namespace waypost::session {

Turn::Turn(const Content& content, const Event& event, Snapshot snapshot, Trace* trace)
    : content_(content), event_(event), state_(std::move(snapshot)), trace_(trace) {
  state_.content = content.hash();
  calls_ = state_.place.calls;
  begun_ = state_.place.begun.empty() ? state_.place.flow : state_.place.begun;
  if (event.seq != 0) state_.seq = event.seq;
}

Effect& Turn::emit(EffectType type) {
  if (emitted_ == 0) ++state_.turn;
  Effect& effect = effects_.emplace_back();
  effect.type = type;
  effect.id = std::to_string(state_.turn) + ":" + std::to_string(emitted_++);
  return effect;
}

void Turn::say(std::string_view message, std::map<std::string, std::string> args,
               std::string_view flow, std::string_view step) {
  Effect& effect = emit(EffectType::say);
  effect.message = message;
  effect.args = std::move(args);
  effect.flow = flow;
  effect.step = step;
}

void Turn::say(const std::vector<Part>& parts, std::string_view flow, std::string_view step) {
  if (!parts.empty()) show(flow, step).parts = parts;
}

Effect& Turn::show(std::string_view flow, std::string_view step) {
  Effect& effect = emit(EffectType::say);
  effect.flow = flow;
  effect.step = step;
  return effect;
}

void Turn::show(const Article& article) {
  if (!article.piece.empty()) emit(EffectType::load).piece = article.piece;
  emit(EffectType::show).article = article.id;
}

void Turn::track(std::string_view name, std::map<std::string, std::string> args) {
  Effect& effect = emit(EffectType::track);
  effect.name = name;
  effect.args = std::move(args);
}

bool Turn::set(const Flow& flow, const Step& step, std::string_view name, Value value,
               std::size_t room) {
  if (set_variable(state_.vars, name, std::move(value), room)) return true;
  set_variable(state_.vars, name, Missing{});
  track("overflow", {{"flow", flow.id}, {"step", step.id}, {"name", std::string(name)}});
  return false;
}

Stepped Turn::finish(const Snapshot& before) && {
  if (ignored_) {
    Effect stale;
    stale.type = EffectType::stale;
    stale.id = std::to_string(before.turn) + ":s" + std::to_string(event_.seq);
    state_ = before;
    hide_private(state_);
    return {std::move(state_), {std::move(stale)}};
  }
  hide_private(state_);
  if (emitted_ > 0 || kept_) {
    keep_limits(state_);
    emit(EffectType::persist);
  }
  return {std::move(state_), std::move(effects_)};
}

}  // namespace waypost::session
