// Eight bytes at a time: snapshots are mostly text that stands as it is.
#include "json/plain.h"

#include <cstdint>
#include <cstring>

namespace waypost::json {
namespace {

constexpr std::uint64_t kOnes = 0x0101010101010101;
constexpr std::uint64_t kHighBits = kOnes * 0x80;

// Whether one of eight bytes is below `limit` (at most 0x80).
constexpr bool any_below(std::uint64_t bytes, std::uint64_t limit) {
  return ((bytes - kOnes * limit) & ~bytes & kHighBits) != 0;
}

constexpr bool any_is(std::uint64_t bytes, char c) {
  return any_below(bytes ^ kOnes * static_cast<unsigned char>(c), 1);
}

struct Escaped {
  static bool any(std::uint64_t bytes) {
    return any_below(bytes, 0x20) || any_is(bytes, '"') || any_is(bytes, '\\');
  }
  static bool is(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }
};

struct BeyondAscii {
  static bool any(std::uint64_t bytes) { return (bytes & kHighBits) != 0; }
  static bool is(char c) { return static_cast<unsigned char>(c) >= 0x80; }
};

template <typename Wanted>
std::size_t find(std::string_view text, std::size_t at) {
  std::uint64_t bytes = 0;
  for (; text.size() - at >= sizeof bytes; at += sizeof bytes) {
    std::memcpy(&bytes, text.data() + at, sizeof bytes);
    if (Wanted::any(bytes)) break;
  }
  while (at < text.size() && !Wanted::is(text[at])) ++at;
  return at;
}

}  // namespace

std::size_t find_escaped(std::string_view text, std::size_t at) { return find<Escaped>(text, at); }

std::size_t find_beyond_ascii(std::string_view text, std::size_t at) {
  return find<BeyondAscii>(text, at);
}

}  // namespace waypost::json
