#include "record_text.h"

#include "json/reader.h"
#include "json/writer.h"

namespace waypost::cli {
namespace {

// A value on one line. Records are a few levels deep.
std::string on_one_line(json::Value value) {
  if (value.is_number()) return std::string(value.literal());
  if (value.is_boolean()) return value.boolean() ? "true" : "false";
  std::string out;
  if (value.is_text()) {
    json::append_quoted(out, value.text());
    return out;
  }
  if (value.is_array()) {
    for (const json::Value item : value.items())
      out += (out.empty() ? "" : ", ") + on_one_line(item);
    return "[" + out + "]";
  }
  for (const json::Member member : value.members())
    out += (out.empty() ? "" : ", ") + std::string(member.key.text()) + ": " +
           on_one_line(member.value);
  return value.is_null() ? "null" : "{" + out + "}";
}

}  // namespace

std::string record_text(std::string_view record) {
  const json::Document document = json::read(record);
  std::string out = "  [handed over]\n";
  for (const json::Member member : document.root().members()) {
    out += "  | " + std::string(member.key.text()) + ":";
    if (!member.value.is_array()) {
      out += " " + on_one_line(member.value) + "\n";
      continue;
    }
    out += "\n";
    for (const json::Value item : member.value.items()) out += "  |   " + on_one_line(item) + "\n";
  }
  return out;
}

}  // namespace waypost::cli
