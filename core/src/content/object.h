// Objects of a knowledge file read by tables: which keys there are, of which kind, how much they
// matter.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "content/report.h"
#include "content/rules.h"
#include "json/reader.h"

namespace waypost::content {

/// What a faulty or missing value costs.
enum class Need : std::uint8_t {
  optional,  ///< may be missing; a fault costs the value
  vital,     ///< may be missing; a fault breaks the object
  required,  ///< missing or faulty breaks the object
};

struct Key {
  std::string_view name;
  Kind kind = Kind::any;
  Need need = Need::optional;
};

/// The usable values of one object, by key.
class Object {
 public:
  /// Nothing when the key is missing or its value has a fault.
  json::Value operator[](std::string_view key) const;

 private:
  friend Object read_object(Report& report, json::Value object, std::span<const Key> keys);
  std::span<const Key> keys_;
  std::vector<json::Value> values_;
};

/// `$comment` and keys that start with `x-`.
bool is_nobodys(std::string_view key);

/// Checks an object against its table and reports everything: wrong types, missing and unknown keys
/// (with the nearest known one), faulty values. `$comment` and keys that start with `x-` are
/// nobody's business.
Object read_object(Report& report, json::Value object, std::span<const Key> keys);

/// The usable entries of a list of texts; reports the others. `key` names the list.
std::vector<json::Value> read_texts(Report& report, json::Value list, std::string_view key,
                                    Kind kind);

}  // namespace waypost::content
