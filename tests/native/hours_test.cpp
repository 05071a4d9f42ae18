// Opening hours against a naive model that walks minute by minute over a year, in zones with and
// without summer time; and what flows read of them.
#include "session/hours.h"

#include <doctest/doctest.h>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "content/reading.h"
#include "flow/dates.h"
#include "flow/value.h"
#include "proof/verdicts.h"
#include "random.h"
#include "session/world.h"
#include "vectors.h"
#include "waypost/wire.h"

namespace waypost {
namespace {

using session::Offsets;
using session::Opening;

constexpr std::int64_t kMinute = 60'000;
constexpr std::int64_t kDay = 24 * 60;

std::int64_t utc(const char* day, std::int64_t minutes) {
  return (*day_number(day) * kDay + minutes) * kMinute;
}

struct Zone {
  const char* name;
  std::int64_t from;  // the year that is walked
  Offsets offsets;
};

// As the zone database has them.
std::vector<Zone> zones() {
  const std::int64_t year = utc("2026-01-01", 0);
  return {
      {"Europe/Belgrade",
       year,
       {{0, 60}, {utc("2026-03-29", 60), 120}, {utc("2026-10-25", 60), 60}}},
      {"America/New_York",
       year,
       {{0, -300}, {utc("2026-03-08", 7 * 60), -240}, {utc("2026-11-01", 6 * 60), -300}}},
      {"Australia/Lord_Howe",
       year,
       {{0, 660}, {utc("2026-04-04", 15 * 60), 630}, {utc("2026-10-03", 15 * 60 + 30), 660}}},
      {"Asia/Kathmandu", year, {{0, 345}}},
      {"Pacific/Apia", year, {{0, 780}}},
      // The year in which a day was left out, and summer time came and went.
      {"Pacific/Apia, 2011",
       utc("2011-03-01", 0),
       {{0, -600},
        {utc("2011-04-02", 14 * 60), -660},
        {utc("2011-09-24", 14 * 60), -600},
        {utc("2011-12-30", 10 * 60), 840}}},
  };
}

Hours random_hours(test::Random& random, std::int64_t year) {
  Hours hours;
  hours.zone = "Zone/Name";
  hours.week.resize(7);
  for (auto& day : hours.week) {
    std::int32_t minute = 0;
    for (std::uint32_t left = random.below(4); left > 0 && minute < kDay; --left) {
      // Often at the edges of the day and of the hours at which clocks change.
      const auto from =
          random.below(3) == 0 ? minute : minute + static_cast<std::int32_t>(random.below(12) * 30);
      const auto to = random.below(4) == 0
                          ? static_cast<std::int32_t>(kDay)
                          : from + 1 + static_cast<std::int32_t>(random.below(300));
      if (from >= kDay || to > kDay) break;
      day.emplace_back(from, to);
      minute = to;
    }
  }
  const std::int64_t first = year / kMinute / kDay;
  for (std::uint32_t left = random.below(6); left > 0; --left)
    hours.closures.emplace_back(first + random.below(365), "");
  return hours;
}

bool naive_open(const Hours& hours, const Offsets& offsets, std::int64_t minute) {
  std::int64_t offset = 0;
  for (const auto& [from, minutes] : offsets) {
    if (from <= minute * kMinute) offset = minutes;
  }
  const std::int64_t local = minute + offset;  // after 1970 everywhere
  const std::int64_t day = local / kDay;
  for (const auto& [closed, text] : hours.closures) {
    if (day == closed) return false;
  }
  for (const auto& [from, to] : hours.week[static_cast<std::size_t>((day + 3) % 7)]) {
    if (local % kDay >= from && local % kDay < to) return true;
  }
  return false;
}

// Two years of minutes: a year to be asked, and what may come of it.
void compare(const Zone& zone, const Hours& hours) {
  const std::int64_t first = zone.from / kMinute;
  const std::size_t asked = 365 * kDay;
  const std::size_t all = asked + session::kMostDaysAhead * kDay + 1;
  std::vector<bool> open(all);
  for (std::size_t i = 0; i < all; ++i)
    open[i] = naive_open(hours, zone.offsets, first + static_cast<std::int64_t>(i));
  std::optional<std::int64_t> next_open, next_close;
  std::size_t wrong = 0, compared = 0;
  for (std::size_t i = all - 1; i-- > 0;) {
    const std::int64_t minute = first + static_cast<std::int64_t>(i);
    if (open[i + 1] && !open[i]) next_open = (minute + 1) * kMinute;
    if (!open[i + 1] && open[i]) next_close = (minute + 1) * kMinute;
    bool near_change = false;
    for (const auto& [from, offset] : zone.offsets)
      near_change |= std::abs(from / kMinute - minute) < 120;
    if (i >= asked || (!near_change && minute % 53 != 0)) continue;
    const auto got = session::opening_at(hours, zone.offsets, minute * kMinute + 59'999);
    const auto ahead = [&](std::optional<std::int64_t> at) {
      const bool seen = at && *at / kMinute - minute <= session::kMostDaysAhead * kDay;
      return seen ? at : std::nullopt;
    };
    ++compared;
    if (!got || got->is_open != open[i] || got->next_open != ahead(next_open) ||
        got->next_close != ahead(next_close)) {
      ++wrong;
    }
  }
  CHECK(compared > 9000);
  CHECK(wrong == 0);
}

TEST_CASE("opening hours are what a walk minute by minute finds") {
  test::Random random(11);
  for (const Zone& zone : zones()) {
    CAPTURE(zone.name);
    for (int round = 0; round < 4; ++round) compare(zone, random_hours(random, zone.from));
  }
}

// Only closures and the end of what is looked at are met there, in whatever order the file has
// them.
TEST_CASE("a shop that never closes, but for its closures") {
  Hours hours;
  hours.zone = "UTC";
  hours.week.assign(7, {{0, 24 * 60}});
  const std::int64_t day = *day_number("2026-03-01");
  hours.closures = {{day + 40, ""}, {day - 1, ""}, {day + 39, ""}, {day + 500, ""}};
  const Offsets offsets = {{0, 0}, {(day + 28) * kDay * kMinute, 60}};
  const auto now = session::opening_at(hours, offsets, day * kDay * kMinute);
  REQUIRE(now);
  CHECK(now->is_open);
  // Midnight there, after its clocks have changed.
  CHECK(now->next_close == ((day + 39) * kDay - 60) * kMinute);
  CHECK(now->next_open == ((day + 41) * kDay - 60) * kMinute);
  const auto after = session::opening_at(hours, offsets, (day + 41) * kDay * kMinute);
  CHECK(after->is_open);
  CHECK_FALSE(after->next_close);
  hours.week.assign(7, {});
  CHECK_FALSE(session::opening_at(hours, offsets, day * kDay * kMinute)->next_open);
}

TEST_CASE("hours that never change, offsets that are not known") {
  Hours hours;
  hours.week.resize(7);
  const Offsets offsets = {{1000, 60}};
  const auto closed = session::opening_at(hours, offsets, 1'000'000);
  REQUIRE(closed);
  CHECK_FALSE(closed->is_open);
  CHECK_FALSE(closed->next_open);
  CHECK_FALSE(closed->next_close);
  for (auto& day : hours.week) day = {{0, 1440}};
  CHECK(session::opening_at(hours, offsets, 1'000'000)->is_open);
  CHECK_FALSE(session::opening_at(hours, offsets, 1'000'000)->next_close);
  CHECK_FALSE(session::opening_at(hours, offsets, 0));
  CHECK_FALSE(session::opening_at(hours, {}, 0));
}

const std::string kKnowledge = R"json({"waypost": 1, "locale": "en", "contact": {"phone": "112"},
  "hours": {"zone": "Europe/Belgrade", "week": {"mon": ["09:00-17:00"], "tue": ["09:00-17:00"]},
            "closures": [{"date": "2026-11-24", "text": "Inventory"}],
            "departments": {"sales": {"week": {"mon": ["09:00-20:00"], "sat": ["10:00-14:00"]}},
                            "repair": {"zone": "Asia/Kathmandu", "closures": [{"date": "2026-11-30"}]}}},
  "articles": [{"id": "a", "questions": ["A?"], "answer": "A."}],
  "flows": [{"id": "f", "title": "F", "questions": ["F?"], "steps": [
    {"id": "b", "type": "branch", "cases": [
      {"when": "hours.open(\"sales\") && !hours.open()", "goto": "sales"},
      {"when": "hours.open()", "goto": "open"}], "else": "closed"},
    {"id": "sales", "type": "say", "text": "Sales until {hours.next_close.sales}.", "goto": "e"},
    {"id": "open", "type": "say", "text": "Until {hours.next_close}.", "goto": "e"},
    {"id": "closed", "type": "say", "text": "From {hours.next_open} on, repair {hours.next_open.repair}.", "goto": "e"},
    {"id": "e", "type": "end", "text": "."}]}]})json";

constexpr const char* kZones =
    R"("zones":{"Europe/Belgrade":[[1750000000000,120],[1792890000000,60]],"Asia/Kathmandu":[[0,345]],"Mars/Base":[[0,1]]})";

struct Session {
  Content content;
  std::string snapshot;
  std::uint64_t seq = 0;

