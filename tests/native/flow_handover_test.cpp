// What a flow hands over when nobody is there: everything is said already, so a message is no more
// than an addition, and the question stays what it was. The record's summary, read at a glance.
#include <doctest/doctest.h>

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "session/plain_line.h"
#include "session/record.h"
#include "vectors.h"
#include "waypost/session.h"

namespace waypost {
namespace {

const std::string kShop =
    R"({"waypost":1,"locale":"en","contact":{"phone":"112"},"articles":[)"
    R"({"id":"wash","questions":["How do I wash wool?"],"answer":"Cold."}],)"
    R"("menu":[{"id":"broken","label":"Something is broken","flow":"problem"}],)"
    R"("lookups":[{"id":"order","url":"/o","result":{"status":{"pointer":"/s"},)"
    R"("slots":{"pointer":"/l","type":"list"}}},{"id":"cancel","url":"/c","result":{}}],)"
    R"("flows":[{"id":"problem","title":"Report a problem","questions":["it is broken"],"steps":[)"
    R"({"id":"find","type":"call","flow":"which"},)"
    R"({"id":"what","type":"form","text":"Tell us.","fields":[)"
    R"({"var":"kind","label":"What is **it**?","kind":"choice","options":[)"
    R"({"id":"tent","label":"A tent"},{"id":"boots","label":"Boots"}]},)"
    R"({"var":"details","label":"Details"},{"var":"pin","label":"PIN","private":true}]},)"
    R"({"id":"hand","type":"handover","text":"We look at it.","fields":{"Order":"{number}"}}]},)"
    R"({"id":"which","title":"Part of other flows","steps":[)"
    R"({"id":"number","type":"input","text":"Your **order** number? It is in the mail.",)"
    R"("var":"number"},)"
    R"({"id":"email","type":"input","kind":"email","text":"E-mail?","var":"email"},)"
    R"({"id":"look","type":"lookup","lookup":"order","into":"order"},)"
    R"({"id":"stop","type":"lookup","lookup":"cancel","into":"stopped","not_found":"end"},)"
    R"({"id":"end","type":"end"}]}]})";

struct Visit {
  Content content = test::content_of(kShop);
  Snapshot snapshot;
  std::vector<Effect> effects;
  std::vector<session::LogEntry> log;

