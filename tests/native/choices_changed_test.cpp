// What was offered can be gone when it is clicked: hours pass, the file is another one. The menu is
// offered anew; where nothing is left to choose, the way `empty` is taken. Nobody is sent home.
#include <doctest/doctest.h>

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "flow/dates.h"
#include "session/record.h"
#include "vectors.h"
#include "waypost/session.h"

namespace waypost {
namespace {

constexpr std::int64_t kHour = 3'600'000;
const std::int64_t kNoon = *day_number("2026-11-23") * 24 * kHour + 12 * kHour;
const std::int64_t kEvening = kNoon + 8 * kHour;

// The shop is open from 9 to 17. `steps` come behind a question whose answer must not get lost.
Content shop(const std::string& steps) {
  return test::content_of(
      R"({"waypost":1,"locale":"en","contact":{"phone":"112"},"hours":{"zone":"UTC","week":{)"
      R"("mon":["09:00-17:00"],"tue":["09:00-17:00"]}},"articles":[)"
      R"({"id":"wash","questions":["How do I wash wool?"],"answer":"Cold."}],"flows":[)"
      R"({"id":"f","title":"F","questions":["f"],"steps":[)"
      R"({"id":"name","type":"input","text":"Name?","var":"name"},)" +
      steps +
      R"(,{"id":"closed","type":"end","text":"Closed, {name}."},{"id":"end","type":"end"}]}]})");
}

const std::string kChat = R"({"id":"chat","label":"Chat","when":"hours.open","goto":"end"})";
const std::string kMail = R"({"id":"mail","label":"Mail","goto":"end"})";

std::string menu(const std::string& options, const std::string& more = "") {
  return R"({"id":"m","type":"menu","text":"How?","options":[)" + options + "]" + more + "}";
}

struct Visit {
  Content content;
  Snapshot snapshot;
  std::vector<Effect> effects;
  std::vector<session::LogEntry> log;

