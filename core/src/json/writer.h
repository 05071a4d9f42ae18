// Streaming JSON writer: one compact line of UTF-8, keys in the order they are given. No floats.
//
//   json::Writer out;
//   out.begin_object().key("id").text("track").key("options").begin_array();
//   out.end_array().end_object();
//   std::move(out).take();   // {"id":"track","options":[]}
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace waypost::json {

/// Appends `text` as a JSON string with its quotes. Escapes `"`, `\` and control characters; other
/// bytes pass as they are, so well-formed UTF-8 stays well-formed.
void append_quoted(std::string& out, std::string_view text);

class Writer {
 public:
  Writer() = default;
  /// `expected`: about how many bytes there will be, where that is known to be many.
  explicit Writer(std::size_t expected) { out_.reserve(expected); }

  Writer& begin_object() { return open('{'); }
  Writer& end_object() { return close('}'); }
  Writer& begin_array() { return open('['); }
  Writer& end_array() { return close(']'); }
  Writer& key(std::string_view name);
  Writer& text(std::string_view value);
  Writer& integer(std::int64_t value);
  Writer& boolean(bool value) { return raw(value ? "true" : "false"); }
  Writer& null() { return raw("null"); }
  /// A value that is JSON text already: a number as it was written, a subtree that was written
  /// before.
  Writer& raw(std::string_view json);

  /// Shorthands for members; the `_if` forms leave default values out ("", 0, false).
  Writer& member(std::string_view name, std::string_view value) { return key(name).text(value); }
  Writer& member_if(std::string_view name, std::string_view value);
  Writer& number(std::string_view name, std::int64_t value) { return key(name).integer(value); }
  Writer& number_if(std::string_view name, std::int64_t value);
  Writer& flag_if(std::string_view name, bool value);

  const std::string& text_so_far() const { return out_; }
  std::string take() && { return std::move(out_); }

 private:
  Writer& open(char bracket);
  Writer& close(char bracket);
  void separate();

  std::string out_;
  bool needs_comma_ = false;  // a value has been written in the container that is open
};

}  // namespace waypost::json
