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

}  // namespace waypost::cli
