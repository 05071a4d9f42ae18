// What is written is read back the same: every event, effect and snapshot that the walks come
// across.
#include <doctest/doctest.h>

#include <string>
#include <utility>

#include "vectors.h"
#include "walker.h"
#include "waypost/session.h"
#include "wire/effect_json.h"
#include "wire/event_json.h"
#include "wire/names.h"
#include "wire/snapshot_json.h"

namespace waypost {
namespace {

TEST_CASE("effects and snapshots survive reading and writing") {
  const Content content = test::content_of("tests/vectors/walk/knowledge.json");
  for (std::uint32_t index = 0; index < 60; ++index) {
    test::walk_once(
        content, index, [](std::string_view, std::string_view, const std::string& output) {
          const json::Document document = json::read(output);
          json::Writer snapshot;
          wire::write_snapshot(snapshot, wire::read_snapshot(document.root().find("snapshot")));
          CHECK(snapshot.text_so_far() == test::compact(document.root().find("snapshot")));
          wire::Fault fault;
          for (const json::Value effect : document.root().find("effects").items()) {
            wire::ObjectReader reader(effect, "", fault);
            json::Writer out;
            wire::write_effect(out, wire::read_effect(reader));
            CHECK(out.text_so_far() == test::compact(effect));
          }
          CHECK_FALSE(fault.any);
        });
  }
}

// Every name of `type`, `kind` and `result` in core/schema/names.json stands in the vectors.
template <typename Name>
void check_all_named(const std::string& vectors, std::string_view key, Name last) {
  for (int value = 0; value <= static_cast<int>(last); ++value) {
    const std::string name(wire::name_of(static_cast<Name>(value)));
    CAPTURE(name);
    CHECK(vectors.find("\"" + std::string(key) + "\":\"" + name + "\"") != std::string::npos);
  }
}

TEST_CASE("wire vectors: every event has one JSON form") {
  const std::string text = test::read_repo_file("tests/vectors/wire/events.json");
  const json::Document document = json::read(text);
  REQUIRE_FALSE(document.error());
  check_all_named(text, "type", EventType::content_changed);
  check_all_named(text, "result", HandoverResult::ended);
  for (const json::Value value : document.root().items()) {
    wire::Fault fault;
    json::Writer out;
    wire::write_event(out, wire::read_event(value, "", fault));
    CHECK_FALSE(fault.any);
    CHECK(out.text_so_far() == test::compact(value));
  }
}

TEST_CASE("wire vectors: every effect has one JSON form, also those that nothing gives yet") {
  const std::string text = test::read_repo_file("tests/vectors/wire/effects.json");
  const json::Document document = json::read(text);
  REQUIRE_FALSE(document.error());
  check_all_named(text, "type", EffectType::stale);
  check_all_named(text, "kind", OfferKind::retry);
  check_all_named(text, "kind", FormKind::message);
  check_all_named(text, "type", FieldType::message);
  for (const json::Value value : document.root().items()) {
    wire::Fault fault;
    wire::ObjectReader reader(value, "", fault);
    json::Writer out;
    wire::write_effect(out, wire::read_effect(reader));
    CHECK_FALSE(fault.any);
    CHECK(out.text_so_far() == test::compact(value));
  }
}

TEST_CASE("unknown keys of events are ignored") {
  const json::Document document = json::read(R"({"type":"tick","later":{"deep":[1]},"text":null})");
  wire::Fault fault;
  CHECK(wire::read_event(document.root(), "", fault).type == EventType::tick);
  CHECK_FALSE(fault.any);
}

}  // namespace
}  // namespace waypost
