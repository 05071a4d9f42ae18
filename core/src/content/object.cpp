#include "content/object.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace waypost::content {
namespace {

void report_unknown(Report& report, json::Value key, std::span<const Key> keys) {
  std::vector<std::string_view> names;
  for (const Key& known : keys) names.push_back(known.name);
  const std::string found(key.text());
  report.warns(Code::unknown_key, key, {found, report.nearest(found, names)});
}

}  // namespace

json::Value Object::operator[](std::string_view key) const {
  for (std::size_t i = 0; i < values_.size(); ++i) {
    if (keys_[i].name == key) return values_[i];
  }
  return {};
}

bool is_nobodys(std::string_view key) { return key == "$comment" || key.starts_with("x-"); }

Object read_object(Report& report, json::Value object, std::span<const Key> keys) {
  Object fields;
  fields.keys_ = keys;
  fields.values_.resize(keys.size());
  if (std::optional<Fault> fault = fault_of(Kind::object, "", object)) {
    report.breaks(*fault, object);
    return fields;
  }
  std::vector<std::uint8_t> seen(keys.size());
  for (const json::Member member : object.members()) {
    const auto key = std::find_if(keys.begin(), keys.end(),
                                  [&](const Key& k) { return k.name == member.key.text(); });
    if (key == keys.end()) {
      if (!is_nobodys(member.key.text())) report_unknown(report, member.key, keys);
      continue;
    }
    const auto index = static_cast<std::size_t>(key - keys.begin());
    seen[index] = true;
    std::optional<Fault> fault = fault_of(key->kind, key->name, member.value);
    if (!fault) {
      fields.values_[index] = member.value;
    } else if (key->need == Need::optional) {
      report.drops(*fault, member.value);
    } else {
      report.breaks(*fault, member.value);
    }
  }
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (seen[i] || keys[i].need != Need::required) continue;
    report.breaks(Code::missing_key, object, {keys[i].name});
  }
  return fields;
}

std::vector<json::Value> read_texts(Report& report, json::Value list, std::string_view key,
                                    Kind kind) {
  std::vector<json::Value> texts;
  for (const json::Value item : list.items()) {
    if (std::optional<Fault> fault = fault_of(kind, key, item)) {
      report.drops(*fault, item);
    } else {
      texts.push_back(item);
    }
  }
  return texts;
}

}  // namespace waypost::content
