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
#include "wire/snapshot_json.h"

namespace waypost {
namespace {

TEST_CASE("effects and snapshots survive reading and writing") {
  const Content content = test::content_of("tests/vectors/walk/knowledge.json");
  for (std::uint32_t index = 0; index < 60; ++index) {
    test::walk_once(
        content, index, [](std::string_view, std::string_view, const std::string& output) {
          const json::Document document = json::read(output);
          wire::Fault fault;
          json::Writer snapshot;
          wire::write_snapshot(snapshot,
                               wire::read_snapshot(document.root().find("snapshot"), fault));
          CHECK(snapshot.text_so_far() == test::compact(document.root().find("snapshot")));
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

TEST_CASE("events survive reading and writing, unknown keys are ignored") {
  for (
      const std::string text : {
          R"({"type":"open","at":-1,"seq":1,"id":"a","rand":4294967295,"context":{"locale":"en","visitor_phone":"1"}})",
          R"({"type":"query","text":"\"quoted\" \\ \n"})",
          R"({"type":"pick","text":"typed","target":{"kind":"category","id":"care"}})",
          R"({"type":"select","option":"x","turn":4294967295})",
          R"({"type":"submit","fields":{"a":"","b":"2"},"turn":3})",
          R"({"type":"lookup_done","effect":"4:2","status":200,"body":"{}"})",
          R"({"type":"handover_done","handover":"h","result":"delivered","reference":"A-1"})",
          R"({"type":"zones","zones":{"Europe/Belgrade":[[0,60],[1774746000000,120]],"UTC":[]}})",
          R"({"type":"content_changed"})",
      }) {
    CAPTURE(text);
    const json::Document document = json::read(text);
    wire::Fault fault;
    json::Writer out;
    wire::write_event(out, wire::read_event(document.root(), "", fault));
    CHECK_FALSE(fault.any);
    CHECK(out.text_so_far() == text);
  }
  const json::Document document = json::read(R"({"type":"tick","later":{"deep":[1]},"text":null})");
  wire::Fault fault;
  CHECK(wire::read_event(document.root(), "", fault).type == EventType::tick);
  CHECK_FALSE(fault.any);
}

}  // namespace
}  // namespace waypost
