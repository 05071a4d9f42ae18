// Private answers: with them a session goes on as if nothing had been masked, nothing that is
// stored holds one, and what is gone with its page is asked again where it is needed.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "vectors.h"
#include "waypost/session.h"
#include "waypost/wire.h"
#include "wire/effect_json.h"
#include "wire/event_json.h"
#include "wire/snapshot_json.h"

namespace waypost {
namespace {

const std::string kBank = R"({
  "waypost": 1, "locale": "en",
  "articles": [{"id": "a", "questions": ["What is the weather?"], "answer": "Fine."}],
  "lookups": [
    {"id": "open", "url": "/open/{pin}", "method": "POST",
     "result": {"ok": {"pointer": "/ok", "type": "boolean", "optional": true},
                "echo": {"pointer": "/echo", "type": "text", "optional": true},
                "number": {"pointer": "/number", "type": "number", "optional": true},
                "list": {"pointer": "/list", "type": "list", "optional": true}}},
    {"id": "pay", "function": "pay", "action": true, "result": {}}
  ],
  "flows": [
    {"id": "bank", "title": "Open the safe", "questions": ["open the safe"], "steps": [
      {"id": "name", "type": "input", "text": "Name?", "var": "name", "kind": "text"},
      {"id": "ask_pin", "type": "input", "text": "PIN of {name}?", "var": "pin", "kind": "text", "private": true},
      {"id": "ask_code", "type": "input", "text": "Code?", "var": "code", "kind": "number", "private": true, "min": 1000},
      {"id": "copy", "type": "set", "var": "copied", "value": "code"},
      {"id": "note", "type": "input", "text": "Note?", "var": "note", "kind": "text", "optional": true},
      {"id": "go_on", "type": "menu", "text": "Open with {pin}?", "options": [
        {"id": "open", "label": "Open", "goto": "open"},
        {"id": "pay", "label": "Pay", "goto": "pay"},
        {"id": "copy", "label": "By the copy", "goto": "by_copy"},
        {"id": "person", "label": "A person", "person": true}]},
      {"id": "open", "type": "lookup", "lookup": "open", "args": {"pin": "{pin}", "more": "{name} {pin}"}, "into": "safe",
       "goto": "said", "not_found": "ask_pin", "failed": "note"},
      {"id": "by_copy", "type": "lookup", "lookup": "open", "args": {"pin": "{copied}"}, "into": "safe", "goto": "said", "failed": "note"},
      {"id": "pay", "type": "lookup", "lookup": "pay", "args": {"pin": "{pin}", "code": "{code}"}, "into": "paid",
       "confirm": {"text": "Pay with {code}?", "yes": "Yes", "no": "No"}, "goto": "said", "failed": "note", "unknown": "note", "declined": "note"},
      {"id": "said", "type": "say", "text": "Opened by {pin}, {safe.echo}, {note}", "goto": "note"}
    ]}
  ]
})";

// A host: keeps what it may store, and hands back what it may not.
class Host {
 public:
  explicit Host(const Content& content) : content_(content) {}

