// Whatever comes, `step` gives a result that holds its promises: garbage events, forged snapshots,
// mutated JSON.
#include <doctest/doctest.h>

#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "vectors.h"
#include "walker.h"
#include "waypost/session.h"
#include "waypost/wire.h"
#include "wire/snapshot_json.h"

namespace waypost {
namespace {

const std::string kKnowledge = "tests/vectors/walk/knowledge.json";

class Dice {
 public:
  explicit Dice(std::uint32_t seed) : state_(seed * 2654435761U + 1) {}
  std::uint32_t roll(std::size_t sides) {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 17;
    state_ ^= state_ << 5;
    return state_ % static_cast<std::uint32_t>(sides);
  }

 private:
  std::uint32_t state_;
};

// Effects have unique ids of their turn, a changing turn ends with persist, the snapshot is small.
// `resume` alone gives effects without changing anything: what waits, again.
void check_output(const std::string& output) {
  const json::Document document = json::read(output);
  REQUIRE_FALSE(document.error());
  if (document.root().find("error")) return;
  std::set<std::string> ids;
  bool only_again = true;
  std::string last;
  for (const json::Value effect : document.root().find("effects").items()) {
    const std::string id(effect.find("id").text());
    CHECK_MESSAGE(ids.insert(id).second, id);
    CHECK(id.find(':') != std::string::npos);
    last = effect.find("type").text();
    only_again = only_again && (last == "lookup" || last == "handover");
  }
  CHECK_MESSAGE((only_again || last == "persist" || last == "stale"), output);
  CHECK(test::compact(document.root().find("snapshot")).size() <= kMaxSnapshotBytes);
}

TEST_CASE("walks keep the promises of step") {
  const Content content = test::content_of(kKnowledge);
  for (std::uint32_t index = 0; index < 100; ++index) {
    test::walk_once(content, index,
                    [](std::string_view, std::string_view, const std::string& output) {
                      check_output(output);
                    });
  }
}

TEST_CASE("mutated snapshots and events never break step") {
  const Content content = test::content_of(kKnowledge);
  std::vector<std::string> texts;
  for (std::uint32_t index = 0; index < 40; ++index) {
    test::walk_once(content, index,
                    [&](std::string_view, std::string_view, const std::string& output) {
                      const json::Document document = json::read(output);
                      texts.push_back(test::compact(document.root().find("snapshot")));
                    });
  }
  const std::vector<std::string> events = {
      R"({"type":"select","at":1,"seq":900,"id":"x","option":"person","turn":3})",
      R"({"type":"submit","at":1,"seq":900,"id":"x","fields":{"number":"RL-10023","message":"m"},"turn":2})",
      R"({"type":"lookup_done","at":1,"seq":900,"id":"x","effect":"4:2","status":200,"body":"{\"status\":\"late\"}"})",
      R"({"type":"handover_done","at":1,"seq":900,"id":"x","handover":"id-3-1","result":"delivered"})",
      R"({"type":"resume","at":1,"seq":900,"id":"x"})",
      R"({"type":"back","at":1,"seq":900,"id":"x"})",
      R"({"type":"query","at":1,"seq":900,"id":"x","text":"clean"})",
      R"({"type":"person","at":1,"seq":900,"id":"x"})",
  };
  Dice dice(7);
  const std::string_view bytes = "0129\"{}[],:abcxyz\\-\x01\xff";
  for (int round = 0; round < 6000; ++round) {
    std::string snapshot = texts[dice.roll(texts.size())];
    std::string event = events[dice.roll(events.size())];
    std::string& victim = dice.roll(4) == 0 ? event : snapshot;
    for (std::uint32_t hits = 1 + dice.roll(3); hits > 0; --hits) {
      const std::size_t at = dice.roll(victim.size());
      if (dice.roll(3) == 0)
        victim.erase(at, 1 + dice.roll(8));
      else
        victim[at] = bytes[dice.roll(bytes.size())];
      if (victim.empty()) victim = "{";
    }
    check_output(wire::step_json(content, snapshot, event));
  }
}

TEST_CASE("a snapshot as large as can be forged comes back small") {
  const Content content = test::content_of(kKnowledge);
  Snapshot forged;
  forged.content = content.hash();
  forged.place.kind = PlaceKind::menu;
  forged.place.flow = "track";
  forged.place.step = "late_menu";
  forged.question = std::string(100'000, '"');
  forged.misses = 0xffffffff;
  forged.handover.id = std::string(50'000, 'x');
  forged.handover.state = "checking";
  for (int i = 0; i < 500; ++i) {
    forged.vars["v" + std::to_string(i)] = std::string(1000, '\\');
    forged.known["k" + std::to_string(i)] = "value";
    Place place;
    place.kind = PlaceKind::matches;
    place.options = {"article:returns", "article:wash", "flow:track", "flow:refund"};
    place.category = std::string(1000, 'c');
    forged.back.push_back(place);
  }
  Event event;
  event.type = EventType::back;
  event.id = "e";
  const Stepped stepped = step(content, forged, event);
  json::Writer out;
  wire::write_snapshot(out, stepped.snapshot);
  CHECK(out.text_so_far().size() <= kMaxSnapshotBytes);
  CHECK(stepped.snapshot.handover.id.empty());
  CHECK(stepped.snapshot.known.empty());
  CHECK(stepped.snapshot.back.size() <= 20);
  CHECK(stepped.effects.back().type == EffectType::persist);
}

TEST_CASE("misuse by the host is named with its place") {
  const Content content = test::content_of(kKnowledge);
  const std::pair<const char*, const char*> kEvents[] = {
      {"", R"({"error":{"code":"bad_event"}})"},
      {"[]", R"({"error":{"code":"bad_event"}})"},
      {"{}", R"({"error":{"code":"bad_event","detail":"/type"}})"},
      {R"({"type":"dance"})", R"({"error":{"code":"bad_event","detail":"/type"}})"},
      {R"({"type":"select","turn":-1})", R"({"error":{"code":"bad_event","detail":"/turn"}})"},
      {R"({"type":"select","turn":"2"})", R"({"error":{"code":"bad_event","detail":"/turn"}})"},
      {R"({"type":"submit","fields":{"a/b":1}})",
       R"({"error":{"code":"bad_event","detail":"/fields/a~1b"}})"},
      {R"({"type":"pick","target":{"kind":"person"}})",
       R"({"error":{"code":"bad_event","detail":"/target/kind"}})"},
      {R"({"type":"handover_done"})", R"({"error":{"code":"bad_event","detail":"/result"}})"},
      {R"({"type":"zones","zones":{"UTC":[[0,9999]]}})",
       R"({"error":{"code":"bad_event","detail":"/zones"}})"},
  };
  for (const auto& wrong : kEvents) {
    CAPTURE(wrong.first);
    CHECK(wire::step_json(content, "", wrong.first) == wrong.second);
  }
}

// Whatever storage gives back, the tab goes on. `true`: the place is gone and the visitor is told.
TEST_CASE("a damaged snapshot keeps what can be read, and the session goes on") {
  const Content content = test::content_of(kKnowledge);
  const std::string input = R"("place":{"kind":"input","flow":"refund","step":"amount"})";
  const std::string by_hash = R"("content":")" + std::string(content.hash()) + R"(",)";
  const std::string at_input = R"({"format":1,)" + by_hash + input;
  const std::pair<std::string, bool> kSnapshots[] = {
      {"{", true},
      {"[]", true},
      {"7", true},
      {"\xff", true},
      {R"({"format":1,"place":{"kind":"nowhere"}})", true},
      {R"({"format":1,"place":"home"})", true},
      {R"({"format":1,"place":{"kind":"input","flow":"gone","step":"x"}})", true},
      {at_input + R"(,"misses":"x"})", false},
      {at_input + R"(,"turn":-1})", false},
      {at_input + R"(,"turn":true,"asked":"2","seq":1.5})", false},
      {at_input + R"(,"known":{"email":5,"name":"Ana"},"vars":[],"back":[{"kind":"nowhere"},3]})",
       false},
      {at_input + R"(,"handover":{"id":7,"state":[]},"question":{}})", false},
      {R"({"format":9,"turn":"old"})", false},
  };
  for (const auto& damaged : kSnapshots) {
    CAPTURE(damaged.first);
    const std::string resumed =
        wire::step_json(content, damaged.first, R"({"type":"resume","seq":1000,"id":"r"})");
    check_output(resumed);
    const json::Document document = json::read(resumed);
    REQUIRE(document.root().find("snapshot"));
    CHECK((resumed.find(R"("message":"changed")") != std::string::npos) == damaged.second);
    const std::string next =
        wire::step_json(content, test::compact(document.root().find("snapshot")),
                        R"({"type":"query","seq":1001,"id":"q","text":"How do I wash boots?"})");
    check_output(next);
    CHECK(next.find(R"("type":"show")") != std::string::npos);
    const bool stays = damaged.first.find(input) != std::string::npos;
    CHECK((next.find(R"("step":"amount")") != std::string::npos) == stays);
  }
  const std::string kept = wire::step_json(
      content, at_input + R"(,"known":{"email":5,"name":"Ana"},"vars":{"why":"late"}})",
      R"({"type":"query","seq":1,"text":"xyzzy"})");
  CHECK(kept.find(R"("known":{"name":"Ana"})") != std::string::npos);
  CHECK(kept.find(R"("vars":{"why":"late"})") != std::string::npos);
}

TEST_CASE("an event that was folded in already is stale") {
  const Content content = test::content_of(kKnowledge);
  Event event;
  event.type = EventType::open;
  event.seq = 1;
  Snapshot snapshot = step(content, {}, event).snapshot;
  event.type = EventType::person;
  event.seq = 2;
  event.id = "p";
  snapshot = step(content, snapshot, event).snapshot;
  const Stepped again = step(content, snapshot, event);
  REQUIRE(again.effects.size() == 1);
  CHECK(again.effects[0].type == EffectType::stale);
  CHECK(again.effects[0].id == "2:s2");
}

}  // namespace
}  // namespace waypost
