// What a shop's system, or somebody in its place, may answer: days that do not exist, numbers
// beyond all bounds, texts that turn others around. Each body has one outcome.
#include "session/lookup_map.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <utility>

#include "content/model.h"
#include "flow/value.h"
#include "vectors.h"
#include "waypost/session.h"

namespace waypost {
namespace {

using session::LookupWay;

const std::string kKnowledge = R"json({"waypost": 1, "locale": "en", "contact": {"phone": "112"},
  "lookups": [
    {"id": "order", "url": "/order", "result": {
      "number": {"pointer": "/number", "optional": true},
      "total": {"pointer": "/total", "type": "number", "optional": true},
      "day": {"pointer": "/day", "type": "date", "optional": true},
      "words": {"pointer": "/words", "type": "list", "optional": true},
      "items": {"pointer": "/items", "type": "list", "optional": true, "of": {
        "id": {"pointer": "/id"}, "name": {"pointer": "/name", "optional": true}}}}},
    {"id": "cancel", "url": "/cancel", "method": "POST", "action": true, "result": {}}],
  "articles": [{"id": "a", "questions": ["A?"], "answer": "A."}],
  "flows": [{"id": "f", "title": "F", "questions": ["F?"], "steps": [
    {"id": "find", "type": "lookup", "lookup": "order", "into": "order", "failed": "end"},
    {"id": "which", "type": "menu", "text": "Which?", "empty": "end", "from": {
      "list": "order.items", "label": "{item.name}", "into": "item", "goto": "end"}},
    {"id": "end", "type": "end", "text": "{item.name}"}]}]})json";

struct Shop {
  Content content = test::content_of(kKnowledge);

  session::LookupAnswer answer(const std::string& body, std::size_t lookup = 0,
                               std::int32_t status = 200) const {
    return session::read_lookup(content.model().lookups[lookup], status, body);
  }
  // What a field of a found order holds, as text; "failed" when it is not found.
  std::string value(const std::string& name, const std::string& json) const {
    const session::LookupAnswer given = answer("{\"" + name + "\":" + json + "}");
    if (given.way != LookupWay::found) return given.wrong == name ? "failed" : "?";
    const auto found = given.fields.find(name);
    return found == given.fields.end() ? "" : value_text(found->second);
  }
};

TEST_CASE("a date of a lookup is a day that exists, a time may follow") {
  const Shop shop;
  for (const char* day :
       {"2026-02-28", "2024-02-29", "0001-01-01", "9999-12-31", "2026-11-23T09:30",
        "2026-11-23T23:59:60.123+14:00", "2026-11-23 09:30:00 UTC", "2026-11-23T00:00:00Z"}) {
    CAPTURE(std::string(day));
    CHECK(shop.value("day", "\"" + std::string(day) + "\"") == day);
  }
  for (const char* none : {"2026-02-29",
                           "2026-02-30",
                           "2026-02-31",
                           "2026-04-31",
                           "1900-02-29",
                           "2026-00-10",
                           "2026-13-01",
                           "2026-01-00",
                           "2026-01-32",
                           "0000-01-01",
                           "",
                           "2026-1-1",
                           "2026-11-23T",
                           "2026-11-23T9:30",
                           "2026-11-23T24:00",
                           "2026-11-23T12:60",
                           "2026-11-23T-1:00",
                           "2026-11-23x09:30",
                           "2026-02-30T09:30:00Z",
                           "26-11-2026",
                           "x026-11-23",
                           "2026-11-23T09:30:00.000000000000000000"}) {
    CAPTURE(std::string(none));
    CHECK(shop.value("day", "\"" + std::string(none) + "\"") == "failed");
  }
  CHECK(shop.value("day", "20261123") == "failed");
}

TEST_CASE("texts that turn others around lose that, names of any script stay as they are") {
  const Shop shop;
  CHECK(shop.value("number", "\"RL\\u202e-10\\u202c\\u2066023\\u2069\"") == "RL-10023");
  CHECK(shop.value("number", "\"\u202a\u202b\u202d\u2067\u2068\"") == "");
  CHECK(shop.value("words", "[\"a\\u202eb\",\"c\"]") == "ab, c");
  for (const char* name :
       {"محمد علي\u200f (٣)", "\u200eTent\u200e", "דוד \u200fRL-1", "می\u200cخواهم", "👩\u200d💻"}) {
    CAPTURE(std::string(name));
    CHECK(shop.value("number", "\"" + std::string(name) + "\"") == name);
  }
}