  /// Gives the effects as JSON.
  std::string play(const std::string& body) {
    ++seq_;
    const std::string event = R"({"type":)" + body + R"(,"at":)" + std::to_string(1000 + seq_) +
                              R"(,"seq":)" + std::to_string(seq_) + R"(,"id":"e)" +
                              std::to_string(seq_) + "\"}";
    const std::string out = wire::step_json(content_, whole_, event);
    const json::Document document = json::read(out);
    REQUIRE(document.root().find("snapshot"));
    snapshot_ = test::compact(document.root().find("snapshot"));
    const json::Value answers = document.root().find("private");
    private_answers_ = answers ? test::compact(answers) : "";
    whole_ = test::handed_back(document.root());
    const json::Value effects = document.root().find("effects");
    for (const json::Value effect : effects.items()) {
      const std::string_view type = effect.find("type").text();
      if (type == "offer" || type == "form") turn_ = effect.find("turn").integer().value_or(0);
      if (type == "lookup") lookup_ = effect.find("id").text();
      if (type == "handover") handover_ = effect.find("handover").text();
    }
    const std::string given = test::compact(effects);
    entries_ +=
        (entries_.empty() ? "" : ",") + (R"({"event":)" + event + R"(,"effects":)") + given + "}";
    log_ = "[" + entries_ + "]";
    if (!private_answers_.empty()) {
      log_ = wire::mask_json(whole_, log_);
      entries_ = log_.substr(1, log_.size() - 2);
    }
    compare(event, given);
    return given;
  }

  std::string submit(const std::string& name, const std::string& text) {
    return play(R"("submit","fields":{")" + name + R"(":")" + text + R"("},"turn":)" +
                std::to_string(turn_));
  }
  std::string select(const std::string& option) {
    return play(R"("select","option":")" + option + R"(","turn":)" + std::to_string(turn_));
  }
  std::string look_up(int status, const std::string& body) {
    json::Writer quoted;
    quoted.text(body);
    return play(R"("lookup_done","effect":")" + lookup_ + R"(","status":)" +
                std::to_string(status) + R"(,"body":)" + std::string(quoted.text_so_far()));
  }
  void reload() { whole_ = snapshot_; }

  const std::string& snapshot() const { return snapshot_; }
  const std::string& private_answers() const { return private_answers_; }
  const std::string& whole() const { return whole_; }
  const std::string& log() const { return log_; }
  const std::string& handover() const { return handover_; }

 private:
  // As plain data, in which nothing went through JSON, the same comes out.
  void compare(const std::string& event_text, const std::string& given) {
    const json::Document document = json::read(event_text);
    wire::Fault fault;
    Stepped stepped = step(content_, plain_, wire::read_event(document.root(), "", fault));
    plain_ = std::move(stepped.snapshot);
    json::Writer effects, snapshot;
    wire::write_effects(effects, stepped.effects);
    wire::write_snapshot(snapshot, plain_);
    CHECK(given == effects.text_so_far());
    CHECK(snapshot_ == snapshot.text_so_far());
  }

  const Content& content_;
  Snapshot plain_;
  std::string snapshot_, private_answers_, whole_, entries_, log_, lookup_, handover_;
  std::int64_t turn_ = 0;
  int seq_ = 0;
};

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

void at_menu(Host& host) {
  host.play(R"("open")");
  host.play(R"("pick","target":{"kind":"flow","id":"bank"})");
  host.submit("name", "Ana");
  host.submit("pin", "zq-4711");
  host.submit("code", "8471936");
  host.submit("note", "left at the door");
}

TEST_CASE("nothing stored holds a private answer, and lookups get it") {
  const Content content = test::content_of(kBank);
  Host host(content);
  host.play(R"("open")");
  host.play(R"("query","text":"is it zq 4711?")");
  host.play(R"("pick","target":{"kind":"flow","id":"bank"})");
  host.submit("name", "Ana");
  host.submit("pin", "zq-4711");
  CHECK(has(host.submit("code", "12"), R"("value":"12","error":"too_small")"));
  host.submit("code", "8471936");
  host.submit("note", "zq4711 and 8 471 936");
  const std::string opened = host.select("open");
  CHECK(has(opened, R"("url":"/open/zq-4711")"));
  CHECK(has(opened, R"({\"more\":\"Ana zq-4711\"})"));
  const std::string said = host.look_up(
      200, R"({"ok":true,"echo":"\u007aq-4711","number":8471936,"list":["ZQ 4711",8471936]})");
  CHECK(has(said, R"({"value":"zq-4711"})"));
  CHECK(has(said, R"({"value":"zq4711 and 8 471 936"})"));
  host.play(R"("query","text":"my PIN zq4711 does nothing")");
  host.play(R"("person")");
  for (const std::string& stored :
       {host.snapshot(), host.log(), wire::record_json(content, host.snapshot(), host.log())}) {
    for (const char* secret : {"4711", "8471936", "471 936", "\"12\""})
      CHECK_MESSAGE(!has(stored, secret), (std::string(secret) + " in " + stored));
  }
  CHECK(has(host.snapshot(), R"("code":"•••","copied":"•••")"));
  CHECK(has(host.snapshot(), R"("name":"Ana","note":"••• and •••","pin":"•••")"));
  CHECK(has(host.log(), R"("fields":{"pin":"•••"})"));
  CHECK(has(host.log(), R"("text":"is it •••?")"));
  CHECK(wire::mask_json(host.whole(), host.log()) == host.log());
}

