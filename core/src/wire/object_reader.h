// Reading known keys of a JSON object into fields, remembering the first fault and where it was.
// Unknown keys are ignored; absent keys and null leave the default, and so does what is faulty.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "json/reader.h"
#include "wire/names.h"

namespace waypost::wire {

/// The first fault of a reading, shared by the readers of nested objects.
struct Fault {
  bool any = false;
  std::string pointer;
  void set(std::string where) {
    if (!any) pointer = std::move(where);
    any = true;
  }
};

class ObjectReader;

/// What is called for a nested object: any callable, looked at only during the call. Far smaller
/// than a std::function for each.
class ReadObject {
 public:
  template <typename Callable>
  ReadObject(const Callable& callable)
      : callable_(&callable), call_([](const void* it, ObjectReader& reader) {
          (*static_cast<const Callable*>(it))(reader);
        }) {}
  void operator()(ObjectReader& reader) const { call_(callable_, reader); }

 private:
  const void* callable_;
  void (*call_)(const void*, ObjectReader&);
};

class ObjectReader {
 public:
  /// A value that is there but no object is a fault.
  ObjectReader(json::Value object, std::string pointer, Fault& fault);

  void text(std::string_view key, std::string& out);
  void flag(std::string_view key, bool& out);
  void u32(std::string_view key, std::uint32_t& out);
  void u64(std::string_view key, std::uint64_t& out);
  void i32(std::string_view key, std::int32_t& out);
  void i64(std::string_view key, std::int64_t& out);
  void texts(std::string_view key, std::vector<std::string>& out);
  void text_map(std::string_view key, std::map<std::string, std::string>& out);

  /// A required name is a fault when absent.
  template <typename Enum>
  void name(std::string_view key, Enum& out, bool required = false) {
    const json::Value value = find(key);
    if (!value && !required) return;
    const auto found = from_name<Enum>(value.text());
    if (!value.is_text() || !found) return fail(key);
    out = *found;
  }

  /// Calls `read` with a reader of the nested object, when there is one.
  void object(std::string_view key, ReadObject read);
  /// Calls `read` with a reader of every object in the array.
  void objects(std::string_view key, ReadObject read);

  bool has(std::string_view key) const { return static_cast<bool>(find(key)); }
  json::Value find(std::string_view key) const;
  std::string pointer_to(std::string_view key) const;
  void fail(std::string_view key) { fault_.set(pointer_to(key)); }
  Fault& fault() { return fault_; }

 private:
  bool integer(std::string_view key, std::int64_t low, std::int64_t high, std::int64_t& out);

  json::Value object_;
  std::string pointer_;
  Fault& fault_;
};

/// `pointer` with one more part (RFC 6901).
std::string pointer_into(std::string_view pointer, std::string_view key);

}  // namespace waypost::wire
