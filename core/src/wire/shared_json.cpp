// Pieces that several wire forms share.
#include "wire/shared_json.h"

#include <utility>

#include "flow/value.h"

namespace waypost::wire {

Target read_target(ObjectReader& reader) {
  Target target;
  reader.name("kind", target.kind, true);
  reader.text("id", target.id);
  return target;
}

Target read_target(ObjectReader& reader, std::string_view key) {
  Target target;
  reader.object(key, [&](ObjectReader& item) { target = read_target(item); });
  return target;
}

void write_target(json::Writer& out, const Target& target) {
  out.begin_object().member("kind", name_of(target.kind)).member("id", target.id).end_object();
}

void write_text_map(json::Writer& out, std::string_view key,
                    const std::map<std::string, std::string>& map) {
  if (map.empty()) return;
  out.key(key).begin_object();
  for (const auto& [name, text] : map) out.member(name, text);
  out.end_object();
}

void write_texts(json::Writer& out, std::string_view key, const std::vector<std::string>& texts) {
  if (texts.empty()) return;
  out.key(key).begin_array();
  for (const std::string& text : texts) out.text(text);
  out.end_array();
}

std::vector<Part> read_parts(ObjectReader& reader, std::string_view key) {
  std::vector<Part> parts;
  reader.objects(key, [&](ObjectReader& item) {
    Part part;
    part.is_value = item.has("value");
    item.text(part.is_value ? "value" : "text", part.text);
    item.name("as", part.kind, false);
    parts.push_back(std::move(part));
  });
  return parts;
}

void write_parts(json::Writer& out, std::string_view key, const std::vector<Part>& parts) {
  if (parts.empty()) return;
  out.key(key).begin_array();
  for (const Part& part : parts) {
    out.begin_object().member(part.is_value ? "value" : "text", part.text);
    if (part.kind != Part::Kind::text) out.member("as", name_of(part.kind));
    out.end_object();
  }
  out.end_array();
}

// Recursion is bounded: the reader refuses more than kMaxDepth levels.
Value read_value(json::Value value) {
  switch (value.type()) {
    case json::Type::boolean:
      return value.boolean();
    case json::Type::text:
      return std::string(value.text());
    case json::Type::number: {
      const auto number = parse_number(value.literal());
      return number ? Value{*number} : Value{Missing{}};
    }
    case json::Type::array: {
      List list;
      for (json::Value item : value.items()) list.push_back(read_value(item));
      return list;
    }
    case json::Type::object: {
      Fields fields;
      for (const json::Member member : value.members()) {
        fields.emplace(member.key.text(), read_value(member.value));
      }
      return fields;
    }
    default:
      return Missing{};
  }
}

// Recursion is bounded: sessions keep no value deeper than a few levels.
void write_value(json::Writer& out, const Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) {
    out.text(*text);
  } else if (const auto* truth = std::get_if<bool>(&value)) {
    out.boolean(*truth);
  } else if (const auto* number = std::get_if<Number>(&value)) {
    out.raw(number_text(*number));
  } else if (const auto* list = std::get_if<List>(&value)) {
    out.begin_array();
    for (const Value& item : *list) write_value(out, item);
    out.end_array();
  } else if (const auto* fields = std::get_if<Fields>(&value)) {
    out.begin_object();
    for (const auto& [name, item] : *fields) write_value(out.key(name), item);
    out.end_object();
  } else {
    out.null();
  }
}

std::string error_json(std::string_view code, std::string_view detail) {
  json::Writer out;
  out.begin_object().key("error").begin_object().member("code", code).member_if("detail", detail);
  out.end_object().end_object();
  return std::move(out).take();
}

}  // namespace waypost::wire