TEST_CASE("a second attempt: the first answer stays private") {
  const Content content = test::content_of(kBank);
  Host host(content);
  at_menu(host);
  host.select("open");
  host.look_up(404, "");
  host.submit("pin", "zq-4712");
  host.submit("code", "8471936");
  host.submit("note", "no zq4711");
  CHECK(has(host.select("open"), R"("url":"/open/zq-4712")"));
  CHECK_FALSE(has(host.snapshot() + host.log(), "471"));
}

TEST_CASE("what was typed at a private question is private, taken or not") {
  const Content content = test::content_of(kBank);
  Host host(content);
  host.play(R"("open")");
  host.play(R"("pick","target":{"kind":"flow","id":"bank"})");
  host.submit("name", "Ana");
  host.play(R"("query","text":"zq-4711")");
  host.play(R"("query","text":"perhaps 8471936")");
  CHECK_FALSE(has(host.snapshot() + host.log(), "471"));
  CHECK(has(host.snapshot(), R"("step":"ask_code")"));
}

TEST_CASE("an answer with escapes in it is masked as it was typed, too") {
  const Content content = test::content_of(kBank);
  Host host(content);
  host.play(R"("open")");
  host.play(R"("pick","target":{"kind":"flow","id":"bank"})");
  host.submit("name", "Ana");
  host.submit("pin", "S3%41cret%20x");
  host.submit("code", "8471936");
  host.submit("note", "it is S3%41cret%20x");
  host.select("open");
  host.look_up(200, R"({"echo":"S3%41cret%20x of 100 %"})");
  host.play(R"("query","text":"why a%20b S3%41cret%20x")");
  host.play(R"("person")");
  for (const std::string& stored :
       {host.snapshot(), host.log(), wire::record_json(content, host.snapshot(), host.log())}) {
    for (const char* secret : {"cret", "3A", "3%", "20x"})
      CHECK_MESSAGE(!has(stored, secret), (std::string(secret) + " in " + stored));
  }
  CHECK(has(host.log(), R"("text":"why a%20b •••")"));
}

const std::string kMade = R"({
  "waypost": 1, "locale": "en", "articles": [],
  "lookups": [{"id": "open", "url": "/open/u{pin}", "method": "POST", "result": {}}],
  "flows": [{"id": "made", "title": "Made", "steps": [
    {"id": "ask", "type": "input", "text": "PIN?", "var": "pin", "kind": "text", "private": true},
    {"id": "join", "type": "set", "var": "joined", "value": "\"user\" + pin"},
    {"id": "twice", "type": "set", "var": "twice", "value": "joined + joined"},
    {"id": "known", "type": "set", "var": "known", "value": "has(pin) ? \"given\" : \"none\""},
    {"id": "open", "type": "lookup", "lookup": "open", "args": {"pin": "u{pin}", "joined": "{joined}"}, "into": "safe", "goto": "called", "not_found": "ask", "failed": "ask"},
    {"id": "called", "type": "call", "flow": "inner", "args": {"given": "pin + \"er\""}, "into": "back"},
    {"id": "note", "type": "input", "text": "Note, {twice}, {known}, {back.out}?", "var": "note", "kind": "text"}
  ]}, {"id": "inner", "title": "Inner", "steps": [
    {"id": "end", "type": "end", "returns": {"out": "\"x\" + given"}}
  ]}]
})";

