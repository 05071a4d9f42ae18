// One event being folded in: the working snapshot and the effects given so far. Every on_*.cpp
// works on it.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "content/model.h"
#include "session/trace.h"
#include "waypost/session.h"

namespace waypost::session {

class Turn {
 public:
  /// `trace`: nullptr when nobody asks what is gone through.
  Turn(const Content& content, const Event& event, Snapshot snapshot, Trace* trace = nullptr);

  const Content& content() const { return content_; }
  const Model& model() const { return content_.model(); }
  const Event& event() const { return event_; }
  /// The snapshot as it will be after this event.
  Snapshot& state() { return state_; }
  const Snapshot& state() const { return state_; }

  /// A new effect of this turn, with its id. The reference holds until the next effect.
  Effect& emit(EffectType type);
  /// Gives an effect again that was given in an earlier turn, under its old id.
  void repeat(Effect effect) { effects_.push_back(std::move(effect)); }
  /// An interface text by key.
  void say(std::string_view message, std::map<std::string, std::string> args = {},
           std::string_view flow = {}, std::string_view step = {});
  /// The owner's text of a step; nothing when it is empty.
  void say(const std::vector<Part>& parts, std::string_view flow, std::string_view step);
  /// A say with more than words, to be filled; the reference holds until the next effect.
  Effect& show(std::string_view flow, std::string_view step);
  /// An article, and before it the piece that its answer has to be fetched from, if there is one.
  void show(const Article& article);
  void track(std::string_view name, std::map<std::string, std::string> args = {});

  /// Sets a variable (set_variable). What does not fit leaves it missing, and the page is told.
  bool set(const Flow& flow, const Step& step, std::string_view name, Value value,
           std::size_t room = 0);

  /// This event means nothing now: the snapshot stays as it was, the only effect is `stale`.
  void ignore() { ignored_ = true; }
  bool ignored() const { return ignored_; }

  /// The snapshot has changed, and nothing has to be said of it.
  void keep() { kept_ = true; }

  /// Counts a walked step; false when the event has used up its steps.
  bool may_walk() {
    if (steps_left_ == 0) return false;
    --steps_left_;
    return true;
  }

  /// Where the flow that is walked was called from, the innermost last: `flow/step`.
  std::vector<std::string>& calls() { return calls_; }

  /// The flow that the visitor began; others were only jumped to and called from there.
  std::string& begun() { return begun_; }

  /// A step is run; a way is taken, which is one of the model's own.
  void passes(const Flow& flow, std::uint32_t step) {
    if (trace_ != nullptr) trace_->steps.emplace_back(&flow, step);
  }
  void takes(const Jump& way) {
    if (trace_ != nullptr) trace_->jumps.push_back(&way);
  }

  /// While a flow is walked that nobody has asked for now, nothing is looked up, done or handed
  /// over by itself: it is offered.
  void only_offer(bool only) { only_offers_ = only; }
  bool only_offers() const { return only_offers_; }

  /// The way to a person comes first in what this turn offers.
  void lead_to_person() { person_first_ = true; }
  bool leads_to_person() const { return person_first_; }

  /// Data that came with this very event, by kind (email, order): taken without asking again,
  /// unless it is bare.
  std::map<std::string, Entity>& fresh() { return fresh_; }

  /// What `step` returns: persist added, limits kept. `before` is the snapshot for an ignored
  /// event.
  Stepped finish(const Snapshot& before) &&;

 private:
  const Content& content_;
  const Event& event_;
  Snapshot state_;
  Trace* trace_;
  std::vector<Effect> effects_;
  std::map<std::string, Entity> fresh_;
  std::vector<std::string> calls_;
  std::string begun_;
  std::uint32_t emitted_ = 0;
  std::uint32_t steps_left_ = kMaxStepsPerEvent;
  bool ignored_ = false;
  bool kept_ = false;
  bool only_offers_ = false;
  bool person_first_ = false;
};

}  // namespace waypost::session
