// The hash of what a session depends on.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace waypost::content {

/// 64-bit FNV-1a over texts, each ended by a byte that no UTF-8 text has, so that borders count.
class Hash {
 public:
  void add(std::string_view text) {
    for (const char c : text) mix(static_cast<unsigned char>(c));
    mix(0xff);
  }
  void add(std::uint64_t number) { add(std::to_string(number)); }

  /// 16 hex digits.
  std::string hex() const {
    constexpr char kHex[] = "0123456789abcdef";
    std::string out;
    for (int shift = 60; shift >= 0; shift -= 4) out += kHex[(state_ >> shift) & 15];
    return out;
  }

 private:
  void mix(unsigned char byte) { state_ = (state_ ^ byte) * 1099511628211ull; }
  std::uint64_t state_ = 14695981039346656037ull;
};

}  // namespace waypost::content
