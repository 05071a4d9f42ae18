// UTF-8 in and out. Reading never fails: ill-formed bytes become U+FFFD, one for each maximal
// subpart, as the WHATWG decoder does it, so that a browser and the core count the same characters.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace waypost::text {

inline constexpr char32_t kReplacement = 0xfffd;

/// One character and how many bytes it took (at least 1).
struct Decoded {
  char32_t code = 0;
  std::uint32_t length = 1;
};

/// The character that starts at byte `at`, which must lie inside `bytes`.
Decoded decode(std::string_view bytes, std::size_t at);

/// Appends one character. Surrogates and values beyond Unicode are written as U+FFFD.
void append(std::string& out, char32_t code);

/// The whole text as characters.
std::u32string decode_all(std::string_view bytes);

/// Every ill-formed piece replaced by U+FFFD; well-formed text comes back unchanged.
std::string well_formed(std::string_view bytes);

/// Offsets of one text in UTF-16 code units, for spans that go to JavaScript.
class Utf16Offsets {
 public:
  explicit Utf16Offsets(std::string_view bytes);
  /// UTF-16 offset of the byte offset `byte`; an offset inside a character counts as its start, one
  /// past the end as the end.
  std::uint32_t at(std::uint32_t byte) const;

 private:
  std::vector<std::uint32_t> units_;  // by byte; one more for the end
};

}  // namespace waypost::text
