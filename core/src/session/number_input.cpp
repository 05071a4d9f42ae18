// Numbers as people type them.
#include "session/number_input.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "flow/value.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace waypost::session {
namespace {

constexpr std::size_t kGroup = 3;  // digits between two group separators

// Languages that write 1.234,5 or 1 234,5 (Unicode CLDR); all others write 1,234.5.
constexpr std::array<std::string_view, 48> kDecimalComma = {
    "af", "az", "be", "bg", "bs", "ca", "cs", "da", "de", "el", "es", "et", "eu", "fi", "fo", "fr",
    "gl", "hr", "hu", "hy", "id", "is", "it", "ka", "kk", "ky", "lb", "lt", "lv", "mk", "nb", "nl",
    "nn", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "tr", "uk", "uz", "vi", "tk",
};
// Regions that do not write as their language does.
constexpr std::array<std::string_view, 6> kDecimalPoint = {
    "de-ch", "de-li", "it-ch", "es-mx", "es-us", "es-pr",
};

template <typename List, typename One>
bool has(const List& list, One one) {
  return std::find(list.begin(), list.end(), one) != list.end();
}

char decimal_mark(std::string_view locale) {
  std::string tag;
  for (const char c : locale) tag += text::to_lower(c);
  const std::string_view language = std::string_view(tag).substr(0, tag.find('-'));
  return has(kDecimalComma, language) && !has(kDecimalPoint, std::string_view(tag)) ? ',' : '.';
}

// Digits of scripts that people type numbers in: Arabic, Persian, Devanagari, full width. Anything
// else that looks like one (a half, a superscript) is none.
char32_t digit_of(char32_t code) {
  for (const char32_t zero : {U'\u0660', U'\u06f0', U'\u0966', U'\uff10'}) {
    if (code >= zero && code < zero + 10) return U'0' + (code - zero);
  }
  return code == U'\u2212' ? U'-' : code;
}

// Spaces of every kind, apostrophes and underscores only group.
std::string without_spaces(std::string_view typed) {
  constexpr std::u32string_view kSpaces = U" \t_'\u00a0\u2009\u202f\u2019";
  std::string out;
  for (std::size_t at = 0; at < typed.size();) {
    const text::Decoded decoded = text::decode(typed, at);
    at += decoded.length;
    if (!has(kSpaces, decoded.code)) text::append(out, digit_of(decoded.code));
  }
  return out;
}

// How many digits stand from `at` on.
std::size_t digits_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && text::is_digit(text[end])) ++end;
  return end - at;
}

// `12.345.678`: one to three digits, then groups of three.
bool is_grouped(std::string_view whole, char mark) {
  std::size_t at = digits_at(whole, 0);
  if (at == 0 || at > kGroup || whole.front() == '0') return false;
  while (at < whole.size()) {
    if (whole[at] != mark || digits_at(whole, at + 1) != kGroup) return false;
    at += 1 + kGroup;
  }
  return true;
}

std::size_t count(std::string_view text, char c) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), c));
}

// Which of the two marks is the decimal one in this number; 0 when there is none.
char find_decimal(std::string_view text, char by_language) {
  const std::size_t points = count(text, '.');
  const std::size_t commas = count(text, ',');
  if (points > 0 && commas > 0) return text[text.find_last_of(".,")];
  if (points + commas != 1) return 0;
  const std::size_t at = text.find_first_of(".,");
  const bool may_group = at + 1 + kGroup == text.size() && is_grouped(text, text[at]);
  return may_group && text[at] != by_language ? '\0' : text[at];
}

}  // namespace

std::optional<Number> read_typed_number(std::string_view typed, std::string_view locale) {
  const std::string bare = without_spaces(typed);
  std::string_view text = bare;
  std::string out;
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
    if (text.front() == '-') out = "-";
    text.remove_prefix(1);
  }
  const char decimal = find_decimal(text, decimal_mark(locale));
  const std::size_t split = decimal == 0 ? text.size() : text.find(decimal);
  std::string whole(text.substr(0, split));
  if (const std::size_t mark = whole.find_first_of(".,"); mark != std::string::npos) {
    if (!is_grouped(whole, whole[mark])) return std::nullopt;
    std::erase_if(whole, [](char c) { return !text::is_digit(c); });
  }
  out += whole.empty() && split < text.size() ? "0" : whole;
  if (split < text.size()) out.append(".").append(text.substr(split + 1));
  return parse_number(out);
}

std::string typed_number(Number number, std::string_view locale) {
  std::string out = number_text(number);
  std::replace(out.begin(), out.end(), '.', decimal_mark(locale));
  return out;
}

}  // namespace waypost::session
