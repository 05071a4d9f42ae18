// More candidates than needed are tried: what lies in a cell that is known already changes nothing.
#include "proof/witnesses.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>

#include "flow/dates.h"
#include "flow/value.h"
#include "session/inputs.h"

namespace waypost::proof {
namespace {

constexpr std::int64_t kOne = 1'000'000;
constexpr std::int64_t kDay = 86'400'000;

std::optional<std::int64_t> millionths(const std::string& text) {
  const auto number = parse_number(text);
  return number ? std::optional(number->millionths) : std::nullopt;
}

// A number between two others, whole where there is a whole one.
std::optional<std::int64_t> between(std::int64_t low, std::int64_t high) {
  const std::uint64_t apart = static_cast<std::uint64_t>(high) - static_cast<std::uint64_t>(low);
  if (apart < 2) return std::nullopt;
  const std::int64_t below = low >= 0 ? low - low % kOne : low - (kOne + low % kOne) % kOne;
  const bool fits = apart > 2 * static_cast<std::uint64_t>(kOne);
  if (fits) return below + kOne;
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(low) + apart / 2);
}

// Every point, what lies below the first, between each two and above the last.
std::vector<std::int64_t> numbers_around(std::vector<std::int64_t> points) {
  std::sort(points.begin(), points.end());
  points.erase(std::unique(points.begin(), points.end()), points.end());
  std::vector<std::int64_t> out;
  if (points.empty()) return {kOne, 0};
  constexpr std::int64_t kFar = INT64_MAX - 2 * kOne;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (i == 0 && points[0] > -kFar) out.push_back(points[0] - kOne);
    if (i == 0 && points[0] > INT64_MIN) out.push_back(points[0] - 1);
    out.push_back(points[i]);
    if (i + 1 < points.size()) {
      if (const auto middle = between(points[i], points[i + 1])) out.push_back(*middle);
    } else if (points[i] < kFar) {
      out.push_back(points[i] + kOne);
    } else if (points[i] < INT64_MAX) {
      out.push_back(points[i] + 1);
    }
  }
  return out;
}

// A text that none of the constants is.
std::string another(const Compared& compared) {
  std::string out = "something";
  while (std::find(compared.texts.begin(), compared.texts.end(), out) != compared.texts.end())
    out += " else";
  return out;
}

std::vector<std::string> texts_around(const Compared& compared) {
  std::vector<std::string> out = {another(compared)};
  for (std::size_t i = 0; i < compared.texts.size(); ++i) {
    const std::string& point = compared.texts[i];
    out.push_back(point);
    if (!compared.orders_texts) continue;
    if (i == 0) out.insert(out.end(), {"!", "0", "A"});
    for (const char* behind : {"!", "0", "a", "~"}) out.push_back(point + behind);
  }
  if (compared.orders_texts) out.emplace_back("~");
  return out;
}

// Days around the days that are compared, and times on them where an answer may have one.
std::vector<std::string> days_around(const Compared& compared, const Input* input) {
  std::vector<std::string> days = compared.texts;
  days.emplace_back("2026-06-15");
  if (input != nullptr) {
    const std::string today = day_text(kScriptStart / kDay).value_or("");
    for (const std::string& bound : {input->min, input->max})
      days.push_back(bound == "today" ? today : bound);
  }
  std::vector<std::string> out;
  for (const std::string& day : days) {
    constexpr std::size_t kDayBytes = 10;
    const auto number = day_number(day);
    if (!number) continue;
    const std::string whole = day.substr(0, kDayBytes);
    out.push_back(whole);
    if (day != whole) out.push_back(day);
    for (const int step : {-1, 1}) {
      if (auto next = day_text(*number + step)) out.push_back(std::move(*next));
    }
    if (input == nullptr) out.push_back(whole + "T12:00");
  }
  out.insert(out.end(), {"0001-01-01", "9999-12-31"});
  return out;
}

// The pattern with this digit and letter wherever one is wanted.
std::string filled(const std::string& pattern, char digit, char letter) {
  std::string out = pattern;
  std::replace(out.begin(), out.end(), '9', digit);
  std::replace(out.begin(), out.end(), 'A', letter);
  return out;
}

std::vector<std::string> orders_around(const Input& input, const Compared& compared) {
  std::vector<std::string> out = compared.texts;
  for (const char digit : std::string_view("1234567890")) {
    for (const char letter : {'A', 'B', 'C'})
      out.push_back(input.pattern.empty() ? std::string("100") + digit + letter
                                          : filled(input.pattern, digit, letter));
  }
  return out;
}

std::string lines(const std::vector<std::string>& ids, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < std::min(count, ids.size()); ++i)
    out += (i == 0 ? "" : "\n") + ids[i];
  return out;
}