  explicit Session(const std::string& knowledge)
      : content(std::move(*compile_untrained(knowledge).content)) {}

  // What a step gives.
  std::string step(std::int64_t at, const std::string& event) {
    const std::string text = wire::step_json(
        content, snapshot,
        "{\"at\":" + std::to_string(at) + ",\"seq\":" + std::to_string(++seq) + "," + event + "}");
    const json::Document document = json::read(text);
    snapshot = test::compact(document.root().find("snapshot"));
    return test::compact(document.root().find("effects"));
  }
  std::string flow(std::int64_t at) {
    return step(at, R"("type":"pick","target":{"kind":"flow","id":"f"})");
  }
};

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("flows read the hours, once the zones are known") {
  for (const Problem& problem : check(kKnowledge).problems)
    CHECK_MESSAGE(problem.severity == Severity::note, to_string(problem.code));
  Session session(kKnowledge);
  const std::int64_t monday = utc("2026-11-23", 0);
  session.step(monday, R"("type":"open")");
  CHECK(has(session.flow(monday + 10 * 60 * kMinute), "\"step\":\"closed\""));
  const std::string effects = session.step(monday, std::string(R"("type":"zones",)") + kZones);
  CHECK(has(effects, "\"type\":\"persist\""));
  CHECK_FALSE(has(effects, "\"type\":\"say\""));
  CHECK(session.step(monday, std::string(R"("type":"zones",)") + kZones) == "[]");
  CHECK(has(session.snapshot,
            R"("zones":{"Asia/Kathmandu":[[0,345]],"Europe/Belgrade":[[1792890000000,60]]})"));
  // 09:00 in Belgrade is 08:00 UTC, and Tuesday is closed.
  CHECK(has(session.flow(monday + 8 * 60 * kMinute),
            R"({"value":"2026-11-23T16:00:00Z","as":"time"})"));
  CHECK(has(session.flow(monday + 17 * 60 * kMinute),
            R"({"value":"2026-11-23T19:00:00Z","as":"time"})"));
  const std::string closed = session.flow(monday + 19 * 60 * kMinute);
  CHECK(has(closed, R"({"value":"2026-11-30T08:00:00Z","as":"time"})"));
  CHECK(has(closed, R"({"value":"2026-12-01T03:15:00Z","as":"time"})"));
}

TEST_CASE("zones may come with open, and are repaired when forged") {
  Session session(kKnowledge);
  const std::int64_t monday = utc("2026-11-23", 12 * 60);
  session.step(monday, std::string(R"("type":"open",)") + kZones);
  CHECK(has(session.flow(monday), "\"step\":\"open\""));
  for (const char* forged :
       {R"([[5,60],[4,60]])", R"([[0,9000]])", R"([])", R"({})", R"([["a",1]])",
        R"([[0,1],[1,1],[2,1],[3,1],[4,1],[5,1],[6,1],[7,1],[8,1]])",
        R"([[9000000000000000000,1]])"}) {
    CAPTURE(forged);
    session.snapshot =
        R"({"format":1,"place":{"kind":"home"},"turn":3,"seq":3,"agents":"maybe","zones":{"Europe/Belgrade":)" +
        std::string(forged) + R"(,"Nowhere":[[0,1]]}})";
    session.seq = 3;
    CHECK(has(session.flow(monday), "\"step\":\"closed\""));
    CHECK_FALSE(has(session.snapshot, "zones"));
    CHECK_FALSE(has(session.snapshot, "agents"));
  }
}

TEST_CASE("the day of the shop's clock; that of UTC where no hours are given") {
  const auto world = [](const std::string& hours, std::int64_t at, bool known) {
    const Content content = std::move(
        *compile_untrained(R"({"waypost": 1, "locale": "en",)" + hours +
                           R"("articles": [{"id": "a", "questions": ["A?"], "answer": "A."}]})")
             .content);
    Snapshot snapshot;
    if (known) snapshot.zones["Pacific/Apia"] = {{0, 780}};
    session::show_world(content.model(), at, snapshot);
    const auto day = snapshot.vars.world.find(kToday);
    return day == snapshot.vars.world.end() ? "" : value_text(day->second);
  };
  const std::int64_t noon = utc("2026-11-23", 12 * 60);
  CHECK(world("", noon, false) == "2026-11-23");
  CHECK(world(R"("hours":{"zone":"Pacific/Apia"},)", noon, false) == "");
  CHECK(world(R"("hours":{"zone":"Pacific/Apia"},)", noon, true) == "2026-11-24");
  CHECK(world("", -1, false) == "1969-12-31");
  CHECK(world("", INT64_MAX, false) == "");
  CHECK(world("", INT64_MIN, false) == "");
  CHECK(time_text(-1) == "1969-12-31T23:59:00Z");
}

TEST_CASE("who is there is known from the last handover that was looked for") {
  Session session(R"json({"waypost": 1, "locale": "en",
    "articles": [{"id": "a", "questions": ["A?"], "answer": "A."}],
    "flows": [{"id": "f", "title": "F", "steps": [{"id": "m", "type": "menu", "text": "M", "options": [
      {"id": "chat", "label": "Chat", "person": true, "when": "agents.available"},
      {"id": "mail", "label": "Mail", "person": true, "when": "!agents.available && has(agents.available)"},
      {"id": "any", "label": "Any", "person": true}]}]}]})json");
  session.step(1, R"("type":"open")");
  const std::string unknown = session.flow(1);
  CHECK(has(unknown, "\"id\":\"any\""));
  CHECK_FALSE(has(unknown, "\"id\":\"chat\""));
  CHECK_FALSE(has(unknown, "\"id\":\"mail\""));
  session.step(2, R"("type":"person","id":"h")");
  session.step(3, R"("type":"handover_done","handover":"h","result":"unavailable")");
  CHECK(has(session.snapshot, R"("agents":"unavailable")"));
  const std::string again = session.flow(4);
  CHECK(has(again, "\"id\":\"mail\""));
  CHECK_FALSE(has(again, "\"id\":\"chat\""));
  session.step(5, R"("type":"handover_done","handover":"other","result":"available")");
  CHECK(has(session.snapshot, R"("agents":"unavailable")"));
}

