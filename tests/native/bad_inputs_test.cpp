// What a visitor, or somebody in their place, may put into a form: far too long, of the wrong kind,
// with control characters and markup, or forged in the stored session. Each comes back as it was
// typed, with what is wrong, or is stored clean; the session goes on.
#include <doctest/doctest.h>

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "session/inputs.h"
#include "vectors.h"
#include "waypost/session.h"
#include "waypost/wire.h"
#include "wire/snapshot_json.h"

namespace waypost {
namespace {

const std::string kKnowledge = "tests/vectors/flows/knowledge.json";

Event event_of(EventType type, const Snapshot& snapshot) {
  Event event;
  event.type = type;
  event.at = 1767225601000;
  event.seq = snapshot.seq + 1;
  event.id = "e" + std::to_string(event.seq);
  event.turn = snapshot.turn;
  return event;
}

Stepped start(const Content& content, const std::string& flow) {
  const Snapshot fresh = step(content, {}, event_of(EventType::open, {})).snapshot;
  Event pick = event_of(EventType::pick, fresh);
  pick.target = {Target::Kind::flow, flow};
  return step(content, fresh, pick);
}

Stepped submit(const Content& content, const Snapshot& snapshot,
               std::map<std::string, std::string> fields) {
  Event event = event_of(EventType::submit, snapshot);
  event.fields = std::move(fields);
  return step(content, snapshot, event);
}

const Effect* form_in(const Stepped& stepped) {
  for (const Effect& effect : stepped.effects)
    if (effect.type == EffectType::form) return &effect;
  return nullptr;
}

const FormField& field_in(const Stepped& stepped, const std::string& name) {
  const Effect* form = form_in(stepped);
  REQUIRE(form != nullptr);
  for (const FormField& field : form->fields)
    if (field.name == name) return field;
  FAIL("no field ", name);
  return form->fields.front();
}

std::size_t bytes_of(const Snapshot& snapshot) {
  json::Writer out;
  wire::write_snapshot(out, snapshot);
  return out.text_so_far().size();
}

std::string repeated(std::string_view text) {
  constexpr std::size_t kLong = 100'000;
  std::string out;
  while (out.size() < kLong) out += text;
  return out;
}

// The inputs of the flow `inputs`, in their order, with an answer that fits.
const std::pair<const char*, const char*> kInputs[] = {
    {"day", "2026-01-02"}, {"page", "shop.example"}, {"stars", "4"},
    {"size", "175"},       {"extras", "wrap\ncard"}, {"photos", "a.png\timage/png\t3"}};

TEST_CASE("100 KB in an input of any kind come back whole, and are told to be too long") {
  const Content content = test::content_of(kKnowledge);
  const std::string kTexts[] = {repeated("a"),        repeated("7"),
                                repeated("wrap\n"),   repeated("\xf0\x9f\x98\x80"),
                                repeated("<b>x</b>"), repeated("a.png\timage/png\t3\n")};
  Snapshot at = start(content, "inputs").snapshot;
  for (const auto& [name, fits] : kInputs) {
    for (const std::string& typed : kTexts) {
      const Stepped refused = submit(content, at, {{name, typed}});
      const FormField& field = field_in(refused, name);
      CHECK(field.error == "too_long");
      CHECK(field.value == typed);
      CHECK_MESSAGE(field.retry.empty(), "the owner's words are about something else");
      CHECK(bytes_of(refused.snapshot) <= kMaxSnapshotBytes);
      CHECK(refused.snapshot.vars.count(name) == 0);
      at = refused.snapshot;
    }
    at = submit(content, at, {{name, fits}}).snapshot;
  }
  CHECK(at.place.kind == PlaceKind::ended);
}

TEST_CASE("100 KB in one field of a form cost no other field") {
  const Content content = test::content_of(kKnowledge);
  Snapshot at = start(content, "form").snapshot;
  at = submit(content, at, {{"what", "damaged"}, {"email", "ana@example.com"}}).snapshot;
  const std::string much = repeated("\xd0\xb6 ");
  const Stepped refused = submit(content, at,
                                 {{"what", "damaged"},
                                  {"which", much},
                                  {"photo", ""},
                                  {"pin", "1234"},
                                  {"email", "ana@example.com"}});
  CHECK(field_in(refused, "which").value == much);
  CHECK(field_in(refused, "which").error == "too_long");
  CHECK(field_in(refused, "which").retry.empty());
  CHECK(field_in(refused, "email").value == "ana@example.com");
  CHECK(field_in(refused, "email").error.empty());
  const Stepped taken = submit(content, refused.snapshot,
                               {{"what", "damaged"},
                                {"which", "The zip"},
                                {"photo", ""},
                                {"pin", "1234"},
                                {"email", "ana@example.com"}});
  CHECK(taken.snapshot.vars.at("which") == Value{std::string("The zip")});
}

TEST_CASE("answers that are too much together are refused one by one, with what was typed") {
  const Content content = test::content_of(
      R"({"waypost":1,"locale":"en","articles":[{"id":"a","questions":["q"],"answer":"b"}],)"
      R"("flows":[{"id":"f","title":"F","questions":["f"],"steps":[{"id":"ask","type":"form","text":"?","fields":[)"
      R"({"var":"v0","label":"0","kind":"text"},{"var":"v1","label":"1","kind":"text"},)"
      R"({"var":"v2","label":"2","kind":"text"},{"var":"v3","label":"3","kind":"text"},)"
      R"({"var":"v4","label":"4","kind":"text","retry":"Name it."}]},{"id":"end","type":"end"}]}]})");
  const Snapshot at = start(content, "f").snapshot;
  const std::string page(1'700, 'x');  // four of them leave room for what is chosen
  const Stepped refused =
      submit(content, at, {{"v0", page}, {"v1", page}, {"v2", page}, {"v3", page}, {"v4", page}});
  for (const char* name : {"v0", "v1", "v2", "v3", "v4"})
    CHECK(field_in(refused, name).value == page);
  CHECK(field_in(refused, "v3").error.empty());
  CHECK(field_in(refused, "v4").error == "too_long");
  CHECK(field_in(refused, "v4").retry.empty());
  const Stepped taken =
      submit(content, refused.snapshot,
             {{"v0", page}, {"v1", page}, {"v2", page}, {"v3", page}, {"v4", "x"}});
  CHECK(taken.snapshot.place.kind == PlaceKind::ended);
}

TEST_CASE("small answers fit behind long ones, however many there are") {
  constexpr int kTexts = 4, kNumbers = 70;
  std::string steps;
  for (int i = 0; i < kTexts + kNumbers; ++i) {
    const std::string name = "v" + std::to_string(i);
    steps += R"({"id":")" + name + R"(","type":"input","text":"?","var":")" + name +
             (i < kTexts ? R"("},)" : R"(","kind":"number"},)");
  }
  const Content content = test::content_of(
      R"({"waypost":1,"locale":"en","articles":[{"id":"a","questions":["q"],"answer":"b"}],)"
      R"("flows":[{"id":"f","title":"F","questions":["f"],"steps":[)" +
      steps + R"({"id":"end","type":"end"}]}]})");
  Snapshot at = start(content, "f").snapshot;
  for (int i = 0; i < kTexts + kNumbers; ++i) {
    const std::string typed = i < kTexts ? std::string(1'700, 'x') : std::to_string(i);
    at = submit(content, at, {{"v" + std::to_string(i), typed}}).snapshot;
  }
  CHECK(at.place.kind == PlaceKind::ended);
  CHECK(at.vars.size() == kTexts + kNumbers);
  CHECK(at.vars.at("v73") == Value{Number{73'000'000}});
  CHECK(bytes_of(at) <= kMaxSnapshotBytes);
}

TEST_CASE("control characters are taken out of what is typed; markup stays the text that it is") {
  const Content content = test::content_of(kKnowledge);
  const Snapshot at = start(content, "cancel").snapshot;
  const Stepped asked = submit(
      content, at, {{"number", "\x1b[2J\xe2\x80\xa8<img src=x onerror=alert(1)>\r\n**b**\x00"}});
  const std::string stored = std::get<std::string>(asked.snapshot.vars.at("number"));
  CHECK(stored == "[2J <img src=x onerror=alert(1)> \n**b**");
  bool is_value = false;
  for (const Effect& effect : asked.effects)
    for (const Part& part : effect.parts)
      is_value = is_value || (part.is_value && part.text == stored);
  CHECK_MESSAGE(is_value, "a value, which no view reads as Markdown");
}

TEST_CASE("a forged file is none, and the name of a real one is one line") {
  const Content content = test::content_of(kKnowledge);
  Snapshot at = start(content, "inputs").snapshot;
  for (const auto& [name, fits] : kInputs) {
    if (std::string_view(name) == "photos") break;
    at = submit(content, at, {{name, fits}}).snapshot;
  }
  for (const char* line : {"a.png", "a.png\t3", "\timage/png\t3", "a.png\timage/png\t-1",
                           "a.png\timage/png\t", "<b>\t\t9x"}) {
    const Stepped refused = submit(content, at, {{"photos", line}});
    CAPTURE(std::string(line));
    CHECK(field_in(refused, "photos").error == "invalid_file");
    at = refused.snapshot;
  }
  const Stepped taken = submit(content, at, {{"photos", "a\x1b[2J<b>.png\timage/png\t3"}});
  CHECK(taken.snapshot.vars.at("photos") ==
        Value{List{Value{std::string("a [2J<b>.png, image/png, 1 KB")}}});
}

TEST_CASE("files that were chosen are named again where the form is come back to") {
  const Content content = test::content_of(kKnowledge);
  Snapshot at = start(content, "inputs").snapshot;
  for (const auto& [name, fits] : kInputs)
    if (std::string_view(name) != "photos") at = submit(content, at, {{name, fits}}).snapshot;
  // To the kilobyte; what has no type and a comma in its name seems to have one.
  const std::pair<const char*, const char*> kLines[] = {
      {"a, b.png\timage/png\t3\nletter\t\t2048", "a, b.png\timage/png\t1024\nletter\t\t2048"},
      {"c, d\t\t1025\ne\ttext/plain\t0", "c\td\t2048\ne\ttext/plain\t0"}};
  Stepped taken;
  for (const auto& [lines, named] : kLines) {
    taken = submit(content, at, {{"photos", lines}});
    const Stepped back = step(content, taken.snapshot, event_of(EventType::back, taken.snapshot));
    CHECK(field_in(back, "photos").value == named);
    const Stepped again = submit(content, back.snapshot, {{"photos", named}});
    CHECK(again.snapshot.vars.at("photos") == taken.snapshot.vars.at("photos"));
  }
  for (const Value& forged : {Value{std::string("x, 3 KB")}, Value{List{Value{Number{1}}}},
                              Value{List{Value{std::string("KB")}}}, Value{true}}) {
    Snapshot changed = taken.snapshot;
    changed.vars.insert_or_assign("photos", forged);
    const Stepped asked = step(content, changed, event_of(EventType::back, changed));
    CHECK(field_in(asked, "photos").value.empty());
  }
}

TEST_CASE("what turns a text around is taken out of what is typed; marks of a direction stay") {
  const Content content = test::content_of(kKnowledge);
  const Snapshot at = start(content, "cancel").snapshot;
  const auto typed = [&](const std::string& text) {
    const Stepped asked = submit(content, at, {{"number", text}});
    return std::get<std::string>(asked.snapshot.vars.at("number"));
  };
  CHECK(typed("\u202aRL\u202c-\u202e10\u2066\u20692\u2068") == "RL-102");
  const std::string arabic = "\u0645\u062d\u0645\u062f \u0639\u0644\u064a\u200f (RL-1)\u200e";
  CHECK(typed(arabic) == arabic);
  CHECK(session::normal_phone("\u202a+381 64 123 456\u202c") == "+38164123456");
}

// Whatever stands in a forged session, the question is asked again and takes an answer that fits.
TEST_CASE("a forged session with values of wrong types for its inputs goes on") {
  const Content content = test::content_of(kKnowledge);
  const std::string kValues[] = {"7",
                                 "-0.000001",
                                 "true",
                                 "\"x\"",
                                 "\"2026-02-30\"",
                                 "[]",
                                 "[[[[[[]]]]]]",
                                 "{\"a\":{\"b\":1}}",
                                 "[1,true,{\"a\":\"b\"},null]",
                                 "null",
                                 "1e300",
                                 "\"" + std::string(3'000, 'x') + "\"",
                                 "[" + repeated("\"wrap\",") + "1]"};
  for (const auto& input : kInputs) {
    const std::string name = input.first;
    for (const std::string& value : kValues) {
      CAPTURE(name);
      CAPTURE(value.substr(0, 80));
      std::string vars;
      for (const auto& other : kInputs)
        vars += (vars.empty() ? "{\"" : ",\"") + std::string(other.first) + "\":" + value;
      const std::string forged =
          std::string(R"({"format":1,"content":")") + std::string(content.hash()) +
          R"(","turn":5,"asked":5,"seq":9,"place":{"kind":"input","flow":"inputs","step":")" +
          name + R"("},"vars":)" + vars + "}}";
      const std::string asked = wire::step_json(
          content, forged,
          R"({"type":"query","at":1767225601000,"seq":10,"id":"q","text":"How do I return something?"})");
      const json::Document first = json::read(asked);
      REQUIRE_FALSE(first.error());
      const std::string snapshot = test::compact(first.root().find("snapshot"));
      CHECK(snapshot.size() <= kMaxSnapshotBytes);
      CHECK(asked.find(R"("type":"form")") != std::string::npos);
      const std::string turn(first.root().find("snapshot").find("turn").literal());
      std::string typed;
      json::append_quoted(typed, input.second);
      const std::string next =
          wire::step_json(content, snapshot,
                          R"({"type":"submit","at":1767225602000,"seq":11,"id":"s","fields":{")" +
                              name + "\":" + typed + "},\"turn\":" + turn + "}");
      const json::Document second = json::read(next);
      CHECK(next.find("\"error\"") == std::string::npos);
      CHECK(second.root().find("snapshot").find("place").find("step").text() != name);
      CHECK(second.root().find("snapshot").find("vars").find(name));
    }
  }
}

