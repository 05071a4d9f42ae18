// Walks at random.
#include "walks/wander.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "session/find.h"
#include "session/trace.h"
#include "walks/answers.h"
#include "walks/constants.h"
#include "walks/dice.h"
#include "walks/values.h"

namespace waypost::walks {
namespace {

constexpr std::size_t kValid = 90;      // of a hundred fields that are filled in
constexpr std::size_t kSkipped = 25;    // of a hundred that need not be
constexpr std::size_t kAvailable = 50;  // of a hundred times that somebody is asked for
constexpr std::size_t kDelivered = 90;
constexpr std::int64_t kBetweenEventsMs = 5000;

// What lies in front of the visitor or the host; at most one of them.
struct Waiting {
  const Effect* offer = nullptr;
  const Effect* form = nullptr;
  const Effect* lookup = nullptr;
  const Effect* handover = nullptr;
};

Waiting waiting_in(const std::vector<Effect>& effects) {
  Waiting waiting;
  for (const Effect& effect : effects) {
    if (effect.type == EffectType::offer) waiting = {&effect, nullptr, nullptr, nullptr};
    if (effect.type == EffectType::form) waiting = {nullptr, &effect, nullptr, nullptr};
    if (effect.type == EffectType::lookup) waiting = {nullptr, nullptr, &effect, nullptr};
    if (effect.type == EffectType::handover) waiting = {nullptr, nullptr, nullptr, &effect};
  }
  return waiting;
}

Event event_of(EventType type) {
  Event event;
  event.type = type;
  return event;
}

// What an order number looks like there; "" when it is free or no order number.
std::string_view mask_of(const Step* step, const std::string& field) {
  if (step == nullptr) return {};
  for (const Input& input : step->inputs) {
    if (input.variable == field) return input.pattern;
  }
  return {};
}

// One visitor, from the first click to the last.
class Walker {
 public:
  Walker(const Content& content, const Constants& constants, const WanderOptions& options,
         std::uint64_t number, Tally& tally)
      : content_(content),
        model_(content.model()),
        constants_(constants),
        dice_(options.seed * 0x9e3779b97f4a7c15 + number),
        name_("walk-" + std::to_string(number)),
        at_(options.at),
        tally_(tally) {}

  /// Begins in one of these flows.
  End walk(const std::vector<const Flow*>& starts) {
    fold(event_of(EventType::open));
    tell_zones();
    Event pick = event_of(EventType::pick);
    pick.target = {Target::Kind::flow, dice_.of(starts)->id};
    fold(std::move(pick));
    End end;
    while (!is_over(end)) {
      if (clicks_ >= kMostClicks) {
        end.kind = EndKind::endless;
        break;
      }
      const Waiting waiting = waiting_in(effects_);
      if (waiting.lookup != nullptr) {
        answer(*waiting.lookup);
      } else if (waiting.handover != nullptr) {
        answer_handover(*waiting.handover);
      } else if (waiting.form != nullptr) {
        fill_in(*waiting.form);
      } else if (waiting.offer != nullptr && !waiting.offer->options.empty()) {
        click(*waiting.offer);
      } else {
        end.kind = EndKind::endless;  // nothing to click: that is no end either
        break;
      }
    }
    end.flow = last_flow_;
    end.step = last_step_;
    end.walks = 1;
    end.clicks.add(clicks_, true);
    return end;
  }

 private:
  void fold(Event event) {
    event.seq = ++seq_;
    event.at = at_ += kBetweenEventsMs;
    event.id = name_ + "-" + std::to_string(seq_);
    event.rand = dice_.bits();
    session::Trace trace;
    Stepped stepped = session::step_traced(content_, snapshot_, event, trace);
    tally_.add(trace);
    if (!trace.steps.empty()) {
      last_flow_ = trace.steps.back().first;
      last_step_ = &last_flow_->steps[trace.steps.back().second];
    }
    snapshot_ = std::move(stepped.snapshot);
    effects_ = std::move(stepped.effects);
    for (const Effect& effect : effects_) {
      if (effect.type == EffectType::track && effect.name == "flow_ended")
        resolved_ = effect.args.at("resolved") == "true";
    }
  }

  // The shop's zones are taken for UTC, so that what asks for the day or the hour gets one.
  void tell_zones() {
    if (model_.zones.empty()) return;
    Event zones = event_of(EventType::zones);
    for (const std::string& zone : model_.zones) zones.zones[zone] = {{0, 0}};
    fold(std::move(zones));
    effects_.clear();
  }

  bool is_over(End& end) const {
    const Place& place = snapshot_.place;
    switch (place.kind) {
      case PlaceKind::ended:
        end.kind = EndKind::end;
        end.resolved = resolved_;
        return true;
      case PlaceKind::handed:
        end.kind = EndKind::person;
        return true;
      case PlaceKind::delivering:
        // Whoever is delivered stands at `handed`, but for a chat that is over by now.
        end.kind = EndKind::person;
        return snapshot_.handover.state == "delivered" || snapshot_.handover.state == "ended";
      case PlaceKind::none:
      case PlaceKind::home:
      case PlaceKind::lost:
      case PlaceKind::matches:
        return away(end, "home");
      case PlaceKind::article:
        return away(end, "article:" + place.article);
      case PlaceKind::articles:
        return away(end, "category:" + place.category);
      default:
        return false;
    }
  }