// What `waypost check` says of the first flow.
struct Proved final : content::Inspection {
  void look_at_drafts(content::Build&) override {}
  void look_at_model(content::Build& build) override { flow = proof::prove_flows(build, {}).at(0); }
  FlowProof flow;
};

TEST_CASE("a step that only the hours lead to is reached when they do at some hour of a week") {
  Proved proved;
  const content::Reading reading = content::read(kKnowledge, {}, &proved);
  CHECK(reading.problems.empty());
  CHECK(proved.flow.verdict == Verdict::proved);

  // Repairs that are never open: nobody comes to the step of the first case.
  std::string never = kKnowledge;
  const std::string asked = "hours.open(\\\"sales\\\") && !hours.open()";
  const std::string repair = "\"repair\": {";
  never.replace(never.find(asked), asked.size(), "hours.open(\\\"repair\\\") && !hours.open()");
  never.replace(never.find(repair), repair.size(), repair + "\"week\": {}, ");
  Proved open;
  const content::Reading closed = content::read(never, {}, &open);
  CHECK(open.flow.verdict == Verdict::counterexample);
  CHECK(std::any_of(closed.problems.begin(), closed.problems.end(), [](const Problem& problem) {
    return problem.code == Code::never_reached && problem.args[0] == "sales";
  }));
}

