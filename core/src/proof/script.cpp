#include "proof/script.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <utility>

#include "flow/value.h"
#include "json/writer.h"
#include "session/trace.h"
#include "wire/shared_json.h"

namespace waypost::proof {
namespace {

// A JSON pointer's names, `~1` and `~0` read.
std::vector<std::string> names_of(std::string_view pointer) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < pointer.size(); ++i) {
    if (pointer[i] == '/') {
      out.emplace_back();
    } else if (pointer[i] == '~' && i + 1 < pointer.size()) {
      out.back() += pointer[++i] == '1' ? '/' : '~';
    } else {
      out.back() += pointer[i];
    }
  }
  return out;
}

// The place of this name in a value: of an item when it is a list, else of an object.
Value& place(Value& value, const std::string& name) {
  constexpr std::size_t kMostItems = 100;
  auto* list = std::get_if<List>(&value);
  const std::size_t index = std::strtoul(name.c_str(), nullptr, 10);
  if (list != nullptr && index < kMostItems) {
    if (list->size() <= index) list->resize(index + 1, Value{Fields{}});
    return (*list)[index];
  }
  if (!std::holds_alternative<Fields>(value)) value = Fields{};
  return std::get<Fields>(value)[name];
}

// What the shop's system says, so that it is read as these values; objects stand for arrays that no
// field is. Lists first: another field may be of one of their items.
Value body_of(const std::vector<LookupField>& fields, const Fields& values) {
  Value out = Fields{};
  for (const bool lists : {true, false}) {
    for (const LookupField& field : fields) {
      const auto found = values.find(field.name);
      if (found == values.end() || std::holds_alternative<Missing>(found->second)) continue;
      if ((field.type == LookupField::Type::list) != lists) continue;
      Value value = found->second;
      const auto* list = std::get_if<List>(&found->second);
      if (list != nullptr && !field.of.empty()) {
        List items;
        for (const Value& item : *list) {
          const auto* own = std::get_if<Fields>(&item);
          items.push_back(own == nullptr ? item : body_of(field.of, *own));
        }
        value = std::move(items);
      }
      Value* at = &out;
      for (const std::string& name : names_of(field.pointer)) at = &place(*at, name);
      *at = std::move(value);
    }
  }
  return out;
}

std::string body_text(const Move& move) {
  constexpr std::int32_t kFine = 200;
  if (move.status != kFine) return "";
  json::Writer out;
  wire::write_value(out, body_of(move.lookup->fields, move.found));
  return std::move(out).take();
}

// What was chosen of a list must have been in it: the answer that gave the list gets it.
void give_items(std::vector<Leg>& path) {
  for (std::size_t i = 0; i < path.size(); ++i) {
    const Move& chosen = path[i].move;
    if (chosen.list.size() != 2) continue;
    for (std::size_t j = i; j-- > 0;) {
      Move& answer = path[j].move;
      const bool gives = answer.kind == Move::Kind::lookup && answer.into == chosen.list[0] &&
                         answer.found.count(chosen.list[1]) > 0;
      if (!gives) continue;
      auto* list = std::get_if<List>(&answer.found[chosen.list[1]]);
      if (list == nullptr) break;
      if (std::find(list->begin(), list->end(), chosen.item) == list->end())
        list->insert(list->begin(), chosen.item);
      break;
    }
  }
}

// What turned out later was so when it was found, or chosen.
void give_revealed(std::vector<Leg>& path) {
  constexpr std::int32_t kFine = 200;
  const auto give = [](const Leg& leg, Fields& fields) {
    const std::string& name = leg.move.revealed[1];
    fields.erase(name);
    if (!std::holds_alternative<Missing>(leg.move.value)) fields.emplace(name, leg.move.value);
  };
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (path[i].move.revealed.empty()) continue;
    for (std::size_t j = i; j-- > 0;) {
      Move& move = path[j].move;
      if (move.into != path[i].move.revealed[0]) continue;
      auto* item = std::get_if<Fields>(&move.item);
      if (move.kind == Move::Kind::lookup && move.status == kFine) {
        give(path[i], move.found);
        break;
      }
      if (move.kind != Move::Kind::lookup && item != nullptr) {
        give(path[i], *item);
        break;
      }
    }
  }
}

