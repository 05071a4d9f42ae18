// Lookups: addresses that flows ask, and what they read from the answers.
#include <iterator>
#include <string>
#include <variant>

#include "content/build.h"
#include "flow/template.h"

namespace waypost::content {
namespace {

constexpr Key kLookupKeys[] = {{"id", Kind::id, Need::required},
                               {"url", Kind::url, Need::required},
                               {"method", Kind::title, Need::vital},
                               {"timeout_ms", Kind::integer},
                               {"result", Kind::object, Need::vital}};
constexpr Key kResultKeys[] = {{"pointer", Kind::any, Need::required},
                               {"type", Kind::title, Need::vital},
                               {"optional", Kind::flag, Need::vital}};

constexpr std::int64_t kLeastTimeout = 100;
constexpr std::int64_t kMostTimeout = 60'000;

constexpr std::string_view kTypes[] = {"text", "number", "boolean", "date", "list"};

void read_type(Report& report, json::Value type, LookupField& field) {
  if (!type) return;
  for (std::size_t i = 0; i < std::size(kTypes); ++i) {
    if (type.text() != kTypes[i]) continue;
    field.type = static_cast<LookupField::Type>(i);
    return;
  }
  report.breaks(Code::bad_value, type,
                {std::string(type.text()), "text, number, boolean, date, list"});
}

LookupField read_result(Report& report, json::Member member) {
  LookupField field;
  field.name = member.key.text();
  if (const auto fault = fault_of(Kind::variable, "", member.key)) {
    report.breaks(fault->code, member.key, {fault->args[0], fault->args[1]});
  }
  const Object fields = read_object(report, member.value, kResultKeys);
  if (const json::Value pointer = fields["pointer"]) {
    field.pointer = pointer.text();
    if (!pointer.is_text()) {
      report.breaks(Code::wrong_type, pointer,
                    {"text", std::string(json::to_string(pointer.type()))});
    } else if (!field.pointer.empty() && field.pointer[0] != '/') {
      report.breaks(Code::bad_value, pointer, {field.pointer, "/name"});
    }
  }
  read_type(report, fields["type"], field);
  field.required = !fields["optional"].boolean();
  return field;
}

void read_method(Report& report, json::Value method, Lookup& lookup) {
  lookup.method = method ? std::string(method.text()) : "GET";
  if (lookup.method == "GET" || lookup.method == "POST") return;
  report.breaks(Code::bad_value, method, {lookup.method, "GET, POST"});
}

void read_timeout(Report& report, json::Value timeout, Lookup& lookup) {
  if (!timeout) return;
  const std::int64_t value = timeout.integer().value_or(0);
  if (value < kLeastTimeout || value > kMostTimeout) {
    report.drops(Code::bad_value, timeout,
                 {std::string(timeout.literal()),
                  std::to_string(kLeastTimeout) + " to " + std::to_string(kMostTimeout)});
    return;
  }
  lookup.timeout_ms = static_cast<std::uint32_t>(value);
}

// `{name}` in the address takes the argument of that name.
void check_placeholders(Report& report, json::Value url) {
  const auto parsed = parse_template(url.text());
  const std::string found(url.text());
  if (std::holds_alternative<ParseFault>(parsed)) {
    report.breaks(Code::bad_url, url, {found, std::string(std::get<ParseFault>(parsed).what)});
    return;
  }
  for (const Path& path : paths(std::get<Template>(parsed))) {
    if (path.size() > 1)
      report.breaks(Code::bad_url, url, {found, "dot in {" + path[0] + "." + path[1] + "}"});
  }
}

Lookup read_lookup(Report& report, const Object& fields) {
  Lookup lookup;
  lookup.id = fields["id"].text();
  lookup.url = fields["url"].text();
  read_method(report, fields["method"], lookup);
  read_timeout(report, fields["timeout_ms"], lookup);
  for (const json::Member member : fields["result"].members()) {
    if (member.key.text() == "$comment" || member.key.text().starts_with("x-")) continue;
    lookup.fields.push_back(read_result(report, member));
  }
  return lookup;
}

}  // namespace

void read_lookups(Build& build, json::Value list) {
  for (const json::Value source : list.items()) {
    const std::uint32_t broken = build.report.broken();
    const Object fields = read_object(build.report, source, kLookupKeys);
    Lookup lookup = read_lookup(build.report, fields);
    if (const json::Value url = fields["url"]) check_placeholders(build.report, url);
    const json::Value id = fields["id"];
    if (!id || !build.draft.lookups.add(build.report, id) || build.report.broken() != broken)
      continue;
    build.draft.lookups.settle(id.text(),
                               static_cast<std::uint32_t>(build.draft.model.lookups.size()));
    build.draft.model.lookups.push_back(std::move(lookup));
    build.draft.lookup_sources.push_back(source);
  }
}

}  // namespace waypost::content