TEST_CASE("what is made of a private answer is private, in its other words, too") {
  const Content content = test::content_of(kMade);
  Host host(content);
  host.play(R"("open")");
  host.play(R"("pick","target":{"kind":"flow","id":"made"})");
  CHECK(has(host.submit("pin", "abcd"), R"("url":"/open/uuabcd")"));
  const std::string asked = host.look_up(200, R"({"ok":true})");
  CHECK(has(asked, R"({"value":"userabcduserabcd"})"));
  CHECK(has(asked, R"({"value":"xabcder"})"));
  host.submit("note", "given: userabcd");
  host.play(R"("person")");
  for (const std::string& stored :
       {host.snapshot(), host.log(), wire::record_json(content, host.snapshot(), host.log())})
    CHECK_MESSAGE(!has(stored, "abcd"), stored);
  // What only says that there is one is the owner's word.
  CHECK(has(host.snapshot(), R"("known":"given")"));
  CHECK(has(host.log(), R"("note":"given: •••")"));
}

TEST_CASE("an answer of nothing but dots and dashes is masked as it stands") {
  const Content content = test::content_of(kBank);
  Host host(content);
  host.play(R"("open")");
  host.play(R"("pick","target":{"kind":"flow","id":"bank"})");
  host.submit("name", "-.");
  host.submit("pin", "--..- -");
  host.submit("code", "8471936");
  host.submit("note", "it is --..- - -.");
  host.select("open");
  for (const std::string& stored : {host.snapshot(), host.log()})
    CHECK_MESSAGE(!has(stored, "--..- -"), stored);
  CHECK(has(host.snapshot(), R"("note":"it is ••• -.")"));
  CHECK(has(host.snapshot(), R"("name":"-.")"));
}

TEST_CASE("after a reload a lookup that needs a private answer asks for it again") {
  const Content content = test::content_of(kBank);
  Host host(content);
  at_menu(host);
  host.reload();
  CHECK(host.play(R"("resume")") == "[]");
  const std::string asked = host.select("open");
  CHECK(has(asked, R"("message":"private_again")"));
  CHECK(has(
      asked,
      R"("name":"pin","type":"text","required":true,"private":true,"label":[{"text":"PIN of "},{"value":"Ana"})"));
  CHECK_FALSE(has(asked, R"("type":"lookup")"));
  CHECK(has(host.snapshot(), R"("name":"Ana","note":"left at the door")"));
  CHECK(has(host.snapshot(),
            R"("back":[{"kind":"home"},{"kind":"input","flow":"bank","step":"name"}])"));
  host.submit("pin", "zq-4713");
  host.submit("code", "8471936");
  CHECK(has(host.submit("note", ""), R"({"value":"zq-4713"})"));
  CHECK(has(host.select("open"), R"("url":"/open/zq-4713")"));
}

TEST_CASE("what waits for a lookup when the page is left is asked again, too") {
  const Content content = test::content_of(kBank);
  Host host(content);
  at_menu(host);
  host.select("open");
  host.reload();
  const std::string asked = host.play(R"("resume")");
  CHECK(has(asked, R"("message":"private_again")"));
  CHECK(has(asked, R"("step":"ask_pin")"));
  CHECK(host.look_up(200, R"({"ok":true})") == R"([{"type":"stale","id":"8:s9"}])");
}

TEST_CASE("asked is for the first of those that are needed, and for what a copy was made of") {
  const Content content = test::content_of(kBank);
  Host both(content);
  at_menu(both);
  both.reload();
  both.play(R"("resume")");
  both.select("pay");
  CHECK(has(both.select("yes"), R"("step":"ask_pin")"));
  Host copy(content);
  at_menu(copy);
  copy.reload();
  copy.play(R"("resume")");
  CHECK(has(copy.select("copy"), R"("step":"ask_code")"));
}

TEST_CASE("what a lookup has been given already is not asked again") {
  const Content content = test::content_of(kBank);
  Host host(content);
  at_menu(host);
  host.select("open");
  host.look_up(200, R"({"ok":true,"echo":"well"})");
  host.reload();
  CHECK(host.play(R"("resume")") == "[]");
  CHECK(has(host.submit("note", "and more"), R"("step":"go_on")"));
  CHECK(has(host.snapshot(), R"("safe":{"echo":"well","ok":true})"));
}

