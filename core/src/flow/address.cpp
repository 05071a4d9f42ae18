// Values in addresses.
#include "flow/address.h"

#include "flow/template.h"
#include "flow/value.h"

namespace waypost {
namespace {

bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '.' || c == '_' || c == '~';
}

// "." and ".." would make another path of it, also as %2E: encoded twice they are a name like any
// other.
bool is_path_move(std::string_view text) { return text == "." || text == ".."; }

bool is_address(std::string_view text) {
  return text.starts_with("https://") || text.starts_with("http://") ||
         (text.starts_with("/") && !text.starts_with("//"));
}

}  // namespace

void append_component(std::string& out, std::string_view text) {
  constexpr char kHex[] = "0123456789ABCDEF";
  if (is_path_move(text)) {
    for (std::size_t i = 0; i < text.size(); ++i) out += "%252E";
    return;
  }
  for (char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_unreserved(c)) {
      out += c;
    } else {
      out += '%';
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    }
  }
}

std::string expand_address(const Template& address, const Variables& variables) {
  std::string out;
  for (const Template::Piece* each : shown(address, variables)) {
    const Template::Piece& piece = *each;
    if (piece.path.empty()) {
      out += piece.text;
      continue;
    }
    const Value* value = find_value(variables, piece.path);
    const std::string text = value == nullptr ? "" : value_text(*value);
    if (!out.empty()) {
      append_component(out, text);
    } else if (is_address(text)) {
      out = text;
    } else {
      return "";
    }
  }
  return out;
}

}  // namespace waypost
