#include "all_sessions.h"

#include <deque>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "all_answers.h"
#include "content/model.h"
#include "flow/value.h"
#include "json/writer.h"
#include "session/trace.h"
#include "waypost/session.h"
#include "wire/snapshot_json.h"

namespace waypost::test {
namespace {

using Texts = std::vector<std::string>;

constexpr std::uint32_t kNone = 0xffffffff;
constexpr std::size_t kMostSessions = 1'000;
constexpr std::int64_t kMondayNoon = 1'767'614'400'000;  // 2026-01-05T12:00Z
constexpr std::int64_t kHalfADay = 43'200'000;

std::string find_id(json::Value source, std::string_view key) {
  return std::string(source.find(key).text());
}

class Walker {
 public:
  Walker(const Content& content, json::Value file)
      : content_(content), file_(file), has_hours_(file.find("hours")) {
    find_flows();
    find_ways();
    find_paths(file.find("flows"));
  }

  Seen run() {
    Event open;
    open.type = EventType::open;
    if (has_hours_) open.zones = {{"Europe/London", {{0, 0}}}};
    begin(step(content_, {}, stamped(open, {}, kMondayNoon)).snapshot);
    while (!open_.empty() && sessions_.size() < kMostSessions) {
      const std::uint32_t number = open_.front();
      open_.pop_front();
      expand(number);
    }
    seen_.is_whole = open_.empty();
    close();
    find_loops();
    return std::move(seen_);
  }

 private:
  struct Session {
    Snapshot snapshot;
    std::vector<std::uint32_t> from;   // whoever comes here
    std::vector<std::uint32_t> asked;  // by an answer of a lookup
    std::set<std::string> offered;     // option, and `field/option`
    bool is_good = false;              // an end, somebody, an article or a link is one event away
  };

  void find_flows() {
    std::set<std::string> led_to;
    for (const json::Value flow : file_.find("flows").items()) {
      for (const json::Value step : flow.find("steps").items()) {
        led_to.insert(find_id(step, "flow"));
        sources_[find_id(flow, "id") + "/" + find_id(step, "id")] = step;
      }
    }
    for (const json::Value flow : file_.find("flows").items()) {
      const std::string id = find_id(flow, "id");
      if (flow.find("questions") || led_to.count(id) == 0) flows_.push_back(id);
    }
  }

  // Every name, alone and with one behind it, in all that may be a text or an expression.
  void find_paths(json::Value value) {
    for (const json::Value item : value.items()) find_paths(item);
    for (const json::Member member : value.members()) find_paths(member.value);
    std::string name;
    const auto end = [&] {
      if (!name.empty()) paths_.insert(name);
      if (const std::size_t dot = name.find('.'); dot != name.npos)
        paths_.insert(name.substr(0, dot));
      name.clear();
    };
    for (const char c : value.text()) {
      const bool is_letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
      if (is_letter || (c == '.' && !name.empty())) {
        name += c;
      } else {
        end();
      }
    }
    end();
  }

  void find_ways() {
    for (const Flow& flow : content_.model().flows) {
      for (const Step& step : flow.steps) {
        for (std::size_t i = 0; i < step.cases.size(); ++i)
          cases_[&step.cases[i].jump] = flow.id + "/" + step.id + "/" + std::to_string(i);
      }
    }
  }

  static Event stamped(Event event, const Snapshot& snapshot, std::int64_t at) {
    event.seq = 0;
    event.at = at;
    event.id = "e";
    event.turn = snapshot.asked;
    event.effect = snapshot.waiting;
    return event;
  }

  // What tells sessions apart: where they stand and what they know.
  static std::string key(const Snapshot& snapshot) {
    Snapshot small;
    small.place = snapshot.place;
    small.vars = snapshot.vars;
    json::Writer out;
    wire::write_snapshot(out, small);
    return std::string(out.text_so_far()) + (snapshot.waiting.empty() ? "" : "w") +
           (snapshot.asked == 0 ? "" : "a");
  }