Event event_of(const World& world, const Leg& leg) {
  Event event;
  if (leg.begun != kNowhere) {
    event.type = EventType::pick;
    event.target = {Target::Kind::flow, world.model.flows[leg.begun].id};
    return event;
  }
  switch (leg.move.kind) {
    case Move::Kind::submit:
      event.type = EventType::submit;
      event.fields = leg.move.fields;
      break;
    case Move::Kind::lookup:
      event.type = EventType::lookup_done;
      event.status = leg.move.status;
      event.body = body_text(leg.move);
      break;
    default:
      event.type = EventType::select;
      event.option = leg.move.option;
  }
  return event;
}

bool is_event(const Leg& leg) { return leg.begun != kNowhere || leg.move.is_event(); }

bool stands_at(const World& world, const Snapshot& snapshot, const State& state) {
  const Step& step = world.step(state.step);
  const Place& place = snapshot.place;
  if (place.flow != world.model.flows[world.flow_of(state.step)].id || place.step != step.id)
    return false;
  switch (step.kind) {
    case StepKind::input:
    case StepKind::form:
      return place.kind == PlaceKind::input;
    case StepKind::lookup:
      if (state.phase == Phase::arrives) return place.kind == PlaceKind::confirm;
      return place.kind == PlaceKind::lookup &&
             snapshot.waiting.empty() == (state.phase == Phase::retries);
    default:
      return place.kind == PlaceKind::menu;
  }
}

// A session, event by event.
class Session {
 public:
  Session(const Content& content, Zones zones, std::int64_t start)
      : content_(content), start_(start) {
    Event open;
    open.type = EventType::open;
    open.zones = std::move(zones);
    play(std::move(open));
  }

  // False when the event means nothing here.
  bool play(Event event) {
    event.seq = ++seq_;
    event.at = start_ + static_cast<std::int64_t>(seq_) * 1000;
    event.id = "proof-" + std::to_string(seq_);
    event.turn = snapshot_.asked;
    event.effect = snapshot_.waiting;
    Stepped stepped = session::step_traced(content_, snapshot_, event, trace_);
    for (const Effect& effect : stepped.effects) {
      if (effect.type == EffectType::stale) return false;
    }
    before_ = std::exchange(snapshot_, std::move(stepped.snapshot));
    return true;
  }

  const Snapshot& now() const { return snapshot_; }
  const Snapshot& before() const { return before_; }
  // All steps that were run.
  const session::Trace& trace() const { return trace_; }

 private:
  const Content& content_;
  std::int64_t start_;
  Snapshot snapshot_, before_;
  session::Trace trace_;
  std::uint64_t seq_ = 0;
};

bool is_step(const World& world, const std::pair<const Flow*, std::uint32_t>& ran,
             std::uint32_t step) {
  const Flow& flow = world.model.flows[world.flow_of(step)];
  return ran.first->id == flow.id && &flow.steps[ran.second] == &world.step(step);
}

bool has_run(const World& world, const Session& session, std::uint32_t step) {
  return std::any_of(session.trace().steps.begin(), session.trace().steps.end(),
                     [&](const auto& ran) { return is_step(world, ran, step); });
}

bool holds(const World& world, const Moves& moves, const Session& session, const Leg& last,
           const Claim& claim) {
  switch (claim.kind) {
    case Claim::Kind::reached:
      return has_run(world, session, last.state.step);
    case Claim::Kind::unset:
      return has_run(world, session, last.state.step) &&
             (find_value(session.now().vars, claim.path) == nullptr ||
              find_value(session.before().vars, claim.path) == nullptr);
    case Claim::Kind::empty:
      return session.now().place.kind == PlaceKind::ended && !session.trace().steps.empty() &&
             is_step(world, session.trace().steps.back(), last.state.step);
    case Claim::Kind::stuck:
      return stands_at(world, session.now(), last.state) &&
             moves.agrees(last.state, session.now().vars);
  }
  return false;
}

// Where the end says all by itself, it does not matter how it was come by.
bool plays(Session session, const World& world, const Moves& moves, const std::vector<Leg>& path,
           const Claim& claim) {
  if (path.empty()) return false;
  const bool is_strict = claim.kind == Claim::Kind::unset || claim.kind == Claim::Kind::empty;
  for (const Leg& leg : path) {
    if (is_event(leg) && !session.play(event_of(world, leg))) return false;
    const bool is_last = &leg == &path.back();
    if (leg.waits && is_strict && !is_last &&
        !(stands_at(world, session.now(), leg.state) &&
          moves.agrees(leg.state, session.now().vars)))
      return false;
  }
  return holds(world, moves, session, path.back(), claim);
}

