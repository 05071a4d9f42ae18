// Reading known keys of a JSON object into fields.
#include "wire/object_reader.h"

#include <limits>

namespace waypost::wire {

std::string pointer_into(std::string_view pointer, std::string_view key) {
  std::string out(pointer);
  out += '/';
  for (char c : key) {
    if (c == '~')
      out += "~0";
    else if (c == '/')
      out += "~1";
    else
      out += c;
  }
  return out;
}

ObjectReader::ObjectReader(json::Value object, std::string pointer, Fault& fault)
    : object_(object), pointer_(std::move(pointer)), fault_(fault) {
  if (!object.is_object()) fault.set(pointer_);
}

json::Value ObjectReader::find(std::string_view key) const {
  const json::Value value = object_.find(key);
  return value.is_null() ? json::Value() : value;
}

std::string ObjectReader::pointer_to(std::string_view key) const {
  return pointer_into(pointer_, key);
}

void ObjectReader::text(std::string_view key, std::string& out) {
  const json::Value value = find(key);
  if (!value) return;
  if (!value.is_text()) return fail(key);
  out = value.text();
}

void ObjectReader::flag(std::string_view key, bool& out) {
  const json::Value value = find(key);
  if (!value) return;
  if (!value.is_boolean()) return fail(key);
  out = value.boolean();
}

bool ObjectReader::integer(std::string_view key, std::int64_t low, std::int64_t high,
                           std::int64_t& out) {
  const json::Value value = find(key);
  if (!value) return false;
  const auto number = value.integer();
  if (!number || *number < low || *number > high) {
    fail(key);
    return false;
  }
  out = *number;
  return true;
}

void ObjectReader::u32(std::string_view key, std::uint32_t& out) {
  std::int64_t number = 0;
  if (integer(key, 0, std::numeric_limits<std::uint32_t>::max(), number))
    out = static_cast<std::uint32_t>(number);
}

void ObjectReader::u64(std::string_view key, std::uint64_t& out) {
  std::int64_t number = 0;
  if (integer(key, 0, std::numeric_limits<std::int64_t>::max(), number))
    out = static_cast<std::uint64_t>(number);
}

void ObjectReader::i32(std::string_view key, std::int32_t& out) {
  std::int64_t number = 0;
  constexpr auto kLow = std::numeric_limits<std::int32_t>::min();
  if (integer(key, kLow, std::numeric_limits<std::int32_t>::max(), number))
    out = static_cast<std::int32_t>(number);
}

void ObjectReader::i64(std::string_view key, std::int64_t& out) {
  integer(key, std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max(),
          out);
}

void ObjectReader::texts(std::string_view key, std::vector<std::string>& out) {
  const json::Value value = find(key);
  if (!value) return;
  if (!value.is_array()) return fail(key);
  for (json::Value item : value.items()) {
    if (item.is_text())
      out.emplace_back(item.text());
    else
      fail(key);
  }
}

void ObjectReader::text_map(std::string_view key, std::map<std::string, std::string>& out) {
  const json::Value value = find(key);
  if (!value) return;
  if (!value.is_object()) return fail(key);
  for (const json::Member member : value.members()) {
    if (member.value.is_text())
      out.emplace(member.key.text(), member.value.text());
    else
      fault_.set(pointer_into(pointer_to(key), member.key.text()));
  }
}

void ObjectReader::object(std::string_view key, ReadObject read) {
  const json::Value value = find(key);
  if (!value) return;
  ObjectReader reader(value, pointer_to(key), fault_);
  read(reader);
}

void ObjectReader::objects(std::string_view key, ReadObject read) {
  const json::Value value = find(key);
  if (!value) return;
  if (!value.is_array()) return fail(key);
  std::size_t index = 0;
  for (json::Value item : value.items()) {
    ObjectReader reader(item, pointer_into(pointer_to(key), std::to_string(index++)), fault_);
    read(reader);
  }
}

}  // namespace waypost::wire
