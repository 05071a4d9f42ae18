// What must not stand in a record that is sent away.
#include "session/redact.h"

#include <cstddef>
#include <vector>

namespace waypost::session {
namespace {

constexpr std::size_t kMinCardDigits = 13;
constexpr std::size_t kMaxCardDigits = 19;
constexpr std::size_t kShownDigits = 4;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// A group of digits, and where it stands.
struct Group {
  std::string_view digits;
  std::size_t begin = 0;
};

bool separates(char c) { return c == ' ' || c == '-' || c == '.'; }

// The groups of digits from `at` on, with single separators between them.
std::vector<Group> read_groups(std::string_view text, std::size_t at) {
  std::vector<Group> groups;
  while (at < text.size() && is_digit(text[at])) {
    std::size_t end = at;
    while (end < text.size() && is_digit(text[end])) ++end;
    groups.push_back({text.substr(at, end - at), at});
    if (end + 1 >= text.size() || !separates(text[end])) break;
    at = end + 1;
  }
  return groups;
}

bool passes_luhn(std::string_view digits) {
  int sum = 0;
  bool doubled = false;
  for (std::size_t i = digits.size(); i-- > 0; doubled = !doubled) {
    int digit = digits[i] - '0';
    if (doubled) digit = digit > 4 ? digit * 2 - 9 : digit * 2;
    sum += digit;
  }
  return sum % 10 == 0;
}

// Where the longest card number that begins with the first group ends; 0 when none does.
std::size_t card_end(const std::vector<Group>& groups, std::string& digits) {
  std::size_t end = 0;
  std::string joined;
  for (const Group& group : groups) {
    joined += group.digits;
    if (joined.size() > kMaxCardDigits) break;
    if (joined.size() < kMinCardDigits || !passes_luhn(joined)) continue;
    end = group.begin + group.digits.size();
    digits = joined;
  }
  return end;
}

}  // namespace

std::string mask_cards(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_digit(text[at])) {
      out += text[at++];
      continue;
    }
    const std::vector<Group> groups = read_groups(text, at);
    std::string digits;
    if (const std::size_t end = card_end(groups, digits); end != 0) {
      out += kMasked;
      out += ' ';
      out += std::string_view(digits).substr(digits.size() - kShownDigits);
      at = end;
    } else {
      out += groups.front().digits;
      at += groups.front().digits.size();
    }
  }
  return out;
}

std::string mask_texts(std::string text, const std::set<std::string>& secrets) {
  constexpr std::size_t kShortest = 4;  // shorter ones stand in words and prices too
  for (const std::string& secret : secrets) {
    if (secret.size() < kShortest) continue;
    for (std::size_t at = text.find(secret); at != std::string::npos;
         at = text.find(secret, at + kMasked.size())) {
      text.replace(at, secret.size(), kMasked);
    }
  }
  return text;
}

}  // namespace waypost::session
