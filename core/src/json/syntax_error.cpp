#include "json/syntax_error.h"

#include <algorithm>
#include <cstddef>

namespace waypost::json {
namespace {

constexpr std::size_t kMaxFoundBytes = 24;

bool contains(std::string_view text, std::string_view piece) {
  return text.find(piece) != text.npos;
}

// The parser's word for what may stand here, made exact: it names one token where two are possible.
struct Wording {
  std::string_view theirs, ours;
};
constexpr Wording kExpected[] = {
    {"string literal", "a key in quotes"},
    {"':'", "':'"},
    {"'[', '{', or a literal", "a value"},
    {"']'", "',' or ']'"},
    {"'}'", "',' or '}'"},
    {"end of input", "end of file"},
};

// Faults inside a token. `at_token`: the fault is the whole token, not the last byte read.
struct TokenFault {
  std::string_view theirs, ours;
  bool at_token;
};
constexpr TokenFault kTokenFaults[] = {
    {"missing closing quote", "closing quote", true},
    {"4 hex digits", "4 hex digits after \\u", false},
    {"surrogate", "a pair of surrogates", true},
    {"after backslash", "one of \"\\/bfnrtu after the backslash", false},
    {"control character", "an escape such as \\n or \\t", false},
    {"ill-formed UTF-8", "UTF-8", false},
    {"expected digit", "a digit", false},
    {"number overflow", "a smaller number", true},
};

std::string control_name(char c) {
  constexpr char kHex[] = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  return std::string("U+00") + kHex[byte >> 4] + kHex[byte & 15];
}

// A short piece of the source to show: the token, cut on a character border.
std::string excerpt(std::string_view source, std::uint32_t begin) {
  if (begin >= source.size()) return "end of file";
  if (static_cast<unsigned char>(source[begin]) < 0x20) return control_name(source[begin]);
  std::string_view rest = source.substr(begin);
  std::size_t size = 1;
  if (rest[0] == '"') {
    size = std::min(rest.find('"', 1), rest.size() - 1) + 1;
  } else {
    const std::size_t end = rest.find_first_of(" \t\r\n,:[]{}\"");
    size = std::max<std::size_t>(1, std::min(end, rest.size()));
  }
  if (size > kMaxFoundBytes) size = kMaxFoundBytes;
  while (size < rest.size() && (static_cast<unsigned char>(rest[size]) & 0xC0) == 0x80) ++size;
  return std::string(rest.substr(0, size));
}

}  // namespace

ReadError syntax_error(std::string_view source, std::uint32_t token_begin, std::uint32_t taken,
                       std::string_view message) {
  for (const TokenFault& fault : kTokenFaults) {
    if (!contains(message, fault.theirs)) continue;
    const std::uint32_t at = fault.at_token || taken == 0 ? token_begin : taken - 1;
    return {Code::syntax, at, {excerpt(source, at), std::string(fault.ours)}};
  }
  std::string_view expected = "a value";
  const std::size_t word = message.rfind("expected ");
  for (const Wording& wording : kExpected) {
    if (word != message.npos && message.substr(word + 9) == wording.theirs) expected = wording.ours;
  }
  return {Code::syntax, token_begin, {excerpt(source, token_begin), std::string(expected)}};
}

}  // namespace waypost::json