// What might be typed.
std::vector<std::string> candidates(const Input& input, const Compared& compared,
                                    const std::vector<std::string>& choices,
                                    std::string_view locale) {
  const auto with_constants = [&](std::vector<std::string> out) {
    out.insert(out.end(), compared.texts.begin(), compared.texts.end());
    return out;
  };
  switch (input.type) {
    case FieldType::email:
      return with_constants({"ana@example.com", "bob@example.com", "zoe@example.com"});
    case FieldType::phone:
      return with_constants({"+381641234567", "0215550142", "99999999"});
    case FieldType::order:
      return orders_around(input, compared);
    case FieldType::url:
      return with_constants({"https://example.com/a", "https://example.org/z"});
    case FieldType::number: {
      std::vector<std::int64_t> points = compared.numbers;
      for (const std::string& bound : {input.min, input.max}) {
        if (const auto number = millionths(bound)) points.push_back(*number);
      }
      std::vector<std::string> out;
      for (const std::int64_t number : numbers_around(std::move(points)))
        out.push_back(session::typed_text(input, Number{number}, locale));
      return out;
    }
    case FieldType::rating:
      return {"1", "2", "3", "4", "5", "6", "7", "8", "9", "10"};
    case FieldType::date:
      return days_around(compared, &input);
    case FieldType::choice:
      return choices;
    case FieldType::choices:
      return {lines(choices, 1), lines(choices, 2)};
    case FieldType::file:
      return {"photo.jpg\timage/jpeg\t204800"};
    default:
      return texts_around(compared);
  }
}

// Where texts are ordered and not every text can be typed, a cell may have a witness that was not
// thought of.
bool may_lack(const Input& input, const Compared& compared) {
  const bool limited = input.type == FieldType::email || input.type == FieldType::phone ||
                       input.type == FieldType::order || input.type == FieldType::url;
  return limited && compared.orders_texts;
}

}  // namespace

std::string id_of(const Value& item, const std::string& id) {
  const auto* fields = std::get_if<Fields>(&item);
  const Value* found = fields == nullptr ? &item : find_value(*fields, {id});
  return found == nullptr ? "" : value_text(*found);
}

std::vector<Answer> answers_to(const Input& input, const Compared& compared, const Choices& choices,
                               std::string_view locale) {
  session::InputScope scope{locale, day_text(kScriptStart / kDay).value_or(""), {}};
  std::vector<std::string> ids = choices.options;
  for (const Value& item : choices.items) ids.push_back(id_of(item, choices.item_id));
  for (const std::string& id : ids) scope.options.emplace_back().id = id;
  std::vector<Answer> out;
  const auto accept = [&](const std::string& typed, const Value& item) {
    session::Checked checked = session::check_input(input, typed, scope);
    const bool is_sure = checked.error.empty();
    if (!is_sure && (input.min == "today" || input.max == "today")) {
      // Maybe on another day.
      checked = session::check_input(input, typed, {locale, "", scope.options});
    }
    if (checked.error.empty()) out.push_back({std::move(checked.value), typed, item, is_sure});
  };
  if (input.type == FieldType::choice) {
    for (const std::string& option : choices.options) accept(option, Missing{});
    for (const Value& item : choices.items) accept(id_of(item, choices.item_id), item);
  } else {
    for (const std::string& typed : candidates(input, compared, ids, locale)) {
      if (!typed.empty()) accept(typed, Missing{});
    }
  }
  if (!input.required) accept("", Missing{});
  if (may_lack(input, compared)) {
    for (const std::string& text : texts_around(compared))
      out.push_back({text, text, Missing{}, false});
  }
  return out;
}

Value value_of(const LookupField& field) {
  switch (field.type) {
    case LookupField::Type::number:
      return Number{kOne};
    case LookupField::Type::boolean:
      return true;
    case LookupField::Type::date:
      return std::string("2026-06-15");
    case LookupField::Type::list: {
      if (field.of.empty()) return List{Value{std::string("one")}};
      Fields item;
      for (const LookupField& inner : field.of) item.emplace(inner.name, value_of(inner));
      return List{Value{std::move(item)}};
    }
    default:
      return std::string("1");
  }
}

std::vector<Value> values_of(const LookupField& field, const Compared& compared) {
  std::vector<Value> out = {value_of(field)};
  if (field.type == LookupField::Type::number) {
    for (const std::int64_t number : numbers_around(compared.numbers))
      out.emplace_back(Number{number});
  } else if (field.type == LookupField::Type::boolean) {
    out.emplace_back(false);
  } else if (field.type == LookupField::Type::date) {
    for (std::string& day : days_around(compared, nullptr)) out.emplace_back(std::move(day));
  } else if (field.type == LookupField::Type::list) {
    out.emplace_back(List{});
    const bool is_named =
        field.of.empty() ||
        std::any_of(field.of.begin(), field.of.end(), [&](const LookupField& inner) {
          return inner.name == compared.item_id && inner.required;
        });
    if (!is_named) out.emplace_back(List{Value{Fields{}}});
  } else {
    for (std::string& text : texts_around(compared)) out.emplace_back(std::move(text));
    if (!compared.texts.empty() && compared.orders_texts) out.emplace_back(std::string());
  }
  if (!field.required) out.emplace_back(Missing{});
  return out;
}

}  // namespace waypost::proof
