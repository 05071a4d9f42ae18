// Lookups: addresses that flows ask, and what they read from the answers.
#include <algorithm>
#include <iterator>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "content/build.h"
#include "flow/template.h"
#include "text/ascii.h"

namespace waypost::content {
namespace {

constexpr Key kLookupKeys[] = {
    {"id", Kind::id, Need::required},    {"url", Kind::url, Need::vital},
    {"function", Kind::id, Need::vital}, {"method", Kind::title, Need::vital},
    {"action", Kind::flag, Need::vital}, {"headers", Kind::object, Need::vital},
    {"timeout_ms", Kind::integer},       {"result", Kind::object, Need::vital}};
constexpr Key kResultKeys[] = {{"pointer", Kind::any, Need::required},
                               {"type", Kind::title, Need::vital},
                               {"optional", Kind::flag, Need::vital},
                               {"of", Kind::object, Need::vital}};

constexpr std::int64_t kLeastTimeout = 100;
constexpr std::int64_t kMostTimeout = 60'000;

constexpr std::string_view kTypes[] = {"text", "number", "boolean", "date", "list"};

LookupField read_result(Report& report, json::Member member, bool is_inner);

std::vector<LookupField> read_results(Report& report, json::Value object, bool is_inner) {
  std::vector<LookupField> fields;
  for (const json::Member member : object.members()) {
    if (!is_nobodys(member.key.text())) fields.push_back(read_result(report, member, is_inner));
  }
  return fields;
}

// What the objects of a list have; they hold no further lists.
void read_inner(Report& report, json::Value of, bool is_inner, LookupField& field) {
  if (!of) return;
  if (is_inner || field.type != LookupField::Type::list) {
    report.breaks(Code::bad_value, of, {"of", "only for a list of the result"});
    return;
  }
  field.of = read_results(report, of, true);
  if (field.of.empty()) report.breaks(Code::empty_text, of, {"of"});
}

LookupField read_result(Report& report, json::Member member, bool is_inner) {
  LookupField field;
  field.name = member.key.text();
  if (const auto fault = fault_of(Kind::variable, "", member.key)) {
    report.breaks(*fault, member.key);
  }
  const Object fields = read_object(report, member.value, kResultKeys);
  if (const json::Value pointer = fields["pointer"]) {
    field.pointer = pointer.text();
    if (!pointer.is_text()) {
      report.breaks(Code::wrong_type, pointer, {"text", json::to_string(pointer.type())});
    } else if (!field.pointer.empty() && field.pointer[0] != '/') {
      report.refuses(pointer, "/name");
    }
  }
  const std::size_t type = read_choice(report, fields["type"], kTypes);
  if (type < std::size(kTypes)) field.type = static_cast<LookupField::Type>(type);
  read_inner(report, fields["of"], is_inner, field);
  field.required = !fields["optional"].boolean();
  return field;
}

// What only reads may be fetched again; what changes something is an action.
void read_method(Report& report, json::Value source, json::Value method, Lookup& lookup) {
  constexpr std::string_view kMethods[] = {"GET", "POST", "PUT", "PATCH", "DELETE"};
  const std::size_t found = read_choice(report, method, kMethods);
  if (found == std::size(kMethods)) return;
  lookup.method = kMethods[found];
  if (found > 1 && !lookup.is_action) report.refuses(method, "GET, POST, or \"action\": true");
  if (found == 0 && lookup.is_action && !lookup.url.empty())
    report.breaks(Code::bad_value, method ? method : source, {"GET", "POST, PUT, PATCH, DELETE"});
}

bool says_secret(std::string_view name) {
  for (const std::string_view word : {"key", "token", "auth", "secret", "passw", "cookie"}) {
    if (name.find(word) != name.npos) return true;
  }
  return false;
}

// Everybody can read the file: what signs in has no place in it.
void read_headers(Report& report, json::Value headers, Lookup& lookup) {
  for (const json::Member member : headers.members()) {
    std::string name;
    for (const char c : member.key.text()) name += text::to_lower(c);
    const bool is_own = name.starts_with("x-") && !says_secret(name);
    const bool allowed =
        name == "accept" || name == "accept-language" || name == "content-type" || is_own;
    const auto fault = fault_of(Kind::title, name, member.value);
    if (!allowed) {
      report.breaks(Code::bad_value, member.key,
                    {name, "accept, accept-language, content-type, x-\u2026 without secrets"});
    } else if (fault || member.value.text().find_first_of("\r\n") != std::string_view::npos) {
      report.breaks(Code::bad_value, member.value, {name, "a text of one line"});
    } else {
      lookup.headers.emplace(std::move(name), member.value.text());
    }
  }
}

void read_timeout(Report& report, json::Value timeout, Lookup& lookup) {
  if (!timeout) return;
  const std::int64_t value = timeout.integer().value_or(0);
  if (value < kLeastTimeout || value > kMostTimeout) {
    report.drops(Code::bad_value, timeout, {timeout.literal(), "100 to 60000"});
    return;
  }
  lookup.timeout_ms = static_cast<std::uint32_t>(value);
}

// `{name}` in the address takes the argument of that name.
void check_placeholders(Report& report, json::Value url) {
  const auto parsed = parse_template(url.text());
  const std::string found(url.text());
  if (std::holds_alternative<ParseFault>(parsed)) {
    report.breaks(Code::bad_url, url, {found, std::get<ParseFault>(parsed).what});
    return;
  }
  for (const Path& path : paths(std::get<Template>(parsed))) {
    if (path.size() > 1)
      report.breaks(Code::bad_url, url, {found, "dot in {" + path[0] + "." + path[1] + "}"});
  }
}

Lookup read_lookup(Report& report, json::Value source, const Object& fields) {
  Lookup lookup;
  lookup.id = fields["id"].text();
  lookup.url = fields["url"].text();
  lookup.function = fields["function"].text();
  const bool has_url = static_cast<bool>(source.find("url"));
  const bool has_function = static_cast<bool>(source.find("function"));
  if (has_url && has_function)
    report.breaks(Code::bad_value, source, {"both", "only one of url, function"});
  else if (!has_url && !has_function && source.is_object())
    report.breaks(Code::missing_key, source, {"url, function"});
  lookup.is_action = fields["action"].boolean();
  read_method(report, source, fields["method"], lookup);
  read_headers(report, fields["headers"], lookup);
  read_timeout(report, fields["timeout_ms"], lookup);
  lookup.fields = read_results(report, fields["result"], false);
  return lookup;
}

}  // namespace

void read_lookups(Build& build, json::Value list) {
  for (const json::Value source : list.items()) {
    const std::uint32_t broken = build.report.broken();
    const Object fields = read_object(build.report, source, kLookupKeys);
    Lookup lookup = read_lookup(build.report, source, fields);
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