TEST_CASE("where nothing on the way back asks for it, the lookup is given without") {
  const Content content = test::content_of(kBank);
  const std::string stored =
      R"({"format":1,"content":")" + std::string(content.hash()) +
      R"(","turn":3,"asked":3,"seq":3,"place":{"kind":"menu","flow":"bank","step":"go_on"},"vars":{"pin":"•••"}})";
  const std::string out = wire::step_json(
      content, stored, R"({"type":"select","seq":4,"id":"x","option":"open","turn":3})");
  CHECK(has(out, R"("url":"/open/%E2%80%A2%E2%80%A2%E2%80%A2")"));
}

TEST_CASE("who types the mask itself is taken by their word") {
  const Content content = test::content_of(kBank);
  Host host(content);
  host.play(R"("open")");
  host.play(R"("pick","target":{"kind":"flow","id":"bank"})");
  host.submit("name", "•••");
  host.submit("pin", "•••");
  CHECK(has(host.submit("code", "•••"), R"("error":"invalid_number")"));
  host.submit("code", "8471936");
  host.submit("note", "");
  CHECK(has(host.select("open"), R"("type":"lookup")"));
}

TEST_CASE("a log that is none is told") {
  CHECK(wire::mask_json("{}", "[") == R"({"error":{"code":"bad_log"}})");
  CHECK(wire::mask_json("", "{}") == R"({"error":{"code":"bad_log"}})");
  CHECK(
      wire::mask_json(R"({"format":1,"private":7})", R"([{"event":{"type":"x"},"effects":[]}])") ==
      R"({"error":{"code":"bad_log","detail":"/0/event/type"}})");
  CHECK(wire::mask_json(R"({"format":1,"private":{"texts":[7,"abc"],"vars":3}})", "[]") == "[]");
}

// Whatever is done in whatever order: while the page knows what is private, nothing stored holds
// it.
TEST_CASE("random sessions store nothing private") {
  const Content content = test::content_of(kBank);
  std::uint32_t state = 1;
  const auto roll = [&](std::uint32_t sides) {
    state ^= state << 13;
    state ^= state >> 17;
    state ^= state << 5;
    return state % sides;
  };
  const std::vector<std::string> kTexts = {"zq-4711",    "8471936", "my ZQ4711",
                                           "8 471 936!", "Ana",     ""};
  const std::vector<std::string> kNames = {"pin", "code", "note", "name"};
  const std::vector<std::string> kOptions = {"open", "pay", "copy", "person", "yes", "no", "retry"};
  const std::vector<std::string> kBodies = {
      R"({"echo":"zq-4711"})", R"({"number":8471936,"list":["zq 4711",8471936,true]})", "zq-4711",
      R"({"ok":true})", R"({"deep":{"er":[{"x":"zq4711"}]}})"};
  for (int session = 0; session < 150; ++session) {
    Host host(content);
    host.play(R"("open")");
    for (int event = 0; event < 25; ++event) {
      const std::string text = kTexts[roll(6)];
      switch (roll(9)) {
        case 0:
          host.play(R"("pick","target":{"kind":"flow","id":"bank"},"text":")" + text + '"');
          break;
        case 1:
          host.play(R"("query","text":")" + text + '"');
          break;
        case 2:
          host.select(kOptions[roll(7)]);
          break;
        case 3:
          host.look_up(roll(4) == 0 ? 404 : 200, kBodies[roll(5)]);
          break;
        case 4:
          host.play(roll(4) == 0 ? R"("restart")" : roll(3) == 0 ? R"("resume")" : R"("back")");
          break;
        default:
          host.submit(kNames[roll(4)], text);
      }
      const std::string known = host.private_answers();
      const std::string stored = host.snapshot() + host.log();
      if (has(known, "\"zq-4711\"")) CHECK_FALSE_MESSAGE(has(stored, "4711"), stored);
      if (has(known, "\"8471936\"")) CHECK_FALSE_MESSAGE(has(stored, "471936"), stored);
    }
  }
}

}  // namespace
}  // namespace waypost
