// Functions of the C library that nlohmann_json and Embind call and whose results are not used:
// their general forms would bring 6 KB (brotli) of long-double arithmetic, and printf, to every
// visitor. Linked into the engine only; the vectors prove that nothing differs from the native
// build.
#include <climits>
#include <cmath>
#include <cstdarg>
#include <cstddef>

namespace {

// 2^1024 - 2^970: the least number that rounds to infinity. 309 digits.
constexpr char kOverflow[] =
    "1797693134862315807937289714053034150799341327100378269361737789804449682927647509466490179775"
    "872"
    "0709633028641669288791094655554785194040263065748867150582068190890200070838367627385484581771"
    "153"
    "1764475730270069855571366959622842914819860834936475292719074168444365510704342711559699508093"
    "042"
    "880177904174497792";
constexpr int kOverflowDigits = static_cast<int>(sizeof(kOverflow)) - 1;
static_assert(kOverflowDigits == 309);

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// A JSON number without its sign, as 0.d1d2d3… * 10^exponent: where its first digit that is not 0
// stands, and the exponent. `at` is left behind the number.
struct Decimal {
  const char* first = nullptr;  // nullptr = zero
  int exponent = 0;
};

int read_exponent(const char*& at) {
  const bool negative = *at == '-';
  if (*at == '-' || *at == '+') ++at;
  int value = 0;
  for (; is_digit(*at); ++at) value = value > INT_MAX / 100 ? value : value * 10 + (*at - '0');
  return negative ? -value : value;
}

Decimal read_decimal(const char*& at) {
  Decimal number;
  bool fraction = false;
  for (; is_digit(*at) || *at == '.'; ++at) {
    if (*at == '.') {
      fraction = true;
      continue;
    }
    if (number.first == nullptr && *at != '0') number.first = at;
    if (number.first != nullptr && !fraction) ++number.exponent;
    if (number.first == nullptr && fraction) --number.exponent;
  }
  if (*at == 'e' || *at == 'E') number.exponent += read_exponent(++at);
  return number;
}

bool overflows(const Decimal& number) {
  if (number.first == nullptr || number.exponent < kOverflowDigits) return false;
  if (number.exponent > kOverflowDigits) return true;
  const char* digit = number.first;
  for (int i = 0; i < kOverflowDigits; ++i) {
    if (*digit == '.') ++digit;
    const char c = is_digit(*digit) ? *digit++ : '0';
    if (c != kOverflow[i]) return c > kOverflow[i];
  }
  return true;
}

}  // namespace

extern "C" {

/// Infinite exactly when the C library's is; otherwise 0, for the core reads numbers itself.
double strtod(const char* text, char** end) {
  const char* at = text;
  if (*at == '-') ++at;
  const bool infinite = overflows(read_decimal(at));
  if (end != nullptr) *end = const_cast<char*>(at);
  return infinite ? HUGE_VAL : 0.0;
}

// Nobody calls these two; without them the library's own would come, and its strtod with them.
float strtof(const char* text, char** end) { return static_cast<float>(strtod(text, end)); }
long double strtold(const char* text, char** end) { return strtod(text, end); }

/// Text of a control character in a parser's message, which the core does not show.
int snprintf(char* out, std::size_t size, const char*, ...) {
  if (size > 0) out[0] = '\0';
  return 0;
}

/// What Embind names a type by that it does not know: text for a programmer, and our table has no
/// such type. The compiler calls siprintf where sprintf is given no floats.
int siprintf(char* out, const char*, ...) {
  out[0] = '\0';
  return 0;
}
}
