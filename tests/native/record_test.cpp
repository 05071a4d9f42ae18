// tests/vectors/record: a session and the handover record that its log makes, byte for byte;
// masking; misuse.
#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "session/redact.h"
#include "vectors.h"
#include "waypost/wire.h"

namespace waypost {
namespace {

const std::string kFolder = "tests/vectors/record";

struct Played {
  std::string snapshot, log;
};

Played play(const Content& content, const std::vector<std::string>& events) {
  Played played{"", "["};
  for (const std::string& event : events) {
    const std::string output = wire::step_json(content, played.snapshot, event);
    const json::Document document = json::read(output);
    REQUIRE(document.root().find("snapshot"));
    played.snapshot = test::compact(document.root().find("snapshot"));
    if (played.log.size() > 1) played.log += ",";
    played.log += "{\"event\":" + event +
                  ",\"effects\":" + test::compact(document.root().find("effects")) + "}";
  }
  played.log += "]";
  return played;
}

std::vector<std::string> events_of(json::Value vector) {
  std::vector<std::string> events;
  for (const json::Value step : vector.find("events").items())
    events.push_back(test::compact(step.find("event")));
  return events;
}

void write_anew(const std::string& path, const std::string& text, const std::string& record) {
  const std::size_t at = text.rfind("  \"record\": ");
  REQUIRE(at != std::string::npos);
  test::write_repo_file(path, text.substr(0, at) + "  \"record\": " + record + "\n}\n");
}

TEST_CASE("record vectors") {
  const std::vector<std::string> names = test::repo_files(kFolder, ".json");
  REQUIRE(names.size() >= 2);
  for (const std::string& name : names) {
    const std::string path = kFolder + "/" + name + ".json";
    CAPTURE(path);
    const std::string text = test::read_repo_file(path);
    const json::Document vector = json::read(text);
    const Content content = test::content_of(std::string(vector.root().find("knowledge").text()));
    const Played played = play(content, events_of(vector.root()));
    const std::string record = wire::record_json(content, played.snapshot, played.log);
    if (test::writes_vectors()) write_anew(path, text, record);
    const std::string now = test::read_repo_file(path);
    const json::Document written = json::read(now);
    CHECK(test::compact(written.root().find("record")) == record);
    // What must never leave: the private answers and the card number of these sessions.
    for (const char* secret : {"4712", "4111 1111", "41111111"})
      CHECK(record.find(secret) == std::string::npos);
  }
}

TEST_CASE("a record needs a handover and a readable log") {
  const Content content = test::content_of("tests/vectors/walk/knowledge.json");
  const std::string asked =
      R"({"format":1,"place":{"kind":"home"},"handover":{"id":"a","state":"checking"}})";
  CHECK(wire::record_json(content, "", "[]") == R"({"error":{"code":"bad_snapshot"}})");
  CHECK(wire::record_json(content, R"({"format":1})", "[]") ==
        R"({"error":{"code":"bad_snapshot","detail":"/handover"}})");
  CHECK(wire::record_json(content, asked, "{}") == R"({"error":{"code":"bad_log"}})");
  CHECK(wire::record_json(content, asked, "[") == R"({"error":{"code":"bad_log"}})");
  CHECK(
      wire::record_json(content, asked, R"([{"event":{"type":"tick"}},{"event":{"type":"x"}}])") ==
      R"({"error":{"code":"bad_log","detail":"/1/event/type"}})");
  CHECK(wire::record_json(content, asked,
                          R"([{"event":{"type":"tick"},"effects":[{"type":"say"},{"type":7}]}])") ==
        R"({"error":{"code":"bad_log","detail":"/0/effects/1/type"}})");
}

TEST_CASE("card numbers are masked, other numbers are not") {
  const std::pair<const char*, const char*> kTexts[] = {
      {"4111111111111111", "\u2022\u2022\u2022 1111"},
      {"card 4111 1111 1111 1111, please", "card \u2022\u2022\u2022 1111, please"},
      {"5500-0000-0000-0004", "\u2022\u2022\u2022 0004"},
      {"378282246310005", "\u2022\u2022\u2022 0005"},
      {"4111111111111112", "4111111111111112"},
      {"order 12345678, RL-10023", "order 12345678, RL-10023"},
      {"+44 20 7946 0000", "+44 20 7946 0000"},
      {"", ""},
      {"1 2 3", "1 2 3"},
      {"4111 1111 1111 1111 12/27", "\u2022\u2022\u2022 1111 12/27"},
      {"12 4111-1111-1111-1111", "12 \u2022\u2022\u2022 1111"},
      {"4111.1111.1111.1111.", "\u2022\u2022\u2022 1111."},
  };
  for (const auto& [text, masked] : kTexts) CHECK(session::mask_cards(text) == masked);
}

}  // namespace
}  // namespace waypost
