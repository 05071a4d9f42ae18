// The abstract machine against a naive one: small random flows are walked by `step` itself over all
// values, and both must agree on every step. No false alarm, no miss, nothing undecided.
#include <doctest/doctest.h>

#include <cstdlib>
#include <deque>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "content/reading.h"
#include "json/writer.h"
#include "proof/verdicts.h"
#include "random.h"
#include "vectors.h"
#include "waypost/content.h"
#include "waypost/session.h"
#include "wire/snapshot_json.h"

namespace waypost {
namespace {

using Texts = std::vector<std::string>;

// Files with one or two flows over a few variables: `c` of a choice, `n` of a number from 1 to 5,
// `k` a constant, `o` of a lookup with an optional flag, a number and a list.
class Maker {
 public:
  explicit Maker(std::uint64_t seed) : random_(seed) {}

  std::string file() {
    return R"({"waypost":1,"locale":"en","contact":{"email":"a@example.com"},"articles":[],)"
           R"("lookups":[{"id":"get","url":"/get","result":{"ok":{"pointer":"/ok","type":"boolean",)"
           R"("optional":true},"left":{"pointer":"/left","type":"number"},"list":{"pointer":"/list",)"
           R"("type":"list","optional":true,"of":{"id":{"pointer":"/id"}}}}}],"flows":[)" +
           flow("a", true) + "," + flow("b", false) + "]}";
  }

 private:
  std::string flow(const std::string& id, bool calls) {
    count_ = 4 + random_.below(5);
    std::string steps;
    for (std::uint32_t i = 0; i < count_; ++i) steps += (i == 0 ? "" : ",") + step(i, calls);
    const std::string questions = calls ? R"("questions":["go on"],)" : "";
    return R"({"id":")" + id + R"(","title":"T",)" + questions + R"("steps":[)" + steps + "]}";
  }

  std::string id(std::uint32_t i) const { return "\"s" + std::to_string(i) + "\""; }
  // Only waiting steps lead back, so that there are few endless loops.
  std::string any() { return id(random_.below(count_)); }
  std::string later(std::uint32_t i) {
    return id(i + 1 + (i + 1 < count_ ? random_.below(count_ - i - 1) : 0));
  }

  std::string condition() {
    static const char* const kAll[] = {
        "c == \\\"x\\\"", "c != \\\"y\\\"", "has(c)",         "n > 3",
        "n <= 2",         "n == 3",         "n < 1",          "has(n)",
        "k == \\\"p\\\"", "has(k)",         "k != \\\"q\\\"", "has(o)",
        "o.ok",           "!o.ok",          "o.left > 2",     "o.left == 0",
        "has(o.list)",    "has(o.ok)",      "n > 5",          "c in [\\\"x\\\", \\\"z\\\"]"};
    std::string out = kAll[random_.below(std::size(kAll))];
    if (random_.below(3) == 0)
      out += (random_.below(2) == 0 ? " && " : " || ") +
             std::string(kAll[random_.below(std::size(kAll))]);
    return "\"" + out + "\"";
  }

  std::string when() { return random_.below(3) == 0 ? "" : R"(,"when":)" + condition(); }

  std::string choice_options() {
    std::string out;
    for (const char* one : {"x", "y"})
      out += (out.empty() ? "" : ",") + (R"({"id":")" + std::string(one) + R"(","label":"L")") +
             (random_.below(3) == 0 ? R"(,"when":)" + condition() : "") + "}";
    return R"("options":[)" + out + "]";
  }

