// What must not stand in a record that is sent away.
#include "session/redact.h"

#include <cstddef>

namespace waypost::session {
namespace {

constexpr std::size_t kMinCardDigits = 13;
constexpr std::size_t kMaxCardDigits = 19;
constexpr std::size_t kShownDigits = 4;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

struct Run {
  std::string digits;
  std::size_t end = 0;  // behind the last digit
};

// The digits from `at` on, single spaces and dashes between them skipped.
Run read_run(std::string_view text, std::size_t at) {
  Run run;
  while (at < text.size()) {
    if (is_digit(text[at])) {
      run.digits += text[at++];
      run.end = at;
    } else if ((text[at] == ' ' || text[at] == '-') && at + 1 < text.size() &&
               is_digit(text[at + 1])) {
      ++at;
    } else {
      break;
    }
  }
  return run;
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

}  // namespace

std::string mask_cards(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_digit(text[at])) {
      out += text[at++];
      continue;
    }
    const Run run = read_run(text, at);
    const bool card = run.digits.size() >= kMinCardDigits && run.digits.size() <= kMaxCardDigits &&
                      passes_luhn(run.digits);
    if (card) {
      out += kMasked;
      out += ' ';
      out += std::string_view(run.digits).substr(run.digits.size() - kShownDigits);
    } else {
      out += text.substr(at, run.end - at);
    }
    at = run.end;
  }
  return out;
}

}  // namespace waypost::session