  void fold(Event event) {
    event.at = 1'767'225'600'000;
    event.seq = log.size() + 1;
    event.id = "e" + std::to_string(event.seq);
    event.turn = snapshot.asked;
    Stepped stepped = step(content, snapshot, event);
    snapshot = std::move(stepped.snapshot);
    effects = stepped.effects;
    log.push_back({std::move(event), std::move(stepped.effects)});
  }
  void fold(EventType type, const std::string& text = "") {
    Event event;
    event.type = type;
    event.text = text;
    fold(std::move(event));
  }
  void select(const std::string& option) {
    Event event;
    event.type = EventType::select;
    event.option = option;
    fold(std::move(event));
  }
  void submit(std::map<std::string, std::string> fields) {
    Event event;
    event.type = EventType::submit;
    event.fields = std::move(fields);
    fold(std::move(event));
  }
  void looked_up(std::int32_t status, const std::string& body) {
    Event event;
    event.type = EventType::lookup_done;
    event.effect = snapshot.waiting;
    event.status = status;
    event.body = body;
    fold(std::move(event));
  }
  void handed(HandoverResult result) {
    Event event;
    event.type = EventType::handover_done;
    event.handover = snapshot.handover.id;
    event.result = result;
    fold(std::move(event));
  }
  // Through the flow, to where nobody is there.
  void report() {
    submit({{"number", "RL-10023"}});
    submit({{"email", "ana@example.com"}});
    looked_up(200, R"({"s":"sent","l":[]})");
    looked_up(404, "");
    submit({{"kind", "tent"}, {"details", std::string(300, 'x')}, {"pin", "4711"}});
    handed(HandoverResult::unavailable);
  }
  const FormField& field(const std::string& name) const {
    for (const Effect& effect : effects) {
      for (const FormField& one : effect.fields) {
        if (one.name == name) return one;
      }
    }
    FAIL("no field ", name);
    return effects.front().fields.front();
  }
  session::Record record() const { return session::make_record(content, snapshot, log); }
};

Visit from_menu() {
  Visit visit;
  visit.fold(EventType::open);
  visit.select("broken");
  visit.report();
  return visit;
}

Visit from_question() {
  Visit visit;
  visit.fold(EventType::open);
  visit.fold(EventType::query, "it is broken");
  visit.report();
  return visit;
}

TEST_CASE("where a flow has asked everything a message may be left out") {
  Visit visit = from_menu();
  CHECK_FALSE(visit.field("message").required);
  CHECK(visit.field("contact").value == "ana@example.com");
  visit.submit({{"contact", "ana@example.com"}, {"message", ""}});
  CHECK(visit.snapshot.handover.state == "delivering");
  CHECK(visit.record().question == "");
  CHECK(visit.record().message == "");
}

TEST_CASE("what is written there is a message; the question stays what it was") {
  Visit visit = from_question();
  CHECK(visit.field("message").value == "");
  visit.submit({{"contact", "ana@example.com"}, {"message", "Please ring twice."}});
  CHECK(visit.record().question == "it is broken");
  CHECK(visit.record().message == "Please ring twice.");
  visit.handed(HandoverResult::delivered);
  CHECK(visit.snapshot.question == "");
  CHECK(visit.snapshot.handover.message == "");
}

TEST_CASE("who asks for a person has to say why, as ever") {
  Visit visit;
  visit.fold(EventType::open);
  visit.fold(EventType::person);
  visit.handed(HandoverResult::unavailable);
  CHECK(visit.field("message").required);
  visit.submit({{"contact", "ana@example.com"}, {"message", " "}});
  CHECK(visit.field("message").error == "required");
  visit.submit({{"contact", "ana@example.com"}, {"message", "Hello?"}});
  CHECK(visit.record().question == "Hello?");
  CHECK(visit.record().message == "");
}

TEST_CASE("nothing that was written is lost when the form comes back") {
  Visit visit = from_question();
  visit.submit({{"contact", "nobody"}, {"message", "Ring twice."}});
  CHECK(visit.field("message").value == "Ring twice.");
  CHECK(visit.field("message").error == "");
  visit.fold(EventType::query, "How do I wash wool?");
  CHECK_MESSAGE(visit.field("message").value == "Ring twice.", "beside a question");
  visit.fold(EventType::person);
  CHECK_MESSAGE(visit.field("message").value == "Ring twice.", "by the button");
  Event pick;
  pick.type = EventType::pick;
  pick.target = {Target::Kind::flow, "problem"};
  visit.fold(pick);
  visit.submit({{"number", "RL-10023"}});
  visit.fold(EventType::person);
  visit.handed(HandoverResult::unavailable);
  CHECK_MESSAGE(visit.snapshot.handover.message == "Ring twice.", "looked for anew");
  visit.submit({{"contact", "ana@example.com"}, {"message", std::string(17'000, 'x')}});
  CHECK(visit.field("message").error == "too_long");
}

TEST_CASE("a message of an earlier handover is none of the next one's") {
  Visit visit = from_menu();
  visit.submit({{"contact", "ana@example.com"}, {"message", "The first."}});
  visit.handed(HandoverResult::delivered);
  visit.fold(EventType::person);
  visit.handed(HandoverResult::available);
  CHECK(visit.record().message == "");
  CHECK(visit.record().question == "");
}

TEST_CASE("a snapshot keeps within its size however much was written") {
  Visit visit = from_menu();
  visit.snapshot.handover.message = std::string(1'000'000, '"');
  visit.snapshot.question = std::string(1'000'000, '"');
  visit.fold(EventType::tick);
  visit.fold(EventType::query, "How do I wash wool?");
  CHECK(visit.snapshot.handover.message.size() <= 2048);
  CHECK(visit.snapshot.question.size() <= 2048);
}

TEST_CASE("the summary is what was asked for, chosen and answered, and what went wrong") {
  Visit visit = from_question();
  visit.submit({{"contact", "ana@example.com"}, {"message", "Please ring."}});
  const std::string details = std::string(200, 'x') + "\u2026";
  CHECK(visit.record().summary ==
        "\u201cit is broken\u201d \u00b7 \u201cPlease ring.\u201d \u00b7 Report a problem \u00b7 "
        "Your order number? RL-10023 \u00b7 What is it? A tent \u00b7 Details: " +
            details + " \u00b7 cancel: not_found");
  CHECK(from_menu().record().summary ==
        "Something is broken \u00b7 Your order number? RL-10023 \u00b7 What is it? A tent \u00b7 "
        "Details: " +
            details + " \u00b7 cancel: not_found");
}

TEST_CASE("a lookup that was tried again is told as it ended") {
  const auto fail = [](Visit& visit) {
    visit.fold(EventType::open);
    visit.select("broken");
    visit.submit({{"number", "RL-10023"}});
    visit.submit({{"email", "ana@example.com"}});
    visit.looked_up(500, "");
  };
  Visit gives_up;
  fail(gives_up);
  gives_up.fold(EventType::person);
  CHECK(gives_up.record().summary ==
        "Something is broken \u00b7 Your order number? RL-10023 \u00b7 order: failed");
  Visit visit;
  fail(visit);
  visit.select("retry");
  visit.looked_up(200, R"({"s":"sent","l":[]})");
  visit.looked_up(404, "");
  visit.submit({{"kind", "boots"}, {"details", "d"}, {"pin", "4711"}});
  CHECK(visit.record().summary ==
        "Something is broken \u00b7 Your order number? RL-10023 \u00b7 What is it? Boots \u00b7 "
        "Details: d \u00b7 cancel: not_found");
}

TEST_CASE("labels in a record have no marks") {
  const session::Record record = from_menu().record();
  REQUIRE(record.answers.size() == 5);
  CHECK(record.answers[0].label == "Your order number? It is in the mail.");
  CHECK(record.answers[2].label == "What is it?");
}

TEST_CASE("marks of emphasis and code are left out, paragraphs become a line") {
  CHECK(session::plain_line("We sent **it** to *you*.\n\nType `4711` here") ==
        "We sent it to you. Type 4711 here");
  CHECK(session::plain_line("2 * 3 = 6, 5* and *") == "2 * 3 = 6, 5 and ");
  CHECK(session::plain_line("") == "");
}

}  // namespace
}  // namespace waypost