TEST_CASE("a body that is no JSON, or not quite, has one outcome") {
  const Shop shop;
  const std::pair<const char*, LookupWay> kBodies[] = {
      {"\xef\xbb\xbf{\"number\":\"1\"}", LookupWay::found},
      {"\xef\xbb\xbf", LookupWay::failed},
      {"\xff\xfe{\0}\0", LookupWay::failed},
      {" \n{} ", LookupWay::found},
      {"{\"total\":NaN}", LookupWay::failed},
      {"{\"total\":Infinity}", LookupWay::failed},
      {"{\"total\":-0}", LookupWay::found},
      {"{\"total\":0x10}", LookupWay::failed},
      {"{\"total\":1,}", LookupWay::failed},
      {"{'total':1}", LookupWay::failed},
      {"{\"total\":1}//", LookupWay::failed},
      {")]}',\n{\"total\":1}", LookupWay::failed},
      {"null", LookupWay::failed},
      {"\"{}\"", LookupWay::failed},
      {"[]", LookupWay::found},
  };
  for (const auto& one : kBodies) {
    const std::string body(one.first);
    CAPTURE(body);
    CHECK(shop.answer(body).way == one.second);
  }
}

TEST_CASE("of a repeated key the first counts; numbers are exact or none") {
  const Shop shop;
  const auto repeated = shop.answer(R"({"number":"1","number":"2","number":{}})");
  CHECK(repeated.fields.at("number") == Value{std::string("1")});
  CHECK(shop.answer(R"({"total":"1","total":2})").wrong == "total");
  CHECK(shop.value("total", "29.990000000000002") == "29.99");
  CHECK(shop.value("total", "1e-400") == "0");
  for (const char* huge : {"1e999", "-1e999", "1e2147483648", "99999999999999999999"}) {
    CAPTURE(std::string(huge));
    CHECK(shop.answer("{\"total\":" + std::string(huge) + "}").way == LookupWay::failed);
  }
  CHECK(shop.value("total", std::string(200, '1')) == "failed");
  CHECK_MESSAGE(shop.value("number", "12345678901234567890") == "12345678901234567890",
                "an order number is digits, not a sum");
  CHECK(shop.value("number", std::string(65, '1')) == "failed");
  CHECK(shop.value("number", "true") == "failed");
  CHECK(shop.value("total", "\"1\"") == "failed");
  CHECK(shop.value("number", "\"" + std::string(2049, 'x') + "\"") == "failed");
}

TEST_CASE("an answer without a body is enough where nothing is wanted") {
  const Shop shop;
  CHECK(shop.answer("", 0, 204).way == LookupWay::found);  // every field is optional
  CHECK(shop.answer("", 1, 204).way == LookupWay::found);
  CHECK(shop.answer("<html>", 1, 200).way == LookupWay::unknown);
  CHECK(shop.answer("", 1, 302).way == LookupWay::unknown);
  CHECK(shop.answer("", 1, 409).way == LookupWay::failed);
  CHECK(shop.answer("", 0, -1).way == LookupWay::failed);
  CHECK(shop.answer(std::string(session::kMaxLookupBody - 2, ' ') + "{}").way == LookupWay::found);
  CHECK(shop.answer(std::string(session::kMaxLookupBody - 1, ' ') + "{}").way == LookupWay::failed);
}

TEST_CASE("items of a list without an id of their own are not offered") {
  const Shop shop;
  Event event;
  event.type = EventType::open;
  Snapshot at = step(shop.content, {}, event).snapshot;
  event.type = EventType::pick;
  event.target = {Target::Kind::flow, "f"};
  at = step(shop.content, at, event).snapshot;
  event.type = EventType::lookup_done;
  event.effect = at.waiting;
  event.status = 200;
  event.body = R"({"items":[{"id":"","name":"0"},{"id":"a","name":"1"},{"id":"a","name":"2"},)"
               R"({"id":" a ","name":"3"},{"id":"\u202ea","name":"4"},{"id":" \n","name":"5"},)"
               R"({"id":7,"name":"6"},{"id":"b","name":""},{"id":"c"}]})";
  const Stepped found = step(shop.content, at, event);
  std::string offered;
  for (const Effect& effect : found.effects)
    for (const OfferedOption& option : effect.options) offered += option.id + ";";
  CHECK(offered == "a;7;b;c;");
  event.type = EventType::select;
  event.option = "a";
  event.turn = found.snapshot.asked;
  const Stepped chosen = step(shop.content, found.snapshot, event);
  CHECK(std::get<Fields>(chosen.snapshot.vars.at("item")).at("name") == Value{std::string("1")});
}

TEST_CASE("a list of too much, or of anything but what it is to hold, is none") {
  const Shop shop;
  std::string deep = "1", items;
  for (int i = 0; i < 2'000; ++i) deep = "[" + deep + "]";
  for (int i = 0; i < 60; ++i) items += (i ? ",{\"id\":" : "{\"id\":") + std::to_string(i) + "}";
  CHECK(shop.answer("{\"words\":" + deep + "}").way == LookupWay::failed);
  CHECK(shop.value("words", "[[1]]") == "failed");
  CHECK(shop.value("words", "[null]") == "failed");
  CHECK(shop.value("words", "{\"0\":1}") == "failed");
  CHECK(shop.value("items", "[1]") == "failed");
  CHECK(shop.value("items", "[{\"id\":{}}]") == "failed");
  const auto many = shop.answer("{\"items\":[" + items + "]}");
  CHECK_MESSAGE(std::get<List>(many.fields.at("items")).size() == 50, "the first ones");
}

}  // namespace
}  // namespace waypost