  std::string step(std::uint32_t i, bool calls) {
    const std::string head = R"({"id":)" + id(i) + ",";
    const bool is_last = i + 1 == count_;
    switch (is_last ? 0 : random_.below(calls ? 12 : 10)) {
      case 0:
        return head + R"("type":"end","text":"E"})";
      case 1:
      case 2: {
        std::string options;
        for (std::uint32_t o = 1 + random_.below(2); o-- > 0;)
          options += (options.empty() ? "" : ",") +
                     (R"({"id":"o)" + std::to_string(o) + R"(","label":"L","goto":)") + any() +
                     when() + "}";
        return head + R"("type":"menu","text":"M","options":[)" + options + "]" + empty(i) + "}";
      }
      case 3:
        return head + R"("type":"input","text":"I","var":"c","kind":"choice",)" + choice_options() +
               optional() + empty(i) + "}";
      case 4:
        return head + R"("type":"input","text":"I","var":"n","kind":"number","min":1,"max":5)" +
               optional() + "}";
      case 5:
        return head + R"("type":"set","var":"k","value":")" +
               (random_.below(2) == 0 ? R"(\"p\")" : R"(\"q\")") + "\"}";
      case 6:
        return head + R"("type":"branch","cases":[{"when":)" + condition() + R"(,"goto":)" +
               later(i) + R"(}],"else":)" + later(i) + "}";
      case 7:
        return head + R"("type":"lookup","lookup":"get","into":"o","not_found":)" + any() +
               R"(,"failed":)" + any() + "}";
      case 8:
        return head + R"("type":"menu","text":"M","from":{"list":"o.list","label":"L","goto":)" +
               any() + "}" + empty(i) + "}";
      case 9:
        return head + R"("type":"form","fields":[{"var":"c","label":"C","kind":"choice",)" +
               choice_options() + optional() +
               R"(},{"var":"n","label":"N","kind":"number","min":1,"max":5,"when":)" + condition() +
               "}]}";
      case 10:
        return head + R"("type":"call","flow":"b"})";
      default:
        return head + R"("type":"goto","flow":")" + (random_.below(2) == 0 ? "a" : "b") + R"("})";
    }
  }

  std::string optional() { return random_.below(3) == 0 ? R"(,"optional":true)" : ""; }
  std::string empty(std::uint32_t i) {
    return random_.below(2) == 0 ? R"(,"empty":)" + later(i) : "";
  }

  test::Random random_;
  std::uint32_t count_ = 0;
};

// What either of them has found: steps as `flow/step`.
struct Found {
  std::set<std::string> reached, empty, closed;
};

// Every session that there is, by `step`.
class Naive {
 public:
  // `flows`: what visitors begin themselves; a flow that nothing leads to is opened by the page.
  Naive(const Content& content, std::vector<std::string> flows)
      : content_(content), flows_(std::move(flows)) {}