  void begin(const Snapshot& snapshot) {
    for (const std::string& flow : flows_) {
      Event pick;
      pick.type = EventType::pick;
      pick.target = {Target::Kind::flow, flow};
      take(snapshot, pick, kNone);
    }
  }

  // At noon and at midnight, with anybody there and nobody: as far as the file asks. False when it
  // led nowhere.
  bool take(const Snapshot& from, const Event& event, std::uint32_t parent) {
    bool leads = false;
    for (const std::int64_t at : {kMondayNoon, kMondayNoon + kHalfADay}) {
      if (at != kMondayNoon && !has_hours_) continue;
      for (const char* agents : {"", "available", "unavailable"}) {
        if (*agents != '\0' && paths_.count("agents") == 0) continue;
        Snapshot now = from;
        now.agents = agents;
        leads = take_at(now, stamped(event, now, at), parent) || leads;
      }
    }
    return leads;
  }

  // What was clicked could not be chosen any more: no way that a flow leads.
  static bool came_late(const Stepped& next) {
    return !next.effects.empty() && next.effects.front().message == "choices_changed";
  }

  bool take_at(const Snapshot& from, const Event& event, std::uint32_t parent) {
    session::Trace trace;
    const Stepped next = session::step_traced(content_, from, event, trace);
    if (!next.effects.empty() && next.effects.front().type == EffectType::stale) return false;
    if (came_late(next)) parent = kNone;
    note_ways(trace);
    note_offers(next.effects);
    note_stop(next.snapshot, trace);
    const bool is_good = is_over(next.snapshot) || gives_more(next, trace);
    if (parent != kNone) sessions_[parent].is_good = sessions_[parent].is_good || is_good;
    const bool came_back = event.type == EventType::submit && trace.jumps.empty();
    if (came_back) return false;
    const auto number = static_cast<std::uint32_t>(sessions_.size());
    std::set<std::string> offered = offered_by(next.effects);
    std::string name = key(next.snapshot);
    for (const std::string& one : offered) name += " " + one;
    const auto [known, is_new] = index_.emplace(std::move(name), number);
    if (is_new) {
      sessions_.push_back({next.snapshot, {}, {}, std::move(offered), is_over(next.snapshot)});
      open_.push_back(number);
    }
    if (parent == kNone) return true;
    sessions_[known->second].from.push_back(parent);
    if (event.type == EventType::lookup_done) sessions_[parent].asked.push_back(known->second);
    return true;
  }

  static bool is_over(const Snapshot& snapshot) {
    const PlaceKind kind = snapshot.place.kind;
    return kind == PlaceKind::ended || kind == PlaceKind::checking || kind == PlaceKind::message ||
           kind == PlaceKind::delivering || kind == PlaceKind::handed;
  }

  // An article beside a menu, or a link on the way.
  static bool gives_more(const Stepped& next, const session::Trace& trace) {
    for (const auto& [flow, step] : trace.steps) {
      if (flow->steps[step].kind == StepKind::open_link) return true;
    }
    for (const Effect& effect : next.effects) {
      if (effect.type == EffectType::show) return true;
    }
    return false;
  }

  void note_ways(const session::Trace& trace) {
    for (std::size_t i = 0; i < trace.steps.size(); ++i) {
      const auto& [flow, index] = trace.steps[i];
      const Step& step = flow->steps[index];
      const std::string name = flow->id + "/" + step.id;
      seen_.ran.insert(name);
      if (step.kind != StepKind::call || i + 1 == trace.steps.size()) continue;
      const auto& [next_flow, next_step] = trace.steps[i + 1];
      const Flow& called = content_.model().flows[step.target];
      if (next_flow->id != called.id || next_step != called.start) seen_.deep.insert(name);
    }
    for (const Jump* jump : trace.jumps) {
      const auto found = cases_.find(jump);
      if (found != cases_.end()) seen_.offered.insert(found->second);
    }
  }

