#include "printable.h"

#include "text/utf8.h"

namespace waypost::cli {
namespace {

bool steers(char32_t c) {
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 ||
         (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

}  // namespace

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const text::Decoded c = text::decode(text, at);
    text::append(out, steers(c.code) ? U' ' : c.code);
    at += c.length;
  }
  return out;
}

std::string listed(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') {
      out += ", ";
    } else {
      out += c;
    }
  }
  return printable(out);
}

std::string harmless(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool c1 =
        byte == 0xc2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xa0;
    const bool control = (byte < 0x20 && byte != '\n') || byte == 0x7f || c1;
    out += control ? '?' : text[i];
    if (c1) ++i;
  }
  return out;
}

}  // namespace waypost::cli
