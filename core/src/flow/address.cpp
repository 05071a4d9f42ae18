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

// What is appended would belong to the name of the server.
bool ends_in_server(std::string_view address) {
  const std::size_t at = address.find_first_of("/?#");
  return at != address.npos && address.substr(at).starts_with("//") &&
         address.find_first_of("/?#", at + 2) == address.npos;
}

}  // namespace

bool leaves_site(std::string_view address, std::string_view written) {
  return address.starts_with("//") && written.starts_with("/") && !written.starts_with("//");
}

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
    if (ends_in_server(out)) return "";
    if (!out.empty()) {
      append_component(out, text);
    } else if (is_address(text)) {
      out = text;
    } else {
      return "";
    }
  }
  return leaves_site(out, address.pieces.empty() ? "" : address.pieces.front().text) ? "" : out;
}

}  // namespace waypost
