// Masks of order numbers.
#include "flow/mask.h"

#include "text/ascii.h"

namespace waypost {
namespace {

constexpr std::size_t kMaxTypedBytes = 256;

bool is_hole(char c) { return c == '9' || c == 'A'; }
bool fits_hole(char hole, char c) { return hole == '9' ? text::is_digit(c) : text::is_letter(c); }

// Letters and digits of what was typed, in capitals; empty when anything stands there that is
// neither these nor a separator people write: spaces, dashes of all kinds, dots, slashes, `#`, the
// numero sign.
std::optional<std::string> significant(std::string_view typed) {
  constexpr std::string_view kSeparators[] = {
      " ",      "\t",     "-",      ".",      "/",      "_",      "#",      "\u00a0",
      "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212", "\u2116",
  };
  std::string out;
  while (!typed.empty()) {
    const char c = typed.front();
    if (text::is_digit(c) || text::is_letter(c)) {
      out += text::to_upper(c);
      typed.remove_prefix(1);
      continue;
    }
    std::size_t skipped = 0;
    for (std::string_view separator : kSeparators) {
      if (typed.starts_with(separator)) skipped = separator.size();
    }
    if (skipped == 0) return std::nullopt;
    typed.remove_prefix(skipped);
  }
  return out;
}

// Writes `typed` into the mask. With `fixed_typed`, the mask's own letters and digits were typed
// too.
std::optional<std::string> fill(std::string_view mask, std::string_view typed, bool fixed_typed) {
  std::string out;
  std::size_t at = 0;
  for (char m : mask) {
    const bool fixed = !is_hole(m);
    if (fixed && (!fixed_typed || !(text::is_digit(m) || text::is_letter(m)))) {
      out += m;
      continue;
    }
    if (at == typed.size()) return std::nullopt;
    const char c = typed[at++];
    if (fixed ? text::to_upper(m) != c : !fits_hole(m, c)) return std::nullopt;
    out += fixed ? m : c;
  }
  if (at != typed.size()) return std::nullopt;
  return out;
}

}  // namespace

std::optional<ParseFault> check_mask(std::string_view mask) {
  if (mask.empty()) return ParseFault{"empty", 1};
  if (mask.size() > kMaxMaskBytes) return ParseFault{"too_long", kMaxMaskBytes};
  bool any_hole = false;
  for (std::size_t i = 0; i < mask.size(); ++i) {
    if (mask[i] < ' ' || mask[i] > '~') return ParseFault{"unexpected_character", i + 1};
    any_hole = any_hole || is_hole(mask[i]);
  }
  if (!any_hole) return ParseFault{"no_placeholder", 1};
  return std::nullopt;
}

std::optional<std::string> normalise_by_mask(std::string_view mask, std::string_view typed) {
  if (mask.empty() || typed.size() > kMaxTypedBytes) return std::nullopt;
  const auto letters = significant(typed);
  if (!letters) return std::nullopt;
  if (auto whole = fill(mask, *letters, true)) return whole;
  return fill(mask, *letters, false);
}

}  // namespace waypost
