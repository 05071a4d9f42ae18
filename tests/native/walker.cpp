// The seeded walker of tests/walk/walker.mjs in C++.
#include "walker.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "json/reader.h"
#include "json/writer.h"
#include "vectors.h"
#include "waypost/wire.h"
#include "wire/names.h"

namespace waypost::test {
namespace {

constexpr int kEvents = 28;

constexpr const char* kQuestions[] = {
    "where is my order",
    "clean",
    "order status RL-10025 ana@example.com",
    "order status RL-10023 ana@example.com",
    "xyzzy",
    "track my parcel RL-10026 ana@example.com",
    "track my parcel RL-10027 bob@example.com",
    "return policy",
    "RL-10024",
    "I want my money back",
    "ana@example.com",
    "12",
    "How do I wash boots?",
    "change my phone number",
    "",
    "take the guided tour",
    "see the picture gallery",
    "hire a mountain guide",
    "look at the shelf stock",
    "closing time tonight",
    "clean",
    "clean",
    "RL-10024 ana@example.com",
    "go to the front desk",
    "give my opinion",
    "rate the shop with stars",
    "look behind the counter",
};
constexpr std::pair<const char*, const char*> kTargets[] = {
    {"article", "returns"}, {"article", "wash"}, {"flow", "track"},    {"flow", "refund"},
    {"flow", "profile"},    {"flow", "tour"},    {"flow", "pictures"}, {"flow", "guide"},
    {"flow", "shelf"},      {"flow", "closed"},  {"category", "care"}, {"category", "nowhere"},
    {"flow", "desk"},       {"flow", "opinion"}, {"flow", "stars"},    {"flow", "counter"},
};
constexpr const char* kTyped[] = {
    "RL-10023",
    "rl 10025",
    "ana@example.com",
    "70",
    "1234567890",
    "broken",
    "",
    "Zo\u00eb \u201cquoted\u201d \\ text",
    "+44 20 7946 0000",
    "1,234",
    "2026-01-01",
    "3",
};
constexpr std::pair<int, const char*> kAnswers[] = {
    {200, R"({"status":"late","total":60,"due":"2026-01-05","late":true})"},
    {200, R"({"status":"late","total":10})"},
    {200, R"({"status":"late"})"},
    {200, R"({"status":"late","items":[1,true]})"},
    {200, R"({"status":"late","due":"2026-01-05T10:00:00Z"})"},
    {200, R"({"status":"sent","total":120.25,"items":["tent","stove"]})"},
    {200, R"({"status":"delivered"})"},
    {200, R"({"left":4})"},
    {200, R"({"left":4})"},
    {200, R"({"left":4})"},
    {404, ""},
    {500, "oops"},
    {0, ""},
    {200, "<html>"},
};
constexpr const char* kResults[] = {"available", "unavailable", "delivered", "failed", "ended"};

class Random {
 public:
  explicit Random(std::uint32_t seed) : state_(seed == 0 ? 1 : seed) {}
  std::uint32_t next() {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 17;
    state_ ^= state_ << 5;
    return state_;
  }
  std::uint32_t draw(std::size_t count) { return next() % static_cast<std::uint32_t>(count); }
  template <typename List>
  const auto& of(const List& list) {
    return list[draw(std::size(list))];
  }

 private:
  std::uint32_t state_;
};

struct Open {
  std::string asks, lookup, handover, waits;
  std::int64_t turn = 0;
  std::vector<std::string> ids;