// Skipped, or not found: where that makes no other way.
void leave_out(const Path& path, Move& move) {
  if (path.empty() || !move.is_event()) return;
  const auto typed = move.fields.find(path[0]);
  if (typed != move.fields.end()) typed->second.clear();
  if (path.size() == 1 || move.into != path[0]) return;
  auto* item = std::get_if<Fields>(&move.item);
  Fields& fields = item != nullptr ? *item : move.found;
  fields.erase(path[1]);
}

Leg leg_of(const Machine& machine, const Machine::Taken& taken, std::uint32_t to) {
  std::vector<Way> ways = machine.ways(taken.state);
  Leg leg;
  leg.move = std::move(ways[taken.way].move);
  if (!taken.found.empty()) leg.move.found = taken.found;
  leave_out(taken.lacks, leg.move);
  // What it came to is a state unless it ended.
  const bool is_state = to != kNowhere;
  leg.state = is_state ? machine.found()[to].state : machine.found()[taken.state].state;
  leg.waits = is_state && machine.waits(to);
  return leg;
}

// From a beginning to the state; what has set its variables comes first.
void add_legs(const Machine& machine, std::uint32_t state, std::vector<Leg>& out) {
  std::vector<std::uint32_t> states = {state};
  while (machine.found()[states.back()].begun == kNowhere)
    states.push_back(machine.found()[states.back()].parent);
  const Machine::Found& first = machine.found()[states.back()];
  for (const Machine::Taken& earlier : first.earlier) {
    add_legs(machine, earlier.state, out);
    if (earlier.way != kNowhere) out.push_back(leg_of(machine, earlier, kNowhere));
  }
  Leg begin;
  begin.begun = first.begun;
  begin.state = first.state;
  begin.waits = machine.waits(states.back());
  out.push_back(std::move(begin));
  for (std::size_t i = states.size() - 1; i-- > 0;) {
    const Machine::Found& found = machine.found()[states[i]];
    out.push_back(leg_of(machine, {found.parent, found.way, {}}, states[i]));
  }
}

}  // namespace

std::vector<Leg> path_along(const Machine& machine, const std::vector<Machine::Taken>& ways,
                            std::uint32_t state) {
  std::vector<Leg> path;
  add_legs(machine, ways.empty() ? state : ways.front().state, path);
  for (std::size_t i = 0; i < ways.size(); ++i) {
    const std::uint32_t to = i + 1 < ways.size() ? ways[i + 1].state : state;
    path.push_back(leg_of(machine, ways[i], to));
  }
  for (std::size_t i = 0; i + 1 < path.size(); ++i)
    path[i].waits = path[i].waits && is_event(path[i + 1]);
  give_revealed(path);
  give_items(path);
  return path;
}

std::vector<Leg> path_to(const Machine& machine, std::uint32_t state) {
  return path_along(machine, {}, state);
}

std::vector<std::string> script_of(const World& world, const std::vector<Leg>& path) {
  std::vector<std::string> out;
  for (const Leg& leg : path) {
    if (!is_event(leg)) continue;
    json::Writer line;
    line.begin_object();
    if (leg.begun != kNowhere) {
      line.key("pick").begin_object().member("kind", "flow");
      line.member("id", world.model.flows[leg.begun].id).end_object();
    } else if (leg.move.kind == Move::Kind::submit) {
      line.key("submit").begin_object();
      for (const auto& [name, typed] : leg.move.fields) line.member(name, typed);
      line.end_object();
    } else if (leg.move.kind == Move::Kind::lookup) {
      constexpr std::int32_t kFine = 200;
      line.key("lookup").begin_object().number("status", leg.move.status);
      if (leg.move.status == kFine) {
        line.key("body");
        wire::write_value(line, body_of(leg.move.lookup->fields, leg.move.found));
      }
      line.end_object();
    } else {
      line.member("select", leg.move.option);
    }
    out.push_back(std::move(line.end_object()).take());
  }
  return out;
}

bool replays(const Content& content, const World& world, const Moves& moves,
             const std::vector<Leg>& path, const Claim& claim) {
  return plays(Session(content, {}, kScriptStart), world, moves, path, claim);
}

bool replays_at_some_hour(const Content& content, const World& world, const Moves& moves,
                          const std::vector<Leg>& path, const Claim& claim) {
  constexpr std::int64_t kHour = 3'600'000, kWeek = 7 * 24 * kHour;
  Zones zones;
  for (const std::string& zone : world.model.zones) zones[zone] = {{0, 0}};
  if (zones.empty()) return false;
  for (std::int64_t at = kScriptStart; at < kScriptStart + kWeek; at += kHour) {
    if (plays(Session(content, zones, at), world, moves, path, claim)) return true;
  }
  return false;
}

}  // namespace waypost::proof
