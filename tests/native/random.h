// Seeded random input for property tests: the same on every platform and in every run.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <vector>

#include "text/utf8.h"

namespace waypost::test {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed * 2 + 1) {}

  /// 0 .. end - 1; `end` at least 1.
  std::uint32_t below(std::uint32_t end) {
    state_ = state_ * 6364136223846793005ull + 1442695040888963407ull;
    return static_cast<std::uint32_t>(state_ >> 33) % end;
  }

  /// At most `most` bytes of any value.
  std::string bytes(std::uint32_t most) {
    std::string out(below(most + 1), '\0');
    for (char& byte : out) byte = static_cast<char>(below(256));
    return out;
  }

  /// At most `most` characters: letters of many scripts, marks, joints, invisible ones, pictures.
  std::string unicode(std::uint32_t most) {
    static constexpr char32_t kStarts[] = {0x20,   0x41,   0xc0,   0x180,  0x2b0,  0x300,  0x370,
                                           0x400,  0x5d0,  0x600,  0x900,  0xe00,  0x1e00, 0x2000,
                                           0x3040, 0x4e00, 0xac00, 0xff00, 0x1f600};
    std::string out;
    for (std::uint32_t left = below(most + 1); left > 0; --left) {
      const char32_t start = kStarts[below(std::size(kStarts))];
      text::append(out, start + below(96));
    }
    return out;
  }

  /// A made-up word of two to four syllables, from a stock of about a thousand.
  std::string word() {
    static constexpr const char* kSyllables[] = {"re", "tur", "ship", "o",   "der",
                                                 "pa", "cel", "mo",   "ney", "ba"};
    std::string out;
    for (std::uint32_t left = 2 + below(2); left > 0; --left)
      out += kSyllables[below(std::size(kSyllables))];
    return out;
  }

  /// Made-up words with spaces between them.
  std::string sentence(std::uint32_t words) {
    std::string out;
    for (; words > 0; --words) out += (out.empty() ? "" : " ") + word();
    return out;
  }

 private:
  std::uint64_t state_;
};

}  // namespace waypost::test