  // What a visitor sees to choose from: nothing else is clicked, whatever the time has become.
  static std::set<std::string> offered_by(const std::vector<Effect>& effects) {
    std::set<std::string> out;
    for (const Effect& effect : effects) {
      for (const OfferedOption& option : effect.options) out.insert(option.id);
      for (const FormField& field : effect.fields) {
        for (const OfferedOption& option : field.options) out.insert(field.name + "/" + option.id);
      }
    }
    return out;
  }

  void note_offers(const std::vector<Effect>& effects) {
    for (const Effect& effect : effects) {
      const std::string name = effect.flow + "/" + effect.step;
      for (const OfferedOption& option : effect.options)
        seen_.offered.insert(name + "/" + option.id);
      for (const FormField& field : effect.fields) {
        const std::string own = name + "/" + field.name;
        seen_.offered.insert(own);
        for (const OfferedOption& option : field.options)
          seen_.offered.insert(own + "/" + option.id);
        const bool chooses = field.type == FieldType::choice || field.type == FieldType::choices;
        if (chooses && field.required && field.options.empty()) seen_.empty.insert(name);
      }
    }
  }

  // A menu without options says its text and ends.
  void note_stop(const Snapshot& snapshot, const session::Trace& trace) {
    const Place& place = snapshot.place;
    if (trace.steps.empty()) return;
    const auto& [flow, index] = trace.steps.back();
    const std::string name = flow->id + "/" + flow->steps[index].id;
    const StepKind kind = flow->steps[index].kind;
    const bool asks = kind == StepKind::menu || kind == StepKind::input;
    if (asks && place.kind == PlaceKind::ended) seen_.empty.insert(name);
    for (const std::string& path : paths_) {
      const std::size_t dot = path.find('.');
      Path parts = {path.substr(0, dot)};
      if (dot != path.npos) parts.push_back(path.substr(dot + 1));
      if (find_value(snapshot.vars, parts) == nullptr) seen_.unset.insert(name + " " + path);
    }
  }

  void expand(std::uint32_t number) {
    const Snapshot from = sessions_[number].snapshot;
    begin(from);
    if (place_asks(from.place.kind)) show_again(from);
    const json::Value source = sources_[from.place.flow + "/" + from.place.step];
    switch (from.place.kind) {
      case PlaceKind::menu:
        return select(from, number, {"o0", "o1", "1", "2", "3", "p", "x", "skip"});
      case PlaceKind::confirm:
        return select(from, number, {"yes", "no"});
      case PlaceKind::input:
        return submit(from, number, source);
      case PlaceKind::lookup:
        if (from.waiting.empty()) return select(from, number, {"retry", "person"});
        return answer_all(from, number, source);
      case PlaceKind::checking:
        if (!has_hours_) return;
        return answer_handover(from);
      default:
        return;
    }
  }

  static bool place_asks(PlaceKind kind) {
    return kind == PlaceKind::menu || kind == PlaceKind::input || kind == PlaceKind::confirm;
  }

  // A question that nothing answers brings the step back as it is by then: a move that is always
  // there, and so no way on.
  void show_again(const Snapshot& from) {
    Event query;
    query.type = EventType::query;
    query.text = "xyzzy";
    take(from, query, kNone);
  }

  void select(const Snapshot& from, std::uint32_t number, const Texts& options) {
    for (const std::string& option : options) {
      if (sessions_[number].offered.count(option) == 0) continue;
      Event event;
      event.type = EventType::select;
      event.option = option;
      take(from, event, number);
    }
  }

  // An option that is not there to choose. In a form it may come once the fields above are filled
  // in.
  bool is_hidden(json::Value input, const std::string& typed, std::uint32_t number) const {
    const bool chooses = input.find("kind").text() == "choice" && !typed.empty();
    return chooses && input.find("type").text() == "input" &&
           sessions_[number].offered.count(find_id(input, "var") + "/" + typed) == 0;
  }