  explicit Visit(Content knowledge) : content(std::move(knowledge)) {
    Event open;
    open.type = EventType::open;
    open.zones = {{"UTC", {{0, 0}}}};
    fold(open, kNoon);
    Event pick;
    pick.type = EventType::pick;
    pick.target = {Target::Kind::flow, "f"};
    fold(pick, kNoon);
    submit("name", "Ana", kNoon);
  }
  void fold(Event event, std::int64_t at) {
    event.at = at;
    event.seq = log.size() + 1;
    event.id = "e" + std::to_string(event.seq);
    Stepped stepped = step(content, snapshot, event);
    snapshot = std::move(stepped.snapshot);
    effects = stepped.effects;
    log.push_back({std::move(event), std::move(stepped.effects)});
  }
  void fold(EventType type, std::int64_t at) {
    Event event;
    event.type = type;
    fold(std::move(event), at);
  }
  void select(const std::string& option, std::int64_t at) {
    Event event;
    event.type = EventType::select;
    event.option = option;
    event.turn = snapshot.asked;
    fold(std::move(event), at);
  }
  void submit(const std::string& name, const std::string& typed, std::int64_t at) {
    Event event;
    event.type = EventType::submit;
    event.fields = {{name, typed}};
    event.turn = snapshot.asked;
    fold(std::move(event), at);
  }
  // What is said and offered, in its order: message keys, owner's words, ids of options.
  std::string shown() const {
    std::string out;
    for (const Effect& effect : effects) {
      if (effect.type == EffectType::stale) out += "stale ";
      if (effect.type == EffectType::show) out += "show " + effect.article + " ";
      if (!effect.message.empty()) out += effect.message + " ";
      for (const Part& part : effect.parts) out += part.text;
      if (!effect.parts.empty()) out += ' ';
      for (const OfferedOption& option : effect.options) out += "[" + option.id + "]";
      for (const FormField& field : effect.fields) {
        out += field.name + "? " + field.error;
        for (const OfferedOption& option : field.options) out += "(" + option.id + ")";
      }
    }
    return out;
  }
};

TEST_CASE("a menu of which nothing is left goes its way `empty`, with all that was typed") {
  Visit visit(shop(menu(kChat, R"(,"empty":"closed")")));
  REQUIRE(visit.shown() == "How? [chat]");
  visit.fold(EventType::resume, kEvening);
  CHECK_MESSAGE(visit.shown() == "", "nothing changes under the visitor's finger");
  visit.select("chat", kEvening);
  CHECK(visit.shown() == "choices_changed Closed, Ana. [restart][something_else][person]");
  CHECK(visit.snapshot.place.step == "closed");
}

TEST_CASE("without a way `empty` the flow ends as where it is walked to") {
  Visit visit(shop(menu(kChat)));
  visit.select("chat", kEvening);
  CHECK(visit.shown() == "choices_changed How? flow_ended [restart][something_else][person]");
  CHECK(visit.snapshot.vars.count("name") == 1);
  CHECK(visit.snapshot.misses == 1);
}

TEST_CASE("a click on an option that is gone is answered by the menu anew") {
  Visit visit(shop(menu(kChat + "," + kMail)));
  REQUIRE(visit.shown() == "How? [chat][mail]");
  visit.select("chat", kEvening);
  CHECK(visit.shown() == "choices_changed How? [mail]");
  const Snapshot anew = visit.snapshot;
  visit.select("nothing", kEvening);
  CHECK_MESSAGE(visit.shown() == "stale ", "what no step offers is no option that is gone");
  visit.snapshot = anew;
  visit.select("mail", kEvening);
  CHECK(visit.snapshot.place.step == "end");
}

TEST_CASE("a click on what was not offered yet is answered by it, too") {
  Visit visit(
      shop(menu(kMail + R"(,{"id":"late","label":"L","when":"!hours.open","goto":"end"})")));
  REQUIRE(visit.shown() == "How? [mail]");
  visit.select("late", kNoon);
  CHECK(visit.shown() == "choices_changed How? [mail]");
}

TEST_CASE("a choice to be sent in is asked anew, or goes its way `empty`") {
  const auto ask = [](const std::string& options) {
    return R"({"id":"m","type":"input","kind":"choice","text":"How?","var":"how","empty":"closed","options":[)" +
           options + "]}";
  };
  const std::string chat = R"({"id":"chat","label":"Chat","when":"hours.open"})";
  Visit alone(shop(ask(chat)));
  REQUIRE(alone.shown() == "how? (chat)");
  alone.submit("how", "chat", kEvening);
  CHECK(alone.shown() == "choices_changed Closed, Ana. [restart][something_else][person]");
  CHECK(alone.snapshot.vars.count("how") == 0);
  Visit both(shop(ask(chat + R"(,{"id":"mail","label":"Mail"})")));
  both.submit("how", "chat", kEvening);
  CHECK(both.shown() == "how? invalid_choice(mail)");
}

TEST_CASE("a question answered beside a menu of which nothing is left leads on") {
  Visit visit(shop(menu(kChat, R"(,"empty":"closed")")));
  Event query;
  query.type = EventType::query;
  query.text = "How do I wash wool?";
  visit.fold(query, kEvening);
  CHECK(visit.shown() ==
        "show wash back_to_step choices_changed Closed, Ana. [restart][something_else][person]");
}

TEST_CASE("back passes over a menu while it has nothing to offer, and finds it again") {
  const std::string again =
      R"(,{"id":"size","type":"input","text":"Size?","var":"size"},)" + menu(kMail);
  std::string second = again;
  second.replace(second.find(R"("id":"m")"), 8, R"("id":"n")");
  Visit visit(shop(R"({"id":"m","type":"menu","text":"How?","empty":"closed","options":[)"
                   R"({"id":"chat","label":"Chat","when":"hours.open","goto":"size"}]})" +
                   second));
  visit.select("chat", kNoon);
  REQUIRE(visit.shown() == "size? ");
  const Snapshot asked = visit.snapshot;
  visit.fold(EventType::back, kEvening);
  CHECK(visit.shown() == "name? ");
  visit.snapshot = asked;
  visit.fold(EventType::tick, kEvening);
  visit.fold(EventType::back, kNoon + 24 * kHour);
  CHECK(visit.shown() == "How? [chat]");
}

TEST_CASE("a changed file that leaves nothing of a menu leads on, too") {
  Visit visit(shop(menu(kMail + "," + kChat, R"(,"empty":"closed")")));
  visit.content = shop(menu(kChat, R"(,"empty":"closed")"));
  const Snapshot asked = visit.snapshot;
  visit.fold(EventType::content_changed, kEvening);
  CHECK(visit.shown() == "choices_changed Closed, Ana. [restart][something_else][person]");
  visit.snapshot = asked;
  visit.select("mail", kEvening);
  CHECK(visit.shown() == "choices_changed Closed, Ana. [restart][something_else][person]");
}

TEST_CASE("what came too late is said in the record, and is no way that was gone or answer") {
  Visit visit(shop(menu(kChat + "," + kMail)));
  visit.select("chat", kEvening);
  visit.select("mail", kEvening);
  const session::Record made = session::make_record(visit.content, visit.snapshot, visit.log);
  REQUIRE(made.path.size() == 2);
  CHECK(made.path[0].option == "flow:f");
  CHECK(made.path[1].option == "mail");
  std::string said;
  for (const session::Utterance& one : made.transcript)
    if (one.who == "visitor") said += one.text + ";";
  CHECK(said == "F;Ana;Chat;Mail;");
}

}  // namespace
}  // namespace waypost
