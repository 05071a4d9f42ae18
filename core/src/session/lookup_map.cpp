// A lookup on the owner's API.
#include "session/lookup_map.h"

#include <optional>
#include <utility>

#include "flow/address.h"
#include "flow/dates.h"
#include "flow/template.h"
#include "flow/value.h"
#include "json/reader.h"
#include "json/writer.h"
#include "session/limits.h"
#include "session/secrets.h"
#include "text/ascii.h"

namespace waypost::session {
namespace {

constexpr std::size_t kMaxListItems = 50;
constexpr std::size_t kMaxDigits = 64;

std::string argument(const Step& step, std::string_view name, const Variables& variables) {
  for (const auto& [known, text] : step.arguments) {
    if (known == name) return expand_values(text, variables);
  }
  return "";
}

bool two_digits_below(std::string_view text, int most) {
  return text::is_digit(text[0]) && text::is_digit(text[1]) &&
         (text[0] - '0') * 10 + (text[1] - '0') < most;
}

// `2026-11-22`, a day that exists, or with a time behind it: `2026-11-22T09:30:00+01:00`.
bool is_date(std::string_view text) {
  constexpr std::size_t kDay = 10;
  constexpr std::size_t kMaxStamp = 35;
  if (!day_number(text) || text.size() > kMaxStamp) return false;
  const std::string_view time = text.substr(kDay);
  if (time.empty()) return true;
  return time.size() >= 6 && two_digits_below(time.substr(1), 24) && time[3] == ':' &&
         two_digits_below(time.substr(4), 60);
}

std::optional<Value> scalar(json::Value found) {
  if (found.is_text()) {
    if (found.text().size() > kMaxValueBytes) return std::nullopt;
    return Value{clean(found.text(), kMaxValueBytes, true)};
  }
  if (found.is_boolean()) return Value{found.boolean()};
  if (const auto number = parse_number(found.literal())) return Value{*number};
  return std::nullopt;
}

// A number where a text is expected is its digits: shops number orders both ways.
std::optional<Value> text_of(json::Value found) {
  if (!found.is_number()) return scalar(found);
  if (found.literal().size() > kMaxDigits) return std::nullopt;
  return Value{std::string(found.literal())};
}

std::optional<Value> typed(json::Value found, const LookupField& field);

// The fields of an object, by name; nothing when one is missing or of another type: `fault` names
// it.
std::optional<Fields> fields_of(json::Value object, const std::vector<LookupField>& wanted,
                                std::string& fault) {
  Fields out;
  for (const LookupField& field : wanted) {
    const json::Value found = object.at(field.pointer);
    if ((!found || found.is_null()) && !field.required) continue;
    auto value = found ? typed(found, field) : std::nullopt;
    if (!value) {
      fault = field.name;
      return std::nullopt;
    }
    out.insert_or_assign(field.name, std::move(*value));
  }
  return out;
}

// Of many things the first ones: a shop's latest orders.
std::optional<Value> list(json::Value found, const std::vector<LookupField>& of) {
  if (!found.is_array() || (of.empty() && found.size() > kMaxListItems)) return std::nullopt;
  List items;
  std::string fault;
  for (json::Value item : found.items()) {
    if (items.size() == kMaxListItems) break;
    if (of.empty()) {
      auto value = scalar(item);
      if (!value) return std::nullopt;
      items.push_back(std::move(*value));
      continue;
    }
    auto fields = item.is_object() ? fields_of(item, of, fault) : std::nullopt;
    if (!fields) return std::nullopt;
    const Value& thing = items.emplace_back(std::move(*fields));
    if (!fits_as_thing(thing)) return std::nullopt;
  }
  return Value{std::move(items)};
}

bool wants_nothing(const Lookup& lookup) {
  for (const LookupField& field : lookup.fields) {
    if (field.required) return false;
  }
  return true;
}

// The value in the type that the flow expects; empty when it has another.
std::optional<Value> typed(json::Value found, const LookupField& field) {
  // In a log it may have been of any type.
  if (found.text() == kMasked) return scalar(found);
  switch (field.type) {
    case LookupField::Type::list:
      return list(found, field.of);
    case LookupField::Type::boolean:
      return found.is_boolean() ? scalar(found) : std::nullopt;
    case LookupField::Type::number:
      return found.is_number() ? scalar(found) : std::nullopt;
    case LookupField::Type::date:
      return found.is_text() && is_date(found.text()) ? scalar(found) : std::nullopt;
    case LookupField::Type::text:
      return found.is_text() || found.is_number() ? text_of(found) : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

std::string lookup_url(const Lookup& lookup, const Step& step, const Variables& variables) {
  std::string out;
  const std::string_view url = lookup.url;
  for (std::size_t at = 0; at < url.size();) {
    const std::size_t close = url[at] == '{' ? url.find('}', at) : std::string_view::npos;
    if (close == std::string_view::npos) {
      out += url[at++];
      continue;
    }
    append_component(out, argument(step, url.substr(at + 1, close - at - 1), variables));
    at = close + 1;
  }
  // An empty part of the path stays one.
  if (leaves_site(out, url)) out.insert(0, "/.");
  return out;
}

std::string lookup_body(const Lookup& lookup, const Step& step, const Variables& variables) {
  if (lookup.method == "GET" || lookup.url.empty()) return "";
  json::Writer out;
  bool any = false;
  out.begin_object();
  for (const auto& [name, text] : step.arguments) {
    if (lookup.url.find("{" + name + "}") != std::string::npos) continue;
    out.member(name, expand_values(text, variables));
    any = true;
  }
  out.end_object();
  return any ? std::move(out).take() : "";
}

LookupAnswer read_lookup(const Lookup& lookup, std::int32_t status, std::string_view body) {
  constexpr std::int32_t kNotFound = 404;
  if (status == kNotFound) return {LookupWay::not_found, {}, {}};
  // What a server of the shop has refused (4xx) has not been done; of all else nobody knows.
  const bool is_refused = status >= 400 && status <= 499;
  const LookupWay failed = lookup.is_action && !is_refused ? LookupWay::unknown : LookupWay::failed;
  if (status < 200 || status > 299 || body.size() > kMaxLookupBody) return {failed, {}, {}};
  LookupAnswer answer{LookupWay::found, {}, {}};
  if (body.empty() && wants_nothing(lookup)) return answer;  // 204 after an action
  const json::Document document = json::read(body);
  const json::Value root = document.root();
  if (document.error() || !(root.is_object() || root.is_array())) return {failed, {}, {}};
  auto fields = fields_of(root, lookup.fields, answer.wrong);
  if (!fields) return {failed, {}, std::move(answer.wrong)};
  answer.fields = std::move(*fields);
  return answer;
}

}  // namespace waypost::session