  // Every field of the step is typed into, shown or not: hidden ones do not count.
  void submit(const Snapshot& from, std::uint32_t number, json::Value source) {
    std::vector<std::map<std::string, std::string>> all = {{}};
    const auto add = [&](json::Value input) {
      std::vector<std::map<std::string, std::string>> more;
      for (const auto& fields : all) {
        for (const std::string& typed : typed_for(input)) {
          if (is_hidden(input, typed, number)) continue;
          more.push_back(fields);
          more.back()[find_id(input, "var")] = typed;
        }
      }
      all = std::move(more);
    };
    if (source.find("type").text() == "input") add(source);
    for (const json::Value field : source.find("fields").items()) add(field);
    bool is_accepted = false;
    for (auto& fields : all) {
      Event event;
      event.type = EventType::submit;
      event.fields = std::move(fields);
      is_accepted = take(from, event, number) || is_accepted;
    }
    if (!is_accepted) seen_.empty.insert(from.place.flow + "/" + from.place.step);
  }

  void answer_all(const Snapshot& from, std::uint32_t number, json::Value source) {
    for (const std::string& body : bodies_of(source.find("lookup").text(), file_))
      answer(from, number, 200, body);
    for (const int status : {404, 400, 0}) answer(from, number, status, "");
  }

  void answer(const Snapshot& from, std::uint32_t number, int status, const std::string& body) {
    Event event;
    event.type = EventType::lookup_done;
    event.status = status;
    event.body = body;
    take(from, event, number);
  }

  void answer_handover(const Snapshot& from) {
    for (const HandoverResult result : {HandoverResult::available, HandoverResult::unavailable}) {
      Event event;
      event.type = EventType::handover_done;
      event.handover = from.handover.id;
      event.result = result;
      take(from, event, kNone);
    }
  }

  // Backwards from the ends.
  void close() {
    std::vector<std::uint32_t> open;
    for (std::uint32_t i = 0; i < sessions_.size(); ++i) {
      if (sessions_[i].is_good) open.push_back(i);
    }
    while (!open.empty()) {
      const std::uint32_t at = open.back();
      open.pop_back();
      for (const std::uint32_t from : sessions_[at].from) {
        if (!sessions_[from].is_good) open.push_back(from);
        sessions_[from].is_good = true;
      }
    }
    for (const Session& session : sessions_) {
      const Place& place = session.snapshot.place;
      const bool is_in_flow = place.kind == PlaceKind::menu || place.kind == PlaceKind::input ||
                              place.kind == PlaceKind::lookup || place.kind == PlaceKind::confirm;
      if (!session.is_good && is_in_flow) seen_.closed.insert(place.flow + "/" + place.step);
    }
  }

  // Lookups that lead back to themselves by answers alone.
  void find_loops() {
    for (std::uint32_t first = 0; first < sessions_.size(); ++first) {
      std::set<std::uint32_t> behind;
      std::vector<std::uint32_t> open = {first};
      while (!open.empty() && behind.count(first) == 0) {
        const std::uint32_t at = open.back();
        open.pop_back();
        for (const std::uint32_t to : sessions_[at].asked) {
          if (behind.insert(to).second) open.push_back(to);
        }
      }
      const Place& place = sessions_[first].snapshot.place;
      if (behind.count(first) > 0) seen_.looping.insert(place.flow + "/" + place.step);
    }
  }

  const Content& content_;
  json::Value file_;
  bool has_hours_;
  Texts flows_;
  std::map<std::string, json::Value> sources_;
  std::set<std::string> paths_;  // `order`, `order.state`
  std::map<const Jump*, std::string> cases_;
  Seen seen_;
  std::map<std::string, std::uint32_t> index_;
  std::vector<Session> sessions_;
  std::deque<std::uint32_t> open_;
};

}  // namespace

Seen walk_all_sessions(const Content& content, json::Value file) {
  return Walker(content, file).run();
}

}  // namespace waypost::test
