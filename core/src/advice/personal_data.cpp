#include "advice/personal_data.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>

#include "match/entities.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace waypost::advice {
namespace {

constexpr std::size_t kDigitsOfNumber = 4;  // written together: a PIN, too
constexpr std::size_t kDigitsOfGroups = 5;  // AB 123 456
constexpr std::size_t kDigitsOfCode = 3;    // beside a letter: AB123
constexpr std::string_view kMask = "…";

// A piece of the text between spaces.
struct Piece {
  std::string_view text;
  std::size_t begin = 0, end = 0;
  std::size_t digits = 0, letters = 0;
  bool is_data = false;
  /// Digits and what stands between groups of them.
  bool is_group() const { return digits > 0 && letters == 0; }
};

// Full-width digits and those of other scripts fold to those of ASCII.
void count(Piece& piece) {
  for (std::size_t at = 0; at < piece.text.size();) {
    const text::Decoded next = text::decode(piece.text, at);
    at += next.length;
    std::u32string folded;
    text::fold_into(folded, next.code);
    for (const char32_t code : folded) {
      if (code >= U'0' && code <= U'9') {
        ++piece.digits;
      } else if (text::is_word_char(code)) {
        ++piece.letters;
      }
    }
  }
}

// What names of sites usually end with; "arrived.when" lacks a space and is none.
constexpr std::string_view kDomainEnds[] = {
    "at", "ba",      "biz",   "ch",     "co",  "com", "cz", "de",   "dev", "edu", "es",
    "eu", "example", "fi",    "fr",     "gov", "hr",  "hu", "info", "io",  "it",  "me",
    "mk", "net",     "nl",    "online", "org", "pl",  "ro", "rs",   "ru",  "se",  "shop",
    "si", "sk",      "store", "tr",     "tv",  "ua",  "uk", "us"};

// `example.com`, `shop.example.co.uk/x?id=4`, with what may stand behind it in a sentence.
bool is_domain(std::string_view piece) {
  const std::string name = text::fold(piece.substr(0, piece.find_first_of("/?#:,;!)")));
  std::string_view host = name;
  while (host.ends_with('.')) host.remove_suffix(1);
  const std::size_t dot = host.rfind('.');
  if (dot == host.npos || dot == 0) return false;
  return std::find(std::begin(kDomainEnds), std::end(kDomainEnds), host.substr(dot + 1)) !=
         std::end(kDomainEnds);
}

bool is_address(std::string_view piece) {
  return piece.find('@') != piece.npos || piece.find("://") != piece.npos ||
         piece.starts_with("www.") || is_domain(piece);
}

std::vector<Piece> pieces_of(std::string_view text) {
  std::vector<Piece> pieces;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) {
      Piece& piece = pieces.emplace_back();
      piece.text = text.substr(at, end - at);
      piece.begin = at;
      piece.end = end;
      count(piece);
      piece.is_data = is_address(piece.text) || piece.digits >= kDigitsOfNumber ||
                      (piece.digits >= kDigitsOfCode && piece.letters > 0);
    }
    at = end + 1;
  }
  return pieces;
}

// An e-mail address as it is told: "ana at example.com".
void mark_told_addresses(std::vector<Piece>& pieces) {
  for (std::size_t i = 2; i < pieces.size(); ++i) {
    if (pieces[i].is_data && is_domain(pieces[i].text) && text::fold(pieces[i - 1].text) == "at")
      pieces[i - 1].is_data = pieces[i - 2].is_data = true;
  }
}

// Beside one of these any digit is a secret: "my password is hunter2", "PIN 123".
constexpr std::string_view kSecrets[] = {"pin",      "password", "passcode", "lozinka", "sifra",
                                         "heslo",    "salasana", "tunnus",   "parola",  "sifre",
                                         "passport", "cvv",      "cvc"};

void mark_secrets(std::vector<Piece>& pieces) {
  const bool any = std::any_of(pieces.begin(), pieces.end(), [](const Piece& piece) {
    const std::string word = text::fold(piece.text);
    return std::any_of(std::begin(kSecrets), std::end(kSecrets), [&](std::string_view secret) {
      return word.starts_with(secret) && word.size() < secret.size() + 3;
    });
  });
  for (Piece& piece : pieces) piece.is_data = piece.is_data || (any && piece.digits > 0);
}

// Numbers written in groups with spaces between.
void mark_groups(std::vector<Piece>& pieces) {
  for (std::size_t begin = 0; begin < pieces.size(); ++begin) {
    std::size_t end = begin, digits = 0;
    while (end < pieces.size() && pieces[end].is_group()) digits += pieces[end++].digits;
    if (digits < kDigitsOfGroups) continue;
    for (; begin < end; ++begin) pieces[begin].is_data = true;
  }
}

}  // namespace

Masked without_personal_data(std::string_view text, const std::vector<std::string>& masks) {
  std::vector<Piece> pieces = pieces_of(text);
  mark_groups(pieces);
  mark_told_addresses(pieces);
  mark_secrets(pieces);
  for (const Entity& entity : match::find_entities(text, masks)) {
    for (Piece& piece : pieces) {
      if (piece.begin < entity.span.end && entity.span.begin < piece.end) piece.is_data = true;
    }
  }
  Masked masked;
  bool was_data = false;
  for (const Piece& piece : pieces) {
    if (piece.is_data && was_data) continue;
    if (!masked.text.empty()) masked.text += ' ';
    masked.text += piece.is_data ? kMask : piece.text;
    masked.has_data = masked.has_data || piece.is_data;
    was_data = piece.is_data;
  }
  return masked;
}

}  // namespace waypost::advice
