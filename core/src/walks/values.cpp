// Values made up for walks at random.
#include "walks/values.h"

#include <algorithm>
#include <array>
#include <utility>

#include "flow/dates.h"

namespace waypost::walks {
namespace {

constexpr std::size_t kKnown = 70;  // of a hundred values so many are ones that flows compare with
constexpr std::int64_t kMillion = 1'000'000;
constexpr std::int64_t kWeeksAround = 6;

template <typename Kind>
std::vector<Kind> of_kind(const std::vector<Value>& values) {
  std::vector<Kind> out;
  for (const Value& value : values) {
    if (const auto* one = std::get_if<Kind>(&value)) out.push_back(*one);
  }
  return out;
}

std::int64_t within(std::int64_t value, std::optional<std::int64_t> low,
                    std::optional<std::int64_t> high) {
  if (high) value = std::min(value, *high);
  if (low) value = std::max(value, *low);
  return value;
}

std::string number_in(Dice& dice, const FormField& field, const std::vector<Value>& constants) {
  const auto bound = [](const std::string& text) -> std::optional<std::int64_t> {
    const auto number = parse_number(text);
    return number ? std::optional(number->millionths) : std::nullopt;
  };
  const Number drawn = some_number(dice, constants);
  return number_text({within(drawn.millionths, bound(field.min), bound(field.max))});
}

std::string date_in(Dice& dice, const FormField& field, const std::vector<Value>& constants,
                    std::int64_t today) {
  const auto day = day_number(some_date(dice, constants, today)).value_or(today);
  return day_text(within(day, day_number(field.min), day_number(field.max))).value_or("");
}

// How many there may be at most; no form asks for a thousand.
std::size_t most_of(const FormField& field, std::size_t otherwise) {
  constexpr std::int64_t kMost = 1000;
  const auto most = parse_number(field.max);
  if (!most || most->millionths < kMillion) return otherwise;
  return static_cast<std::size_t>(std::min(most->millionths / kMillion, kMost));
}

// One of the options, or several in the order they stand.
std::string chosen(Dice& dice, const FormField& field) {
  if (field.options.empty()) return "";
  if (field.type == FieldType::choice) return dice.of(field.options).id;
  const std::size_t count =
      1 + dice.below(std::min(most_of(field, field.options.size()), field.options.size()));
  std::string out;
  std::size_t left = count;
  for (std::size_t i = 0; i < field.options.size() && left > 0; ++i) {
    // Each set of `count` options is as likely as any other.
    if (dice.below(field.options.size() - i) >= left) continue;
    out += (out.empty() ? "" : "\n") + field.options[i].id;
    --left;
  }
  return out;
}

std::string valid_one(Dice& dice, const FormField& field, std::string_view mask,
                      const std::vector<Value>& constants, std::int64_t today) {
  constexpr std::array<std::string_view, 3> kEmails = {"ana@example.com", "bob@example.org",
                                                       "zoe.k@example.net"};
  switch (field.type) {
    case FieldType::email:
      return std::string(dice.of(kEmails));
    case FieldType::phone:
      return "+44 20 7946 0" + std::to_string(100 + dice.below(900));
    case FieldType::order:
      return some_order(dice, mask.empty() ? "99999" : mask);
    case FieldType::number:
      return number_in(dice, field, constants);
    case FieldType::date:
      return date_in(dice, field, constants, today);
    case FieldType::url:
      return "https://example.com/" + std::to_string(dice.below(1000));
    case FieldType::choice:
    case FieldType::choices:
      return chosen(dice, field);
    case FieldType::rating:
      return std::to_string(1 + dice.below(most_of(field, 5)));
    case FieldType::file:
      return "photo.jpg\timage/jpeg\t" + std::to_string(1000 + dice.below(2'000'000));
    case FieldType::text:
    case FieldType::message:
      // The form for a message asks for an address under this name.
      if (field.name == "contact") return std::string(dice.of(kEmails));
      return some_text(dice, constants, field.name);
  }
  return "";
}

std::string_view invalid_one(FieldType type) {
  switch (type) {
    case FieldType::email:
      return "ana@";
    case FieldType::phone:
      return "12";
    case FieldType::order:
      return "???";
    case FieldType::number:
      return "many";
    case FieldType::date:
      return "soon";
    case FieldType::url:
      return "nowhere at all";
    case FieldType::choice:
    case FieldType::choices:
      return "none of these";
    case FieldType::rating:
      return "-1";
    case FieldType::file:
      return "photo.jpg";
    case FieldType::text:
    case FieldType::message:
      return "";  // left empty: where it is required, that is refused
  }
  return "";
}

}  // namespace

std::string some_text(Dice& dice, const std::vector<Value>& constants, std::string_view name) {
  const auto texts = of_kind<std::string>(constants);
  if (!texts.empty() && dice.in_hundred(kKnown)) return dice.of(texts);
  return "some " + std::string(name) + " " + std::to_string(1 + dice.below(9));
}

Number some_number(Dice& dice, const std::vector<Value>& constants) {
  constexpr std::array<std::int64_t, 5> kOthers = {0, kMillion, 12'500'000, 100 * kMillion,
                                                   1000 * kMillion};
  const auto numbers = of_kind<Number>(constants);
  if (numbers.empty() || !dice.in_hundred(kKnown)) return {dice.of(kOthers)};
  const auto beside = static_cast<std::int64_t>(dice.below(3)) - 1;
  return {dice.of(numbers).millionths + beside * kMillion};
}

std::string some_date(Dice& dice, const std::vector<Value>& constants, std::int64_t today) {
  std::vector<std::string> dates = of_kind<std::string>(constants);
  std::erase_if(dates, [](const std::string& text) { return !day_number(text); });
  const auto around = static_cast<std::size_t>(kWeeksAround * 7);
  const auto beside =
      static_cast<std::int64_t>(dice.below(2 * around + 1)) - static_cast<std::int64_t>(around);
  if (!dates.empty() && dice.in_hundred(kKnown)) return dice.of(dates);
  return day_text(today + beside).value_or("2026-01-01");
}

std::string some_order(Dice& dice, std::string_view mask) {
  std::string out;
  for (const char c : mask) {
    if (c == '9') {
      out += static_cast<char>('0' + dice.below(10));
    } else if (c == 'A') {
      out += static_cast<char>('A' + dice.below(26));
    } else {
      out += c;
    }
  }
  return out;
}

std::string typed(Dice& dice, const FormField& field, std::string_view mask,
                  const std::vector<Value>& constants, std::int64_t today, bool valid) {
  return valid ? valid_one(dice, field, mask, constants, today)
               : std::string(invalid_one(field.type));
}

}  // namespace waypost::walks
