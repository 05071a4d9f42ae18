// When people are there: the shop's hours, and those of its departments.
#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

#include "content/build.h"
#include "flow/dates.h"
#include "json/writer.h"

namespace waypost::content {
namespace {

constexpr Key kHoursKeys[] = {{"zone", Kind::title, Need::required},
                              {"week", Kind::object},
                              {"closures", Kind::list},
                              {"departments", Kind::object}};
constexpr Key kDepartmentKeys[] = {
    {"zone", Kind::title}, {"week", Kind::object}, {"closures", Kind::list}};
constexpr Key kWeekKeys[] = {{"mon", Kind::list}, {"tue", Kind::list}, {"wed", Kind::list},
                             {"thu", Kind::list}, {"fri", Kind::list}, {"sat", Kind::list},
                             {"sun", Kind::list}};
constexpr Key kClosureKeys[] = {{"date", Kind::title, Need::required}, {"text", Kind::text}};

// A session keeps the clocks of all of them.
constexpr std::size_t kMostZones = 4;
constexpr std::size_t kMostDepartments = 50;

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

void write_hours(json::Writer& out, const Hours& hours) {
  out.begin_object().member("zone", hours.zone).key("week").begin_object();
  for (std::size_t i = 0; i < hours.week.size(); ++i) {
    if (hours.week[i].empty()) continue;
    out.key(kWeekKeys[i].name).begin_array();
    for (const auto& [from, to] : hours.week[i]) out.text(open_time_text({from, to}));
    out.end_array();
  }
  out.end_object().key("closures").begin_array();
  for (const auto& [day, text] : hours.closures) {
    out.begin_object().member("date", day_text(day).value_or("")).member_if("text", text);
    out.end_object();
  }
  out.end_array();
}

std::string hours_json(const Model& model) {
  json::Writer out;
  write_hours(out, model.hours);
  if (!model.departments.empty()) {
    out.key("departments").begin_object();
    for (const auto& [name, hours] : model.departments) {
      write_hours(out.key(name), hours);
      out.end_object();
    }
    out.end_object();
  }
  return std::move(out.end_object()).take();
}

// `path`: of the hours, with a slash behind.
void read_closures(Build& build, const std::string& path, json::Value list, Hours& hours) {
  Names dates;
  for (const json::Value source : list.items()) {
    const Object fields = read_object(build.report, source, kClosureKeys);
    const json::Value date = fields["date"];
    if (!date) continue;
    const std::string day(date.text());
    const std::string closure = path + "closures/" + day + "/";
    if (!is_date(day)) {
      build.report.drops(Code::bad_time, date, {day, "2026-12-25"});
      build.texts.forgive(closure);
    } else if (dates.add(build.report, date)) {
      hours.closures.emplace_back(day_number(day).value_or(0),
                                  build.texts.plain(closure + "text", fields["text"]));
    }
  }
}

void read_week(Report& report, json::Value source, Hours& hours) {
  if (!source) return;
  const Object days = read_object(report, source, kWeekKeys);
  for (std::size_t i = 0; i < 7; ++i) hours.week[i] = read_day(report, days[kWeekKeys[i].name]);
}

void read_zone(Build& build, json::Value zone, Hours& hours) {
  if (!zone) return;
  std::vector<std::string>& zones = build.draft.model.zones;
  const std::string name(zone.text());
  const bool is_known = std::find(zones.begin(), zones.end(), name) != zones.end();
  if (!is_zone(name)) {
    build.report.drops(Code::bad_time, zone, {name, "Europe/Belgrade"});
  } else if (!is_known && zones.size() == kMostZones) {
    build.report.drops(Code::bad_value, zone, {name, "at most 4 zones in one file"});
  } else {
    hours.zone = name;
    if (!is_known) zones.push_back(name);
  }
}

// What a department does not say is as in the shop; the shop's closures close it, too.
void read_departments(Build& build, json::Value source) {
  Model& model = build.draft.model;
  if (source.size() > kMostDepartments) {
    build.report.drops(Code::bad_value, source, {source.size(), "at most 50"});
    return;
  }
  for (const json::Member member : source.members()) {
    const std::string name(member.key.text());
    if (is_nobodys(name)) continue;
    const std::string path = "hours/departments/" + name + "/";
    std::optional<Fault> fault = fault_of(Kind::variable, "", member.key);
    if (!fault) fault = fault_of(Kind::object, name, member.value);
    if (fault) {
      build.report.drops(*fault, member.key);
      build.texts.forgive(path);
      continue;
    }
    const Object fields = read_object(build.report, member.value, kDepartmentKeys);
    Hours hours = model.hours;
    read_zone(build, fields["zone"], hours);
    read_week(build.report, fields["week"], hours);
    read_closures(build, path, fields["closures"], hours);
    model.departments.emplace_back(name, std::move(hours));
  }
}

}  // namespace

void read_hours(Build& build, json::Value source) {
  Model& model = build.draft.model;
  model.hours.week.resize(7);
  if (!source) return;
  const Object fields = read_object(build.report, source, kHoursKeys);
  read_zone(build, fields["zone"], model.hours);
  read_week(build.report, fields["week"], model.hours);
  read_closures(build, "hours/", fields["closures"], model.hours);
  read_departments(build, fields["departments"]);
  if (model.hours.zone.empty()) {
    // Without a zone no opening time means anything: then there are no hours.
    model.departments.clear();
    model.zones.clear();
  } else {
    model.passed.hours = hours_json(model);
  }
}

}  // namespace waypost::content
