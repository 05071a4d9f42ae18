// UTF-8 in and out.
#include "text/utf8.h"

#include <algorithm>

namespace waypost::text {
namespace {

std::uint8_t byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint8_t>(bytes[at]);
}

// What a lead byte promises: how many bytes follow, its own bits, and the range of the second byte,
// which is where overlong forms, surrogates and values beyond Unicode are told apart.
struct Lead {
  std::uint32_t following = 0;
  char32_t bits = 0;
  std::uint8_t low = 0x80, high = 0xbf;
};

Lead lead_of(std::uint8_t byte) {
  if (byte >= 0xc2 && byte <= 0xdf) return {1, byte & 0x1fu, 0x80, 0xbf};
  if (byte == 0xe0) return {2, 0, 0xa0, 0xbf};
  if (byte == 0xed) return {2, 0xd, 0x80, 0x9f};
  if (byte >= 0xe1 && byte <= 0xef) return {2, byte & 0xfu, 0x80, 0xbf};
  if (byte == 0xf0) return {3, 0, 0x90, 0xbf};
  if (byte == 0xf4) return {3, 4, 0x80, 0x8f};
  if (byte >= 0xf1 && byte <= 0xf3) return {3, byte & 0x7u, 0x80, 0xbf};
  return {};
}

}  // namespace

Decoded decode(std::string_view bytes, std::size_t at) {
  const std::uint8_t first = byte_at(bytes, at);
  if (first < 0x80) return {first, 1};
  Lead lead = lead_of(first);
  if (lead.following == 0) return {kReplacement, 1};
  char32_t code = lead.bits;
  for (std::uint32_t i = 1; i <= lead.following; ++i) {
    if (at + i >= bytes.size()) return {kReplacement, i};
    const std::uint8_t next = byte_at(bytes, at + i);
    if (next < lead.low || next > lead.high) return {kReplacement, i};
    code = code << 6 | (next & 0x3fu);
    lead.low = 0x80;
    lead.high = 0xbf;
  }
  return {code, lead.following + 1};
}

void append(std::string& out, char32_t code) {
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) code = kReplacement;
  const auto put = [&out](char32_t value) { out.push_back(static_cast<char>(value)); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xc0 | code >> 6);
    put(0x80 | (code & 0x3f));
  } else if (code < 0x10000) {
    put(0xe0 | code >> 12);
    put(0x80 | (code >> 6 & 0x3f));
    put(0x80 | (code & 0x3f));
  } else {
    put(0xf0 | code >> 18);
    put(0x80 | (code >> 12 & 0x3f));
    put(0x80 | (code >> 6 & 0x3f));
    put(0x80 | (code & 0x3f));
  }
}

std::u32string decode_all(std::string_view bytes) {
  std::u32string out;
  out.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const Decoded next = decode(bytes, at);
    out.push_back(next.code);
    at += next.length;
  }
  return out;
}

std::string well_formed(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const Decoded next = decode(bytes, at);
    append(out, next.code);
    at += next.length;
  }
  return out;
}

Utf16Offsets::Utf16Offsets(std::string_view bytes) {
  units_.reserve(bytes.size() + 1);
  std::uint32_t units = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const Decoded next = decode(bytes, at);
    units_.insert(units_.end(), next.length, units);
    units += next.code >= 0x10000 ? 2 : 1;
    at += next.length;
  }
  units_.push_back(units);
}

std::uint32_t Utf16Offsets::at(std::uint32_t byte) const {
  return units_[std::min<std::size_t>(byte, units_.size() - 1)];
}

}  // namespace waypost::text