TEST_CASE("what is wrong with hours and with what reads them") {
  const auto problems = [](const std::string& hours, const std::string& when) {
    const Checked checked = check(
        R"({"waypost": 1, "locale": "en", "contact": {"phone": "112"}, "hours": )" + hours +
        R"(, "articles": [], "flows": [{"id": "f", "title": "F", "questions": ["F?"], "steps": [)"
        R"({"id": "b", "type": "branch", "cases": [{"when": ")" +
        when + R"(", "goto": "e"}], "else": "e"}, {"id": "e", "type": "end", "text": "."}]}]})");
    std::string out;
    for (const Problem& problem : checked.problems) {
      out += std::string(to_string(problem.code)) + " " + problem.pointer;
      for (const std::string& arg : problem.args) out += " " + arg;
      out += "; ";
    }
    return out;
  };
  const std::string fine =
      R"({"zone": "UTC", "week": {"mon": ["09:00-17:00"]}, "departments": {"sales": {}}})";
  CHECK(problems(fine, "hours.open()").empty());
  CHECK(problems(fine, "hours.open('sales') || agents.available").empty());
  CHECK(problems(fine, "days(today(), hours.next_open.sales) > 2").empty());
  CHECK(has(problems(fine, "hours.open('sale')"),
            "unknown_variable /flows/0/steps/0/cases/0/when hours.open.sale hours.open.sales"));
  CHECK(has(problems(fine, "hours.opens"), "unknown_variable"));
  CHECK(has(problems(fine, "agents.avail"), "unknown_variable"));
  CHECK(has(problems(fine, "today() > 4"), "not_comparable"));
  CHECK(has(problems(fine, "hours.open() == 'yes'"), "never_equal"));
  CHECK(has(problems(fine, "hours.open(sales)"), "bad_expression"));
  CHECK(has(problems(R"({"zone": "UTC", "departments": {"Sales": {}}})", "true"),
            "bad_id /hours/departments"));
  CHECK(has(problems(R"({"zone": "UTC", "departments": {"sales": {"zone": "?"}}})", "true"),
            "bad_time /hours/departments/sales/zone"));
  CHECK(has(problems(R"({"zone": "UTC", "departments": {"sales": {"weeks": {}}}})", "true"),
            "unknown_key"));
  CHECK(has(
      problems(
          R"({"zone": "UTC", "departments": {"a": {"zone": "A/B"}, "b": {"zone": "B/B"}, "c": {"zone": "C/B"}, "d": {"zone": "D/B"}}})",
          "true"),
      "bad_value /hours/departments/d/zone"));
}

}  // namespace
}  // namespace waypost