  /// Few enough sessions to walk them all.
  bool is_small() const { return sessions_.size() < 1'000; }

  Found run() {
    Event open;
    open.type = EventType::open;
    const Stepped opened = step(content_, {}, stamped(open, {}));
    begin(opened.snapshot);
    while (!open_.empty() && is_small()) {
      const std::uint32_t number = open_.front();
      open_.pop_front();
      expand(number);
    }
    close();
    return std::move(found_);
  }

 private:
  static Event stamped(Event event, const Snapshot& snapshot) {
    event.seq = 0;
    event.at = 1'767'225'600'000;
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

  static constexpr std::uint32_t kNone = 0xffffffff;

  void take(const Snapshot& from, const Event& event, std::uint32_t parent) {
    const Stepped next = step(content_, from, stamped(event, from));
    if (!next.effects.empty() && next.effects.front().type == EffectType::stale) return;
    const bool ended = next.snapshot.place.kind == PlaceKind::ended;
    const Place& place = next.snapshot.place;
    if (!place.step.empty()) found_.reached.insert(place.flow + "/" + place.step);
    const auto [known, is_new] =
        index_.emplace(key(next.snapshot), static_cast<std::uint32_t>(sessions_.size()));
    if (is_new) {
      sessions_.push_back(next.snapshot);
      into_.emplace_back();
      ends_.push_back(ended);
      open_.push_back(known->second);
    }
    if (ended && place.step.empty()) note_empty(next.effects);
    if (parent != kNone) into_[known->second].push_back(parent);
  }

  // A menu without options says its text and ends: that is the last text of a step.
  void note_empty(const std::vector<Effect>& effects) {
    std::string last;
    for (const Effect& effect : effects) {
      if (effect.type == EffectType::say && !effect.parts.empty())
        last = effect.flow + "/" + effect.step;
    }
    found_.empty.insert(last);
  }

  void expand(std::uint32_t number) {
    const Snapshot from = sessions_[number];
    begin(from);
    if (from.place.kind == PlaceKind::menu) {
      for (const char* option : {"o0", "o1", "x", "y", "1", "2"}) {
        Event event;
        event.type = EventType::select;
        event.option = option;
        take(from, event, number);
      }
    } else if (from.place.kind == PlaceKind::input) {
      bool any = false;
      for (const char* c : {"", "x", "y"}) {
        for (const char* n : {"", "1", "1.5", "2", "2.5", "3", "3.5", "4", "5"}) {
          Event event;
          event.type = EventType::submit;
          event.fields = {{"c", c}, {"n", n}};
          // Fields that come back with an error are no answer.
          const Stepped next = step(content_, from, stamped(event, from));
          if (next.snapshot.place == from.place && next.snapshot.vars == from.vars &&
              refused(next.effects))
            continue;
          any = true;
          take(from, event, number);
        }
      }
      if (!any) found_.empty.insert(from.place.flow + "/" + from.place.step);
    } else if (from.place.kind == PlaceKind::lookup) {
      for (const char* ok : {"", R"("ok":true,)", R"("ok":false,)"}) {
        for (const char* left : {"-1", "0", "1", "2", "2.5", "3"}) {
          for (const char* list : {"", R"(,"list":[])", R"(,"list":[{"id":"1"}])",
                                   R"(,"list":[{"id":"1"},{"id":"2"}])"})
            answer(from, number, 200, std::string("{") + ok + R"("left":)" + left + list + "}");
        }
      }
      answer(from, number, 404, "");
      answer(from, number, 0, "");
    }
  }

  static bool refused(const std::vector<Effect>& effects) {
    for (const Effect& effect : effects) {
      for (const FormField& field : effect.fields) {
        if (!field.error.empty()) return true;
      }
    }
    return false;
  }

  void answer(const Snapshot& from, std::uint32_t number, int status, const std::string& body) {
    Event event;
    event.type = EventType::lookup_done;
    event.status = status;
    event.body = body;
    take(from, event, number);
  }

  void close() {
    std::vector<bool> good = ends_;
    std::vector<std::uint32_t> open;
    for (std::uint32_t i = 0; i < good.size(); ++i) {
      if (good[i]) open.push_back(i);
    }
    while (!open.empty()) {
      const std::uint32_t at = open.back();
      open.pop_back();
      for (const std::uint32_t from : into_[at]) {
        if (!good[from]) open.push_back(from);
        good[from] = true;
      }
    }
    for (std::uint32_t i = 0; i < good.size(); ++i) {
      const Place& place = sessions_[i].place;
      if (!good[i]) found_.closed.insert(place.flow + "/" + place.step);
    }
  }

  const Content& content_;
  std::vector<std::string> flows_;
  Found found_;
  std::map<std::string, std::uint32_t> index_;
  std::vector<Snapshot> sessions_;
  std::vector<std::vector<std::uint32_t>> into_;
  std::vector<bool> ends_;
  std::deque<std::uint32_t> open_;
};

// Steps of the file that stop for somebody, so that a session is seen to stand there.
std::map<std::string, std::string> stops_of(json::Value root) {
  std::map<std::string, std::string> out;  // pointer -> flow/step
  std::size_t f = 0;
  for (const json::Value flow : root.find("flows").items()) {
    std::size_t s = 0;
    for (const json::Value step : flow.find("steps").items()) {
      const std::string_view type = step.find("type").text();
      if (type == "end" || type == "lookup" || type == "menu" || type == "input" || type == "form")
        out["/flows/" + std::to_string(f) + "/steps/" + std::to_string(s)] =
            std::string(flow.find("id").text()) + "/" + std::string(step.find("id").text());
      ++s;
    }
    ++f;
  }
  return out;
}

// How many files are compared: those of faulty flows, and those with too many sessions, are not.
std::uint32_t wanted() {
  const char* many = std::getenv("WAYPOST_RANDOM_FLOWS");
  return many == nullptr ? 20u : static_cast<std::uint32_t>(std::atoi(many));
}

// What is said of a file, and whether anything is left open.
struct Said {
  std::set<std::string> never, empty, closed;
  bool is_open = false;
};

class Proofs final : public content::Inspection {
 public:
  explicit Proofs(proof::Memory memory) : memory_(memory) {}
  void look_at_drafts(content::Build&) override {}
  void look_at_model(content::Build& build) override {
    flows = proof::prove_flows(build, {}, memory_);
  }

  std::vector<FlowProof> flows;

 private:
  proof::Memory memory_;
};

Said say(const std::string& text, proof::Memory memory,
         const std::map<std::string, std::string>& stops) {
  Proofs proofs(memory);
  const content::Reading reading = content::read(text, {}, &proofs);
  Said out;
  for (const FlowProof& flow : proofs.flows) out.is_open = out.is_open || !flow.undecided.empty();
  for (const Problem& problem : reading.problems) {
    const auto stop = stops.find(problem.pointer);
    if (stop == stops.end()) continue;
    if (problem.code == Code::never_reached) out.never.insert(stop->second);
    if (problem.code == Code::empty_menu) out.empty.insert(stop->second);
    if (problem.code == Code::no_way_out) out.closed.insert(stop->second);
  }
  return out;
}

void check_no_false_alarm(const Said& said, const Found& naive) {
  for (const std::string& step : said.never) CHECK_MESSAGE(naive.reached.count(step) == 0, step);
  for (const std::string& step : said.closed) CHECK_MESSAGE(naive.closed.count(step) == 1, step);
  for (const std::string& step : said.empty) CHECK_MESSAGE(naive.empty.count(step) == 1, step);
}

// A step that no session stands at is told; but an end of a called flow is passed, and a step that
// shows nothing is not seen to be reached.
void check_no_miss(const Said& said, const Found& naive, json::Value root,
                   const std::map<std::string, std::string>& stops,
                   const std::set<std::string>& unreachable) {
  for (const auto& stop : stops) {
    const std::string& step = stop.second;
    const json::Value source = root.at(stop.first);
    const bool passes = source.find("empty") || source.find("type").text() == "form";
    const bool is_told = unreachable.count(stop.first) > 0 || said.never.count(step) > 0;
    const bool is_seen = naive.reached.count(step) > 0 || naive.empty.count(step) > 0;
    CHECK_MESSAGE((is_told || is_seen || passes || step.starts_with("b/")), step);
  }
  for (const std::string& step : naive.empty) CHECK_MESSAGE(said.empty.count(step) == 1, step);
  CHECK((naive.closed.empty() || !said.closed.empty() || !said.empty.empty()));
}

TEST_CASE("random flows: the machine finds what walking all sessions by step finds") {
  std::uint32_t compared = 0, undecided = 0, never = 0, empty = 0, closed = 0;
  for (std::uint32_t seed = 1; compared < wanted(); ++seed) {
    const std::string text = Maker(seed).file();
    CAPTURE(seed);
    CAPTURE(text);
    const Compiled compiled = compile_untrained(text);
    REQUIRE(compiled.content);
    bool is_faulty = false;
    std::set<std::string> unreachable;
    for (const Problem& problem : compiled.problems) {
      is_faulty = is_faulty || problem.severity == Severity::error;
      if (problem.code == Code::unreachable_step) unreachable.insert(problem.pointer);
    }
    if (is_faulty) continue;
    const bool is_led_to = text.find(R"("flow":"b")") != std::string::npos;
    Naive walk(*compiled.content, is_led_to ? Texts{"a"} : Texts{"a", "b"});
    const Found naive = walk.run();
    if (!walk.is_small()) continue;
    const json::Document document = json::read(text);
    const std::map<std::string, std::string> stops = stops_of(document.root());
    ++compared;
    const Said said = say(text, proof::Memory::whole, stops);
    CHECK_FALSE(said.is_open);
    check_no_false_alarm(said, naive);
    check_no_miss(said, naive, document.root(), stops, unreachable);
    never += said.never.empty() ? 0 : 1;
    empty += said.empty.empty() ? 0 : 1;
    closed += said.closed.empty() ? 0 : 1;
    // What large files are walked with leaves more open, and says nothing that is wrong either.
    for (const proof::Memory memory : {proof::Memory::each, proof::Memory::neighbour}) {
      CAPTURE(static_cast<int>(memory));
      const Said less = say(text, memory, stops);
      check_no_false_alarm(less, naive);
      if (!less.is_open) check_no_miss(less, naive, document.root(), stops, unreachable);
      undecided += less.is_open ? 1 : 0;
    }
  }
  MESSAGE("compared " << compared << ": with steps never reached " << never << ", empty menus "
                      << empty << ", no way out " << closed << "; undecided knowing less "
                      << undecided << " of " << 2 * compared);
  CHECK(never > 0);
  CHECK(empty > 0);
}

}  // namespace
}  // namespace waypost
