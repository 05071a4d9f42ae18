// The table of functions, and what each does.
#include "flow/functions.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <variant>

#include "flow/dates.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace waypost::expr {
namespace {

constexpr std::int64_t kOne = 1'000'000;

constexpr Signature kFunctions[] = {
    {"size", Function::size, false, Type::number, 1, {Type::any}},
    {"contains", Function::contains, true, Type::boolean, 2, {Type::text, Type::text}},
    {"startsWith", Function::starts_with, true, Type::boolean, 2, {Type::text, Type::text}},
    {"endsWith", Function::ends_with, true, Type::boolean, 2, {Type::text, Type::text}},
    {"lowerAscii", Function::lower_ascii, true, Type::text, 1, {Type::text}},
    {"trim", Function::trim, true, Type::text, 1, {Type::text}},
    {"days", Function::days, false, Type::number, 2, {Type::date, Type::date}},
    {"addDays", Function::add_days, false, Type::date, 2, {Type::date, Type::number}},
};

constexpr bool all_in_order() {
  for (std::size_t i = 0; i < std::size(kFunctions); ++i) {
    if (static_cast<std::size_t>(kFunctions[i].function) != i) return false;
  }
  return true;
}
static_assert(all_in_order());

const std::string* text_of(const Value& value) { return std::get_if<std::string>(&value); }

Value size(const Value& value) {
  if (const auto* list = std::get_if<List>(&value)) {
    return Number{static_cast<std::int64_t>(list->size()) * kOne};
  }
  const std::string* text = text_of(value);
  if (text == nullptr) return Missing{};
  return Number{static_cast<std::int64_t>(text::decode_all(*text).size()) * kOne};
}

std::optional<std::int64_t> day_of(const Value& value) {
  const std::string* text = text_of(value);
  return text == nullptr ? std::nullopt : day_number(*text);
}

Value days(const Value& from, const Value& to) {
  const auto first = day_of(from), last = day_of(to);
  if (!first || !last) return Missing{};
  return Number{(*last - *first) * kOne};
}

Value add_days(const Value& date, const Value& count) {
  const auto first = day_of(date);
  const auto* number = std::get_if<Number>(&count);
  if (!first || number == nullptr) return Missing{};
  const auto day = day_text(*first + number->millionths / kOne);
  return day ? Value{*day} : Value{Missing{}};
}

Value of_text(Function function, std::string text) {
  if (function == Function::trim) {
    constexpr std::string_view kSpaces = " \t\r\n";
    const std::size_t first = text.find_first_not_of(kSpaces);
    if (first == std::string::npos) return std::string();
    return text.substr(first, text.find_last_not_of(kSpaces) - first + 1);
  }
  std::transform(text.begin(), text.end(), text.begin(), text::to_lower);
  return text;
}

bool finds(Function function, std::string_view text, std::string_view part) {
  if (function == Function::starts_with) return text.starts_with(part);
  if (function == Function::ends_with) return text.ends_with(part);
  return text.find(part) != std::string_view::npos;
}

}  // namespace

std::span<const Signature> functions() { return kFunctions; }

const Signature* find_function(std::string_view name, bool is_method) {
  const auto* found = std::find_if(
      std::begin(kFunctions), std::end(kFunctions),
      [&](const Signature& each) { return each.name == name && each.is_method == is_method; });
  return found == std::end(kFunctions) ? nullptr : found;
}

const Signature& signature_of(Function function) {
  return kFunctions[static_cast<std::size_t>(function)];
}

Value call(Function function, std::span<const Value* const> arguments) {
  const Value& first = *arguments[0];
  switch (function) {
    case Function::size:
      return size(first);
    case Function::days:
      return days(first, *arguments[1]);
    case Function::add_days:
      return add_days(first, *arguments[1]);
    case Function::lower_ascii:
    case Function::trim:
      return text_of(first) == nullptr ? Value{Missing{}} : of_text(function, *text_of(first));
    case Function::contains:
    case Function::starts_with:
    case Function::ends_with: {
      const std::string* part = text_of(*arguments[1]);
      if (text_of(first) == nullptr || part == nullptr) return Missing{};
      return finds(function, *text_of(first), *part);
    }
  }
  return Missing{};
}

}  // namespace waypost::expr
