// Reading values: paths into variables, their text form, exact decimals.
#include "flow/value.h"

#include <cstdint>
#include <limits>

#include "text/ascii.h"

namespace waypost {
namespace {

constexpr std::int64_t kOne = 1'000'000;
constexpr int kPlaces = 6;
constexpr int kMaxExponent = 400;  // beyond it the result is 0 or out of range anyway

// The pieces of a decimal: digits without the point, and how many of them stand before it.
struct Decimal {
  bool negative = false;
  std::string digits;
  int before_point = 0;
};

std::size_t read_digits(std::string_view text, std::size_t at, std::string& out) {
  while (at < text.size() && text::is_digit(text[at])) out += text[at++];
  return at;
}

// Reads `e-12`; the exponent saturates. Empty when there is no digit.
std::optional<int> read_exponent(std::string_view text) {
  bool negative = false;
  if (!text.empty() && (text[0] == '+' || text[0] == '-')) {
    negative = text[0] == '-';
    text.remove_prefix(1);
  }
  if (text.empty()) return std::nullopt;
  int exponent = 0;
  for (char c : text) {
    if (!text::is_digit(c)) return std::nullopt;
    if (exponent < kMaxExponent) exponent = exponent * 10 + (c - '0');
  }
  return negative ? -exponent : exponent;
}

std::optional<Decimal> read_decimal(std::string_view text) {
  Decimal out;
  std::size_t at = 0;
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) out.negative = text[at++] == '-';
  at = read_digits(text, at, out.digits);
  if (out.digits.empty()) return std::nullopt;
  out.before_point = static_cast<int>(out.digits.size());
  if (at < text.size() && text[at] == '.') {
    const std::size_t start = at + 1;
    at = read_digits(text, start, out.digits);
    if (at == start) return std::nullopt;
  }
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    const auto exponent = read_exponent(text.substr(at + 1));
    if (!exponent) return std::nullopt;
    out.before_point += *exponent;
    at = text.size();
  }
  if (at != text.size()) return std::nullopt;
  return out;
}

void drop_leading_zeros(Decimal& decimal) {
  std::size_t zeros = 0;
  while (zeros < decimal.digits.size() && decimal.digits[zeros] == '0') ++zeros;
  decimal.digits.erase(0, zeros);
  decimal.before_point -= static_cast<int>(zeros);
}

}  // namespace

const Value* find_value(const Fields& root, const Path& path) {
  const Fields* fields = &root;
  const Value* value = nullptr;
  for (const std::string& name : path) {
    if (fields == nullptr) return nullptr;
    const auto found = fields->find(name);
    if (found == fields->end()) return nullptr;
    value = &found->second;
    fields = std::get_if<Fields>(value);
  }
  if (value == nullptr || std::holds_alternative<Missing>(*value)) return nullptr;
  return value;
}

const Value* find_value(const Variables& variables, const Path& path) {
  const Value* value = find_value(static_cast<const Fields&>(variables), path);
  if (value != nullptr || variables.world.empty()) return value;
  const auto known = variables.world.find(path_text(path));
  return known == variables.world.end() ? nullptr : &known->second;
}

std::string path_text(const Path& path) {
  std::string text;
  for (const std::string& name : path) text += (text.empty() ? "" : ".") + name;
  return text;
}

std::span<const Value> things_of(const Value& value) {
  const auto* list = std::get_if<List>(&value);
  return list == nullptr ? std::span(&value, 1) : std::span(*list);
}

std::optional<Number> parse_number(std::string_view text) {
  constexpr std::size_t kMaxNumberBytes = 128;
  if (text.size() > kMaxNumberBytes) return std::nullopt;
  auto decimal = read_decimal(text);
  if (!decimal) return std::nullopt;
  drop_leading_zeros(*decimal);
  const int wanted = decimal->before_point + kPlaces;  // digits of the value in millionths
  if (decimal->digits.empty() || wanted < 0) return Number{};
  constexpr int kMaxDigits = 19;  // 10^19 - 1 still fits 64 unsigned bits
  if (wanted > kMaxDigits) return std::nullopt;
  std::uint64_t magnitude = 0;
  const auto digit_at = [&](int index) -> std::uint64_t {
    const auto i = static_cast<std::size_t>(index);
    return i < decimal->digits.size() ? static_cast<std::uint64_t>(decimal->digits[i] - '0') : 0;
  };
  for (int i = 0; i < wanted; ++i) magnitude = magnitude * 10 + digit_at(i);
  if (digit_at(wanted) >= 5) ++magnitude;
  if (magnitude > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
    return std::nullopt;
  const auto value = static_cast<std::int64_t>(magnitude);
  return Number{decimal->negative ? -value : value};
}

std::string number_text(Number number) {
  const bool negative = number.millionths < 0;
  // Negated as unsigned, so that the smallest value has a magnitude too.
  const auto bits = static_cast<std::uint64_t>(number.millionths);
  const std::uint64_t magnitude = negative ? ~bits + 1 : bits;
  std::string out = negative ? "-" : "";
  out += std::to_string(magnitude / kOne);
  std::uint64_t fraction = magnitude % kOne;
  if (fraction == 0) return out;
  std::string digits = std::to_string(kOne + fraction).substr(1);
  while (digits.back() == '0') digits.pop_back();
  return out + "." + digits;
}

std::string value_text(const Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* number = std::get_if<Number>(&value)) return number_text(*number);
  if (const auto* truth = std::get_if<bool>(&value)) return *truth ? "true" : "false";
  const auto* list = std::get_if<List>(&value);
  if (list == nullptr) return "";
  std::string out;
  for (const Value& item : *list) {
    if (std::holds_alternative<List>(item)) continue;  // lists of lists have no text
    const std::string text = value_text(item);
    if (text.empty()) continue;
    if (!out.empty()) out += ", ";
    out += text;
  }
  return out;
}

}  // namespace waypost