  void note(json::Value effect) {
    const std::string_view type = effect.find("type").text();
    if (type == "offer" || type == "form") {
      asks = type;
      turn = effect.find("turn").integer().value_or(0);
      ids.clear();
      for (const json::Value one : effect.find(type == "offer" ? "options" : "fields").items()) {
        ids.emplace_back(one.find(type == "offer" ? "id" : "name").text());
      }
      // What has failed may still be answered.
      if (effect.find("kind").text() != "retry") waits.clear();
    }
    if (type == "lookup") {
      lookup = effect.find("id").text();
      waits = "lookup_done";
    }
    if (type == "handover") {
      handover = effect.find("handover").text();
      waits = "handover_done";
    }
  }
};

std::string draw_type(Random& random, const Open& open) {
  if (random.draw(2) == 0) return std::string(random.of(wire::kEventTypeNames));
  if (!open.waits.empty()) return open.waits;
  return open.asks == "form" ? "submit" : "select";
}

void draw_submit(Random& random, const Open& open, json::Writer& out) {
  out.key("fields").begin_object();
  for (const std::string& id : open.ids) out.member(id, random.of(kTyped));
  out.end_object().number("turn", open.turn);
}

void draw_details(Random& random, const Open& open, std::string_view type, json::Writer& out) {
  if (type == "open")
    out.key("context")
        .begin_object()
        .member("locale", "en")
        .member("visitor_name", "Ana")
        .end_object();
  if (type == "resume") out.flag_if("copy", random.draw(4) == 0);
  if (type == "query") out.member("text", random.of(kQuestions));
  if (type == "pick") {
    const auto& [kind, id] = random.of(kTargets);
    out.key("target").begin_object().member("kind", kind).member("id", id).end_object();
  }
  if (type == "select") {
    out.member("option", open.ids.empty() ? std::string("person") : random.of(open.ids));
    out.number("turn", std::max<std::int64_t>(0, open.turn - (random.draw(8) == 0 ? 1 : 0)));
  }
  if (type == "submit") draw_submit(random, open, out);
  if (type == "lookup_done") {
    const auto& [status, body] = random.of(kAnswers);
    out.number("status", status).member("body", body).member("effect", open.lookup);
  }
  if (type == "handover_done")
    out.member("handover", open.handover).member("result", random.of(kResults));
  if (type == "zones") {
    out.key("zones").begin_object().key("Europe/London").begin_array();
    out.begin_array().integer(0).integer(0).end_array().end_array().end_object();
  }
}

std::string draw_event(Random& random, const Open& open, std::string_view type, int seq) {
  json::Writer out;
  out.begin_object()
      .member("type", type)
      .number("at", 1767225600000 + seq * 1000)
      .number("seq", seq);
  out.member("id", "id-" + std::to_string(seq) + "-" + std::to_string(random.draw(1000)));
  out.number("rand", random.next());
  draw_details(random, open, type, out);
  out.end_object();
  return std::move(out).take();
}

std::string first_type(Random& random, std::uint32_t index) {
  return index % 8 == 7 ? std::string(random.of(wire::kEventTypeNames)) : "open";
}

}  // namespace

void walk_once(const Content& content, std::uint32_t index, const Visit& visit) {
  Random random((index + 1) * 2654435761U);
  Open open;
  std::string snapshot;
  std::string place = "none";
  for (int seq = 1; seq <= kEvents; ++seq) {
    const std::string type = seq == 1 ? first_type(random, index) : draw_type(random, open);
    const std::string event = draw_event(random, open, type, seq);
    const std::string output = wire::step_json(content, snapshot, event);
    visit(type, place, output);
    const json::Document document = json::read(output);
    snapshot = handed_back(document.root());
    place = document.root().at("/snapshot/place/kind").text();
    for (const json::Value effect : document.root().find("effects").items()) open.note(effect);
  }
}

void Fnv64::add(std::string_view bytes) {
  constexpr std::uint64_t kPrime = 0x100000001b3;
  for (const char c : bytes) value_ = (value_ ^ static_cast<unsigned char>(c)) * kPrime;
}

std::string Fnv64::hex() const {
  std::string out;
  for (int shift = 60; shift >= 0; shift -= 4) out += "0123456789abcdef"[(value_ >> shift) & 15];
  return out;
}

}  // namespace waypost::test
