#include "walk_player.h"

#include <algorithm>
#include <utility>

#include "event_line.h"
#include "json/reader.h"
#include "json/writer.h"
#include "masking.h"
#include "printable.h"
#include "record_text.h"
#include "session/trace.h"
#include "session_text.h"
#include "show_answer.h"
#include "show_effects.h"
#include "stamp.h"
#include "waypost/wire.h"
#include "wire/effect_json.h"
#include "wire/log_json.h"
#include "wire/snapshot_json.h"

namespace waypost::cli {
namespace {

using Names = std::vector<std::string>;

std::string joined(const Names& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : ", ") + printable(name);
  return out;
}

bool has(const Names& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

template <typename Write, typename Thing>
std::string written(Write write, const Thing& thing) {
  json::Writer out;
  write(out, thing);
  return std::move(out).take();
}

class Host {
 public:
  Host(const Content& content, const Walk& walk, Saving saving, walks::Tally* tally)
      : content_(content), walk_(walk), saving_(saving), tally_(tally), start_(walk.at) {}

  Played play() && {
    const std::optional<Event>& first = walk_.steps.front().event;
    if (!first || first->type != EventType::open) {
      Event open;
      open.type = EventType::open;
      open.context = walk_.visitor;
      fold(std::move(open));
    }
    for (const WalkStep& step : walk_.steps) {
      if (const std::string wrong = play_step(step); !wrong.empty()) {
        played_.error = step.place + ": " + wrong;
        break;
      }
    }
    tell();
    return std::move(played_);
  }

 private:
  // What is wrong with the step, "" when it did what it is for.
  std::string play_step(const WalkStep& step) {
    if (step.clock) set_clock(*step.clock);
    if (!step.event) return "";
    if (!step.stale) {
      if (std::string wrong = misfit(*step.event); !wrong.empty()) return wrong;
    }
    const bool was_stale = fold(*step.event);
    if (was_stale == step.stale) return "";
    if (step.stale) return "this was to mean nothing (\"stale\"), and did something";
    return "this means nothing where the visitor stands then; if that is meant, write \"stale\": "
           "true beside it";
  }

  // The next event comes at this time.
  void set_clock(std::int64_t at) { start_ = at - static_cast<std::int64_t>(seq_ + 1) * kEventMs; }

  // An option or a field that is not there, told with those that are.
  std::string misfit(const Event& event) const {
    if (event.turn != 0) return "";
    if (event.type == EventType::select && !has(options_, event.option)) {
      return "\"" + printable(event.option) + "\" is not offered here; " +
             (options_.empty() ? "nothing is" : "there are: " + joined(options_));
    }
    if (event.type != EventType::submit) return "";
    for (const auto& [name, typed] : event.fields) {
      if (has(fields_, name)) continue;
      return "there is no field \"" + printable(name) + "\" here; " +
             (fields_.empty() ? "no form is open" : "there are: " + joined(fields_));
    }
    return "";
  }

  // Folds an event in and writes down what came of it. True when it meant nothing.
  bool fold(Event event) {
    open_.fill(event);
    stamp(event, ++seq_, start_, walk_.seed);
    if (saving_ == Saving::before_each)
      snapshot_ = wire::read_snapshot(json::read(whole_text(snapshot_)).root());
    session::Trace trace;
    Stepped stepped = session::step_traced(content_, snapshot_, event, trace);
    if (tally_ != nullptr) tally_->add(trace);
    snapshot_ = std::move(stepped.snapshot);
    write_down(event, stepped.effects);
    return is_stale(stepped.effects);
  }

  void write_down(const Event& event, const std::vector<Effect>& effects) {
    played_.effects += written(wire::write_effects, effects) + "\n";
    log_.push_back({event, effects});
    records_.emplace_back();
    for (const Effect& effect : effects) note(effect);
  }

  // As it may be stored: in files of walks, too, private answers are hidden.
  void tell() {
    mask_log(session::Redactor(snapshot_), log_);
    std::string& out = played_.transcript;
    std::string waited_for;  // the lookup
    for (std::size_t i = 0; i < log_.size(); ++i) {
      const auto& [event, effects] = log_[i];
      out += "> " + printable(event_line(event)) + "\n";
      if (event.type == EventType::lookup_done && !is_stale(effects))
        out += harmless(show_answer(content_, waited_for, event));
      out += harmless(show_effects(content_, effects)) + records_[i];
      for (const Effect& effect : effects) {
        if (effect.type == EffectType::lookup) waited_for = effect.name;
      }
    }
  }

  void note(const Effect& effect) {
    open_.note(effect);
    if (effect.type == EffectType::offer || effect.type == EffectType::form) {
      options_.clear();
      fields_.clear();
    }
    for (const OfferedOption& option : effect.options) options_.push_back(option.id);
    for (const OfferedOption& option : effect.popular) options_.push_back(option.id);
    for (const FormField& field : effect.fields) fields_.push_back(field.name);
    if (effect.type == EffectType::handover && effect.phase == "deliver") hand_over(effect);
  }

  // A record is made once: tried again, the very same bytes are sent.
  void hand_over(const Effect& effect) {
    if (effect.handover == handed_over_) {
      records_.back() += "  [handed over as before]\n";
      return;
    }
    handed_over_ = effect.handover;
    const std::string snapshot = written(wire::write_snapshot, snapshot_);
    const std::string log = written(wire::write_log, log_);
    const std::string record =
        wire::record_json(content_, snapshot, wire::mask_json(whole_text(snapshot_), log));
    records_.back() += harmless(record_text(record));
  }

  const Content& content_;
  const Walk& walk_;
  Saving saving_;
  walks::Tally* tally_;
  std::int64_t start_;
  std::uint64_t seq_ = 0;
  Snapshot snapshot_;
  Open open_;
  Names options_, fields_;   // that may be answered with
  std::string handed_over_;  // the handover
  std::vector<session::LogEntry> log_;
  std::vector<std::string> records_;  // what was handed over with each entry of the log
  Played played_;
};

}  // namespace

Played play_walk(const Content& content, const Walk& walk, Saving saving, walks::Tally* tally) {
  return Host(content, walk, saving, tally).play();
}

}  // namespace waypost::cli