// The stock of the page's own function: one number, no way of its own for what failed.
TEST_CASE("a hostile body stores nothing, says that it did not work, and the next try counts") {
  const Content content = test::content_of(kKnowledge);
  const Stepped asked = start(content, "stock");
  std::string effect;
  for (const Effect& each : asked.effects)
    if (each.type == EffectType::lookup) effect = each.id;
  REQUIRE_FALSE(effect.empty());
  const auto answer = [&](const Snapshot& at, const std::string& id, std::string body) {
    Event event = event_of(EventType::lookup_done, at);
    event.effect = id;
    event.status = 200;
    event.body = std::move(body);
    return step(content, at, event);
  };
  const std::string kBodies[] = {"",
                                 " ",
                                 "null",
                                 "7",
                                 "[]",
                                 "[{\"left\":1}]",
                                 "{}",
                                 "{\"left\":\"1\"}",
                                 "{\"left\":true}",
                                 "{\"left\":null}",
                                 "{\"left\":[1]}",
                                 "{\"left\":{\"left\":1}}",
                                 "{\"left\":1e999}",
                                 "{\"left\":" + std::string(100, '9') + "}",
                                 "{\"left\":NaN}",
                                 "{\"left\":1",
                                 "{\"left\":1}{",
                                 "{\"Left\":1}",
                                 "<html>{\"left\":1}</html>",
                                 "\x1f\x8b\x08",
                                 "{\"left\":1,\"x\":\"\xff\"}",
                                 "{\"left\":1,\"x\":\"" + repeated("x") + "\"}",
                                 "{\"left\":1}" + repeated(" "),
                                 repeated("["),
                                 repeated("{\"left\":")};
  for (const std::string& body : kBodies) {
    CAPTURE(body.substr(0, 60));
    const Stepped failed = answer(asked.snapshot, effect, body);
    CHECK(failed.snapshot.vars == asked.snapshot.vars);
    CHECK(bytes_of(failed.snapshot) <= kMaxSnapshotBytes);
    bool says = false;
    const Effect* offer = nullptr;
    for (const Effect& each : failed.effects) {
      says = says || each.message == "lookup_failed";
      if (each.type == EffectType::offer) offer = &each;
    }
    CHECK(says);
    REQUIRE(offer != nullptr);
    Event retry = event_of(EventType::select, failed.snapshot);
    retry.option = "retry";
    retry.turn = offer->turn;
    const Stepped again = step(content, failed.snapshot, retry);
    REQUIRE(again.effects.front().type == EffectType::lookup);
    const Stepped found = answer(again.snapshot, again.effects.front().id, "{\"left\":3}");
    CHECK(found.snapshot.place.kind == PlaceKind::ended);
  }
}

}  // namespace
}  // namespace waypost
