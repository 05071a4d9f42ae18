// tests/vectors/record: a session and the handover record that its log makes, byte for byte;
// masking; misuse.
#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "content/model.h"
#include "flow/value.h"
#include "session/cards.h"
#include "session/redact.h"
#include "session/secrets.h"
#include "vectors.h"
#include "waypost/wire.h"

namespace waypost {
namespace {

const std::string kFolder = "tests/vectors/record";

struct Played {
  std::string snapshot, log, whole;

  // As it is stored.
  std::string masked() const { return whole == snapshot ? log : wire::mask_json(whole, log); }
};

Played play(const Content& content, const std::vector<std::string>& events) {
  Played played{"", "[", ""};
  for (const std::string& event : events) {
    const std::string output = wire::step_json(content, played.whole, event);
    const json::Document document = json::read(output);
    REQUIRE(document.root().find("snapshot"));
    played.snapshot = test::compact(document.root().find("snapshot"));
    played.whole = test::handed_back(document.root());
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
    const json::Value knowledge = vector.root().find("knowledge");
    const Content content = test::content_of(knowledge.is_object() ? test::compact(knowledge)
                                                                   : std::string(knowledge.text()));
    const Played played = play(content, events_of(vector.root()));
    const std::string record = wire::record_json(content, played.snapshot, played.masked());
    CHECK(record == wire::record_json(content, played.snapshot, played.log));
    if (test::writes_vectors()) write_anew(path, text, record);
    const std::string now = test::read_repo_file(path);
    const json::Document written = json::read(now);
    CHECK(test::compact(written.root().find("record")) == record);
    const std::string log = played.masked();
    for (const json::Value secret : vector.root().find("never").items())
      CHECK_MESSAGE(record.find(secret.text()) == std::string::npos, std::string(secret.text()));
    for (const json::Value secret : vector.root().find("never_stored").items()) {
      for (const std::string& stored : {played.snapshot, log})
        CHECK_MESSAGE(stored.find(secret.text()) == std::string::npos, std::string(secret.text()));
    }
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

TEST_CASE(
    "a long message for a person goes along whole, in any script; beyond 16 KB it is refused") {
  const Content content = test::content_of("tests/vectors/walk/knowledge.json");
  const auto message_of = [&](std::size_t letters) {
    std::string message;
    for (std::size_t i = 0; i < letters; ++i) message += "\xd0\xb6";
    const std::string id = "00000000-0000-7000-8000-000000000002";
    const Played played = play(
        content,
        {R"({"type":"open","at":1,"seq":1,"id":"1"})",
         R"({"type":"person","at":2,"seq":2,"id":")" + id + R"("})",
         R"({"type":"handover_done","at":3,"seq":3,"id":"3","handover":")" + id +
             R"(","result":"unavailable"})",
         R"({"type":"submit","at":4,"seq":4,"id":"4","turn":3,"fields":{"contact":"a@b.rs","message":")" +
             message + R"("}})"});
    const bool refused = played.log.find("too_long") != std::string::npos;
    const std::string record = wire::record_json(content, played.snapshot, played.log);
    CHECK(refused == (played.log.find(R"("mode":"message")") == std::string::npos));
    if (!refused) CHECK(record.find(R"("question":")" + message + '"') != std::string::npos);
    return !refused;
  };
  CHECK(message_of(1105));
  CHECK(message_of(8192));
  CHECK_FALSE(message_of(8193));
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
      {"amex 3782 822463 10005", "amex \u2022\u2022\u2022 0005"},
      {"3056 930902 5904", "\u2022\u2022\u2022 5904"},
      {"2223003122003222", "\u2022\u2022\u2022 3222"},
      {"my order 10020 0641234567 please", "my order 10020 0641234567 please"},
      {"41 11 11 11 11 11 11 11", "41 11 11 11 11 11 11 11"},
      {"41111 11111 111111", "41111 11111 111111"},
      {"1234567890123452", "1234567890123452"},
      {"+374111111111111", "+374111111111111"},
      {"41111111111111111111111", "41111111111111111111111"},
  };
  for (const auto& [text, masked] : kTexts) CHECK(session::mask_cards(text) == masked);
}

TEST_CASE("an order number of the owner's pattern and a contact are no cards") {
  const session::NoCards no_cards{{"9999999999999999", "AA-9999999999999999"}, {"378282246310005"}};
  for (const char* text : {"4111111111111111", "(DE-4111111111111111).", "call 378282246310005"})
    CHECK(session::mask_cards(text, no_cards) == text);
  CHECK(session::mask_cards("4222222222222", no_cards) == "\u2022\u2022\u2022 2222");
}

TEST_CASE("private answers are found however they are spelled") {
  session::Secrets secrets;
  for (const char* secret :
       {"987", "XY-7777", "Secret@Example.com", "Stra\u00dfe", "hunter2secret", "a", "+", ""})
    secrets.add(secret);
  const std::pair<const char*, const char*> kTexts[] = {
      {"my pin is 987.", "my pin is \u2022\u2022\u2022."},
      {"pin987", "pin\u2022\u2022\u2022"},
      {"9870, 1987, 98 7x", "9870, 1987, \u2022\u2022\u2022x"},
      {"xy7777 / XY 7777 / x-y-7-7-7-7",
       "\u2022\u2022\u2022 / \u2022\u2022\u2022 / \u2022\u2022\u2022"},
      {"<secret@example.com>", "<\u2022\u2022\u2022>"},
      {"STRASSE", "\u2022\u2022\u2022"},
      {"xxHUNTER2secretxx", "xx\u2022\u2022\u2022xx"},
      {"an apple and a pear", "an apple and \u2022\u2022\u2022 pear"},
      {"9          87", "9          87"},
      {"", ""},
  };
  for (const auto& sample : kTexts) {
    CAPTURE(sample.first);
    CHECK(secrets.mask(sample.first) == sample.second);
  }
  CHECK(secrets.mask("a 987 hunter2secret", 4) == "a 987 \u2022\u2022\u2022");
  secrets.allow("secret@example.com");
  CHECK(secrets.mask("SECRET@example.com") == "SECRET@example.com");
  CHECK_FALSE(secrets.contain("secret@example.com"));
  CHECK(secrets.contain("9 8 7"));
}

TEST_CASE("values that are a private answer are masked, numbers too") {
  session::Redactor redactor(Model{}, {});
  redactor.note("987");
  Value value = List{Value{*parse_number("987")}, Value{*parse_number("98")}, Value{true},
                     Value{std::string("pin 987")}};
  redactor.redact(value);
  CHECK(value_text(value) == "\u2022\u2022\u2022, 98, true, pin \u2022\u2022\u2022");
}

}  // namespace
}  // namespace waypost
