#include "json/writer.h"

#include "json/plain.h"

namespace waypost::json {

void append_quoted(std::string& out, std::string_view text) {
  constexpr char kHex[] = "0123456789abcdef";
  out += '"';
  for (std::size_t at = 0;;) {
    const std::size_t end = find_escaped(text, at);
    out.append(text, at, end - at);
    if (end == text.size()) break;
    const char c = text[end];
    const auto byte = static_cast<unsigned char>(c);
    at = end + 1;
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else if (c == '\r') {
      out += "\\r";
    } else if (c == '\b') {
      out += "\\b";
    } else if (c == '\f') {
      out += "\\f";
    } else {
      out += "\\u00";
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    }
  }
  out += '"';
}

void Writer::separate() {
  if (needs_comma_) out_ += ',';
  needs_comma_ = true;
}

Writer& Writer::open(char bracket) {
  separate();
  out_ += bracket;
  needs_comma_ = false;
  return *this;
}

Writer& Writer::close(char bracket) {
  out_ += bracket;
  needs_comma_ = true;
  return *this;
}

Writer& Writer::key(std::string_view name) {
  separate();
  append_quoted(out_, name);
  out_ += ':';
  needs_comma_ = false;
  return *this;
}

Writer& Writer::text(std::string_view value) {
  separate();
  append_quoted(out_, value);
  return *this;
}

Writer& Writer::integer(std::int64_t value) { return raw(std::to_string(value)); }

Writer& Writer::raw(std::string_view json) {
  separate();
  out_ += json;
  return *this;
}

Writer& Writer::member_if(std::string_view name, std::string_view value) {
  return value.empty() ? *this : member(name, value);
}

Writer& Writer::number_if(std::string_view name, std::int64_t value) {
  return value == 0 ? *this : number(name, value);
}

Writer& Writer::flag_if(std::string_view name, bool value) {
  return value ? key(name).boolean(true) : *this;
}

}  // namespace waypost::json
