// A table of rules as text, read anew for each number: it packs better than code, and a text has
// one or two plurals.
#include "flow/plural.h"

#include <cstddef>

#include "flow/plural_table.generated.h"
#include "text/ascii.h"

namespace waypost {
namespace {

// What rules speak of. Numbers have no zeros at their end, so w is v and t is f.
struct Operands {
  std::uint64_t whole = 0;     // i, and n when nothing stands behind the point
  std::uint64_t fraction = 0;  // f
  std::uint64_t places = 0;    // v
};

Operands operands_of(Number number) {
  constexpr std::uint64_t kOne = 1'000'000;
  constexpr std::uint64_t kPlaces = 6;
  const auto bits = static_cast<std::uint64_t>(number.millionths);
  const std::uint64_t magnitude = number.millionths < 0 ? ~bits + 1 : bits;
  Operands out{magnitude / kOne, magnitude % kOne, kPlaces};
  if (out.fraction == 0) return {out.whole, 0, 0};
  for (; out.fraction % 10 == 0; out.fraction /= 10) --out.places;
  return out;
}

// Reads one condition and moves behind it: `n%10=2-4&n%100!12-14|f=1`.
class Reader {
 public:
  Reader(std::string_view rule, const Operands& number) : rule_(rule), number_(number) {}

  char next() { return rule_.empty() ? '\0' : rule_.front(); }
  char take() {
    const char c = next();
    if (!rule_.empty()) rule_.remove_prefix(1);
    return c;
  }
  bool accept(char c) {
    if (next() != c) return false;
    take();
    return true;
  }

  bool condition() {
    bool any = false;
    do {
      bool all = true;
      do all &= relation();
      while (accept('&'));
      any |= all;
    } while (accept('|'));
    return any;
  }

 private:
  std::uint64_t integer() {
    std::uint64_t value = 0;
    while (text::is_digit(next())) value = value * 10 + static_cast<std::uint64_t>(take() - '0');
    return value;
  }

  bool relation() {
    const char operand = take();
    std::uint64_t value = operand == 'f'   ? number_.fraction
                          : operand == 'v' ? number_.places
                                           : number_.whole;
    if (accept('%')) value %= integer();
    const bool negated = take() == '!';
    bool found = false;
    do {
      const std::uint64_t first = integer();
      const std::uint64_t last = accept('-') ? integer() : first;
      found |= first <= value && value <= last;
    } while (accept(','));
    if (operand == 'n' && number_.places != 0) found = false;
    return found != negated;
  }

  std::string_view rule_;
  const Operands& number_;
};

std::uint8_t rules_of(std::string_view tag) {
  for (std::size_t i = 0; i < std::size(kPluralTable); ++i) {
    std::string_view languages = kPluralTable[i].languages;
    while (!languages.empty()) {
      const std::string_view one = languages.substr(0, languages.find(' '));
      if (one == tag) return static_cast<std::uint8_t>(i + 1);
      languages.remove_prefix(one.size() + (one.size() < languages.size() ? 1 : 0));
    }
  }
  return 0;
}

}  // namespace

std::uint8_t plural_rules(std::string_view locale) {
  const std::uint8_t own = rules_of(locale);
  return own != 0 ? own : rules_of(locale.substr(0, locale.find('-')));
}

std::string_view plural_form(std::uint8_t rules, Number number) {
  constexpr std::string_view kForms[] = {"zero", "one", "two", "few", "many"};
  if (rules == 0 || rules > std::size(kPluralTable)) return "other";
  const Operands operands = operands_of(number);
  Reader reader(kPluralTable[rules - 1].rules, operands);
  do {
    const char form = reader.take();
    if (!reader.condition()) continue;
    for (const std::string_view name : kForms) {
      if (name[0] == form) return name;
    }
  } while (reader.accept(';'));
  return "other";
}

}  // namespace waypost
