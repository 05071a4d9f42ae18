// Card numbers in texts.
#include "session/cards.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

#include "flow/mask.h"
#include "session/secrets.h"
#include "text/ascii.h"

namespace waypost::session {
namespace {

constexpr std::size_t kShownDigits = 4;

bool separates(char c) { return c == ' ' || c == '-' || c == '.'; }

// How long the cards are that begin with these two digits.
struct Issuer {
  int from, to;
  std::size_t shortest, longest;
};
constexpr Issuer kIssuers[] = {
    {22, 27, 16, 16}, {30, 30, 14, 14}, {34, 34, 15, 15}, {35, 35, 16, 19}, {36, 36, 14, 19},
    {37, 37, 15, 15}, {38, 39, 14, 19}, {40, 49, 13, 19}, {50, 59, 16, 19}, {60, 69, 16, 19},
};

bool begins_like_card(std::string_view digits) {
  const int two = (digits[0] - '0') * 10 + (digits[1] - '0');
  return std::any_of(std::begin(kIssuers), std::end(kIssuers), [&](const Issuer& issuer) {
    return two >= issuer.from && two <= issuer.to && digits.size() >= issuer.shortest &&
           digits.size() <= issuer.longest;
  });
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

std::string digits_of(std::string_view text) {
  std::string out;
  std::copy_if(text.begin(), text.end(), std::back_inserter(out), text::is_digit);
  return out;
}

std::size_t run_length(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && text::is_digit(text[end])) ++end;
  return end - at;
}

// Where digits in exactly these groups end; 0 when there are others.
std::size_t groups_end(std::string_view text, std::size_t at, std::string_view lengths) {
  for (std::size_t i = 0; i < lengths.size(); ++i) {
    if (i > 0 && (at >= text.size() || !separates(text[at++]))) return 0;
    const auto length = static_cast<std::size_t>(lengths[i] - '0');
    if (run_length(text, at) != length) return 0;
    at += length;
  }
  return at;
}

// The word around the number, without the punctuation of the sentence: `(#RL-4111…).`
std::string_view word_around(std::string_view text, std::size_t begin, std::size_t end) {
  while (begin > 0 && text[begin - 1] > ' ') --begin;
  while (end < text.size() && text[end] > ' ') ++end;
  std::string_view word = text.substr(begin, end - begin);
  constexpr std::string_view kPunctuation = "()[]\"',;:!?.";
  while (!word.empty() && kPunctuation.find(word.front()) != std::string_view::npos)
    word.remove_prefix(1);
  while (!word.empty() && kPunctuation.find(word.back()) != std::string_view::npos)
    word.remove_suffix(1);
  return word;
}

bool is_no_card(std::string_view text, std::size_t begin, std::size_t end,
                const NoCards& no_cards) {
  if (begin > 0 && text[begin - 1] == '+') return true;  // a phone number
  const std::string_view number = text.substr(begin, end - begin);
  const std::string_view word = word_around(text, begin, end);
  const auto& patterns = no_cards.order_patterns;
  const bool order = std::any_of(patterns.begin(), patterns.end(), [&](const std::string& pattern) {
    return normalise_by_mask(pattern, number) || normalise_by_mask(pattern, word);
  });
  const auto& contacts = no_cards.contacts;
  return order || std::any_of(contacts.begin(), contacts.end(), [&](const std::string& contact) {
           return contact.find(number) != std::string::npos ||
                  digits_of(contact) == digits_of(number);
         });
}

// Where the card number that begins here ends; 0 when none does.
std::size_t card_end(std::string_view text, std::size_t at, const NoCards& no_cards) {
  const std::size_t run = run_length(text, at);
  constexpr std::size_t kShortest = 13, kLongest = 19;
  std::vector<std::size_t> ends;
  if (run >= kShortest && run <= kLongest) ends.push_back(at + run);
  for (const std::string_view groups : {"44443", "4444", "465", "464"})
    ends.push_back(groups_end(text, at, groups));
  for (const std::size_t end : ends) {
    if (end == 0) continue;
    const std::string digits = digits_of(text.substr(at, end - at));
    if (begins_like_card(digits) && passes_luhn(digits) && !is_no_card(text, at, end, no_cards))
      return end;
  }
  return 0;
}

}  // namespace

std::string mask_cards(std::string_view text, const NoCards& no_cards) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (!text::is_digit(text[at])) {
      out += text[at++];
      continue;
    }
    if (const std::size_t end = card_end(text, at, no_cards); end != 0) {
      out.append(kMasked).append(" ").append(text.substr(end - kShownDigits, kShownDigits));
      at = end;
      continue;
    }
    const std::size_t run = run_length(text, at);
    out.append(text.substr(at, run));
    at += run;
  }
  return out;
}

}  // namespace waypost::session