  static bool away(End& end, std::string to) {
    end.kind = EndKind::away;
    end.to = std::move(to);
    return true;
  }

  std::int64_t today() const { return at_ / kDayMs; }

  void answer(const Effect& lookup) {
    const session::StepRef at = session::find_step(model_, lookup.flow, lookup.step);
    Event event = event_of(EventType::lookup_done);
    event.effect = lookup.id;
    if (at.step != nullptr) {
      Answer drawn = some_answer(dice_, model_, *at.step, constants_, today());
      event.status = drawn.status;
      event.body = std::move(drawn.body);
    }
    fold(std::move(event));
  }

  void answer_handover(const Effect& handover) {
    Event event = event_of(EventType::handover_done);
    event.handover = handover.handover;
    const bool checks = handover.phase == "check";
    const bool is_well = dice_.in_hundred(checks ? kAvailable : kDelivered);
    event.result = checks ? (is_well ? HandoverResult::available : HandoverResult::unavailable)
                          : (is_well ? HandoverResult::delivered : HandoverResult::failed);
    fold(std::move(event));
  }

  void fill_in(const Effect& form) {
    Event event = event_of(EventType::submit);
    event.turn = form.turn;
    const session::StepRef at = session::find_step(model_, form.flow, form.step);
    for (const FormField& field : form.fields) {
      if (!field.required && dice_.in_hundred(kSkipped)) {
        event.fields[field.name] = "";
        continue;
      }
      event.fields[field.name] =
          typed(dice_, field, mask_of(at.step, field.name), constants_.of({field.name}), today(),
                dice_.in_hundred(kValid));
    }
    ++clicks_;
    fold(std::move(event));
  }

  void click(const Effect& offer) {
    Event event = event_of(EventType::select);
    event.turn = offer.turn;
    event.option = dice_.of(offer.options).id;
    ++clicks_;
    fold(std::move(event));
  }

  const Content& content_;
  const Model& model_;
  const Constants& constants_;
  Dice dice_;
  std::string name_;
  std::int64_t at_;
  Tally& tally_;
  std::uint64_t seq_ = 0;
  std::uint32_t clicks_ = 0;
  Snapshot snapshot_;
  std::vector<Effect> effects_;
  const Flow* last_flow_ = nullptr;
  const Step* last_step_ = nullptr;
  bool resolved_ = false;
};

// Where visitors begin: flows that questions or the menu lead to. Those that only other flows call
// or jump to are met on the way.
std::vector<const Flow*> starts_of(const Model& model, const std::string& only) {
  std::vector<const Flow*> starts, all;
  for (const Flow& flow : model.flows) {
    if (!only.empty() && flow.id != only) continue;
    all.push_back(&flow);
    const auto index = static_cast<std::uint32_t>(&flow - model.flows.data());
    const bool in_menu =
        std::any_of(model.menu.begin(), model.menu.end(), [&](const Option& option) {
          return option.jump.kind == Jump::Kind::flow && option.jump.index == index;
        });
    if (in_menu || !flow.questions.empty()) starts.push_back(&flow);
  }
  return starts.empty() ? all : starts;
}

// Ends that are told as one.
auto key_of(const End& end) {
  return std::tuple(end.kind, end.flow, end.step, end.resolved, end.to);
}

void add(std::vector<End>& ends, const End& end) {
  const auto same = std::find_if(ends.begin(), ends.end(),
                                 [&](const End& known) { return key_of(known) == key_of(end); });
  if (same == ends.end()) {
    ends.push_back(end);
  } else {
    same->clicks.add(end.clicks.least, false);
    ++same->walks;
  }
}

}  // namespace

void Clicks::add(std::uint32_t clicks, bool is_first) {
  least = is_first ? clicks : std::min(least, clicks);
  most = std::max(most, clicks);
  sum += clicks;
}

std::string_view name_of(EndKind kind) {
  constexpr std::string_view kNames[] = {"end", "person", "away", "endless"};
  return kNames[static_cast<std::size_t>(kind)];
}

Wandered wander(const Content& content, const WanderOptions& options,
                const std::function<void(std::uint32_t)>& progress) {
  const Model& model = content.model();
  Wandered out{options, 0, {}, {}, Tally(model)};
  const std::vector<const Flow*> starts = starts_of(model, options.flow);
  if (starts.empty()) return out;
  const Constants constants(model);
  for (; out.walks < options.walks; ++out.walks) {
    const End end = Walker(content, constants, options, out.walks, out.tally).walk(starts);
    out.clicks.add(end.clicks.least, out.walks == 0);
    add(out.ends, end);
    progress(static_cast<std::uint32_t>(out.walks * 1000 / options.walks));
  }
  // Of equals the one that comes first in the file.
  std::stable_sort(out.ends.begin(), out.ends.end(), [](const End& a, const End& b) {
    if (a.walks != b.walks) return a.walks > b.walks;
    return std::tie(a.flow, a.step) < std::tie(b.flow, b.step);
  });
  return out;
}

}  // namespace waypost::walks
