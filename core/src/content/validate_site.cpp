// Site, contact, locales, handover, hours: what a view shows as it is.
#include <optional>
#include <string>

#include "content/build.h"
#include "json/writer.h"

namespace waypost::content {
namespace {

constexpr Key kSiteKeys[] = {{"name", Kind::title}, {"url", Kind::url}};
constexpr Key kContactKeys[] = {
    {"phone", Kind::phone}, {"email", Kind::email}, {"url", Kind::link}};
constexpr Key kHandoverKeys[] = {{"receiver", Kind::url}, {"chat", Kind::object}};
constexpr Key kChatKeys[] = {{"type", Kind::title, Need::required},
                             {"token", Kind::url, Need::required}};
constexpr Key kHoursKeys[] = {
    {"zone", Kind::title, Need::required}, {"week", Kind::object}, {"closures", Kind::list}};
constexpr Key kWeekKeys[] = {{"mon", Kind::list}, {"tue", Kind::list}, {"wed", Kind::list},
                             {"thu", Kind::list}, {"fri", Kind::list}, {"sat", Kind::list},
                             {"sun", Kind::list}};
constexpr Key kClosureKeys[] = {{"date", Kind::title, Need::required}, {"text", Kind::text}};

void write_texts(json::Writer& out, const Object& fields, std::span<const Key> keys) {
  for (const Key& key : keys) {
    if (const json::Value value = fields[key.name]; value.is_text())
      out.member(key.name, value.text());
  }
}

std::string read_contact(Report& report, json::Value source) {
  if (!source) return "";
  json::Writer out;
  out.begin_object();
  write_texts(out, read_object(report, source, kContactKeys), kContactKeys);
  return std::move(out.end_object()).take();
}

std::string read_site_object(Build& build, json::Value source) {
  if (!source) return "";
  const Object fields = read_object(build.report, source, kSiteKeys);
  json::Writer out;
  out.begin_object();
  out.member_if("name", build.texts.plain("site/name", fields["name"]));
  out.member_if("url", fields["url"].text());
  return std::move(out.end_object()).take();
}

std::string read_locales(Report& report, json::Value source, std::string_view own) {
  if (!source) return "";
  json::Writer out;
  out.begin_object();
  for (const json::Member member : source.members()) {
    const std::string tag(member.key.text());
    if (tag == "$comment") continue;
    std::optional<Fault> fault = fault_of(Kind::url, tag, member.value);
    if (!is_locale(tag)) {
      report.drops(Code::bad_locale, member.key, {tag});
    } else if (tag == own) {
      report.drops(Code::bad_value, member.key, {tag, "a locale other than this file's"});
    } else if (fault) {
      report.drops(*fault, member.value);
    } else {
      out.member(tag, member.value.text());
    }
  }
  return std::move(out.end_object()).take();
}

std::string read_handover(Report& report, json::Value source) {
  if (!source) return "";
  const Object fields = read_object(report, source, kHandoverKeys);
  json::Writer out;
  out.begin_object();
  out.member_if("receiver", fields["receiver"].text());
  if (const json::Value chat = fields["chat"]) {
    const Object chat_fields = read_object(report, chat, kChatKeys);
    const json::Value type = chat_fields["type"];
    if (type && type.text() != "xmpp") {
      report.drops(Code::bad_value, type, {type.text(), "xmpp"});
    } else if (type && chat_fields["token"]) {
      out.key("chat").begin_object();
      write_texts(out, chat_fields, kChatKeys);
      out.end_object();
    }
  }
  return std::move(out.end_object()).take();
}

// A chat begins with a record of it, and a message needs somewhere to go: without a receiver no
// visitor reaches anybody here, and without a contact nowhere else either.
void warn_of_dead_ends(Report& report) {
  const json::Value root = report.root();
  const json::Value handover = root.find("handover");
  if (handover.find("receiver")) return;
  if (handover.find("chat")) {
    report.warns(Code::missing_key, handover, {"receiver"});
  } else if (root.find("contact").size() == 0) {
    report.warns(Code::missing_key, root, {"contact, handover"});
  }
}

using Day = std::vector<std::pair<std::int32_t, std::int32_t>>;

Day read_day(Report& report, json::Value list) {
  Day day;
  for (const json::Value item : read_texts(report, list, "week", Kind::title)) {
    const std::optional<OpenTime> time = parse_open_time(item.text());
    const std::string found(item.text());
    if (!time) {
      report.drops(Code::bad_time, item, {found, "09:00-17:00"});
    } else if (!day.empty() && time->from < day.back().second) {
      report.drops(Code::bad_time, item, {found, "times of a day in order, without overlap"});
    } else {
      day.emplace_back(time->from, time->to);
    }
  }
  return day;
}

std::string clock(std::int32_t minutes) {
  const auto two = [](std::int32_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  return two(minutes / 60) + ":" + two(minutes % 60);
}

std::string hours_json(const Hours& hours) {
  json::Writer out;
  out.begin_object().member("zone", hours.zone).key("week").begin_object();
  for (std::size_t i = 0; i < hours.week.size(); ++i) {
    if (hours.week[i].empty()) continue;
    out.key(kWeekKeys[i].name).begin_array();
    for (const auto& [from, to] : hours.week[i]) out.text(clock(from) + "-" + clock(to));
    out.end_array();
  }
  out.end_object().key("closures").begin_array();
  for (const auto& [date, text] : hours.closures) {
    out.begin_object().member("date", date).member_if("text", text).end_object();
  }
  return std::move(out.end_array().end_object()).take();
}

void read_closures(Build& build, json::Value list) {
  Names dates;
  for (const json::Value source : list.items()) {
    const Object fields = read_object(build.report, source, kClosureKeys);
    const json::Value date = fields["date"];
    if (!date) continue;
    const std::string day(date.text());
    if (!is_date(day)) {
      build.report.drops(Code::bad_time, date, {day, "2026-12-25"});
      build.texts.forgive("hours/closures/" + day + "/");
    } else if (dates.add(build.report, date)) {
      build.draft.model.hours.closures.emplace_back(
          day, build.texts.plain("hours/closures/" + day + "/text", fields["text"]));
    }
  }
}

}  // namespace

void read_hours(Build& build, json::Value source) {
  Hours& hours = build.draft.model.hours;
  hours.week.resize(7);
  if (!source) return;
  const Object fields = read_object(build.report, source, kHoursKeys);
  if (const json::Value week = fields["week"]) {
    const Object days = read_object(build.report, week, kWeekKeys);
    for (std::size_t i = 0; i < 7; ++i)
      hours.week[i] = read_day(build.report, days[kWeekKeys[i].name]);
  }
  read_closures(build, fields["closures"]);
  const json::Value zone = fields["zone"];
  if (zone && !is_zone(zone.text())) {
    build.report.drops(Code::bad_time, zone, {zone.text(), "Europe/Belgrade"});
  } else if (zone) {
    // Without a zone no opening time means anything: then there are no hours.
    hours.zone = zone.text();
    build.draft.model.passed.hours = hours_json(hours);
  }
}

void read_site(Build& build, const Object& root) {
  Passed& passed = build.draft.model.passed;
  passed.site = read_site_object(build, root["site"]);
  passed.locales = read_locales(build.report, root["locales"], root["locale"].text());
  passed.contact = read_contact(build.report, root["contact"]);
  passed.handover = read_handover(build.report, root["handover"]);
  warn_of_dead_ends(build.report);
  read_hours(build, root["hours"]);
}

}  // namespace waypost::content
