// What visitors type into forms: checked and normalised.
#include "session/inputs.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <utility>
#include <vector>

#include "flow/dates.h"
#include "flow/mask.h"
#include "flow/value.h"
#include "session/limits.h"
#include "session/number_input.h"
#include "text/ascii.h"

namespace waypost::session {
namespace {

constexpr std::size_t kMaxEmailBytes = 254;
constexpr std::size_t kMaxLocalBytes = 64;
constexpr std::size_t kMinPhoneDigits = 6;
constexpr std::size_t kMaxPhoneDigits = 15;  // E.164
constexpr std::size_t kMaxOrderBytes = 64;
constexpr std::int64_t kKilobyte = 1024;

bool is_label(std::string_view label) {
  constexpr std::size_t kMaxLabelBytes = 63;
  if (label.empty() || label.size() > kMaxLabelBytes || label.front() == '-' || label.back() == '-')
    return false;
  for (char c : label) {
    const bool ascii_word = text::is_digit(c) || (c >= 'a' && c <= 'z') || c == '-';
    if (!ascii_word && static_cast<unsigned char>(c) < 0x80) return false;
  }
  return true;
}

// At least two labels, the last one no number (an address is not a domain).
bool is_domain(std::string_view domain) {
  std::size_t labels = 0;
  std::string_view last;
  while (true) {
    const std::size_t dot = domain.find('.');
    last = domain.substr(0, dot);
    if (!is_label(last)) return false;
    ++labels;
    if (dot == std::string_view::npos) break;
    domain.remove_prefix(dot + 1);
  }
  return labels >= 2 && last.size() >= 2 && !text::is_digit(last.front());
}

bool is_local_part(std::string_view local) {
  if (local.empty() || local.size() > kMaxLocalBytes || local.front() == '.' || local.back() == '.')
    return false;
  if (local.find("..") != std::string_view::npos) return false;
  return local.find_first_of(" \"(),:;<>[\\]@") == std::string_view::npos;
}

Checked text_or_error(std::string text, std::string_view error) {
  if (text.empty()) return {Missing{}, error};
  return {std::move(text), {}};
}

Checked check_order(const Input& input, const std::string& typed) {
  if (!input.pattern.empty())
    return text_or_error(normalise_by_mask(input.pattern, typed).value_or(""), "invalid_order");
  if (typed.size() > kMaxOrderBytes) return {Missing{}, "invalid_order"};
  return {typed, {}};
}

// Least and most, of numbers and of days: both are ordered as what they are compared by.
template <typename Kind>
std::string_view bound_error(const Kind& value, const std::optional<Kind>& least,
                             const std::optional<Kind>& most) {
  if (least && value < *least) return "too_small";
  return most && *most < value ? "too_large" : std::string_view();
}

std::optional<std::int64_t> number_bound(const std::string& bound) {
  const auto number = parse_number(bound);
  return number ? std::optional(number->millionths) : std::nullopt;
}

Checked check_number(const Input& input, std::optional<Number> number) {
  if (!number) return {Missing{}, "invalid_number"};
  const std::string_view error =
      bound_error(number->millionths, number_bound(input.min), number_bound(input.max));
  if (!error.empty()) return {Missing{}, error};
  return {*number, {}};
}

Checked check_date(const Input& input, const std::string& typed, const std::string& today) {
  constexpr std::size_t kDayBytes = 10;
  const auto day = day_number(typed);
  if (!day || typed.size() != kDayBytes) return {Missing{}, "invalid_date"};
  const auto bound = [&](const std::string& text) {
    return day_number(text == "today" ? today : text);
  };
  const std::string_view error = bound_error(*day, bound(input.min), bound(input.max));
  if (!error.empty()) return {Missing{}, error};
  return {typed, {}};
}

// `example.com/shoes` is an address, too.
std::string normal_url(const std::string& typed) {
  constexpr std::string_view kBad = " \\<>\"'`{}|^";
  const bool has_scheme = typed.starts_with("https://") || typed.starts_with("http://");
  const std::string url = has_scheme ? typed : "https://" + typed;
  if (url.find_first_of(kBad) != std::string::npos) return "";
  const std::string_view rest = std::string_view(url).substr(url.find("//") + 2);
  std::string host(rest.substr(0, rest.find_first_of("/?#:")));
  std::transform(host.begin(), host.end(), host.begin(), text::to_lower);
  return is_domain(host) ? url : "";
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (end > 0) lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

bool is_offered(const std::vector<OfferedOption>& options, std::string_view id) {
  return std::any_of(options.begin(), options.end(),
                     [&](const OfferedOption& option) { return option.id == id; });
}

// `photo.jpg`, tab, `image/jpeg`, tab, `2154000`: said as `photo.jpg, image/jpeg, 2104 KB`.
std::string file_text(std::string_view line) {
  const std::size_t first = line.find('\t');
  const std::size_t second = first == line.npos ? first : line.find('\t', first + 1);
  if (first == 0 || second == line.npos) return "";
  const auto bytes = parse_number(line.substr(second + 1));
  if (!bytes || bytes->millionths < 0) return "";
  const std::int64_t kilobytes = (bytes->millionths / 1'000'000 + kKilobyte - 1) / kKilobyte;
  std::string out(line.substr(0, first));
  if (second > first + 1) out.append(", ").append(line.substr(first + 1, second - first - 1));
  return clean(out + ", " + std::to_string(kilobytes) + " KB", kMaxValueBytes);
}

// The line again, to the kilobyte; "" for what no file is called by.
std::string file_line(std::string_view said) {
  constexpr std::string_view kComma = ", ", kUnit = " KB";
  const std::size_t size = said.rfind(kComma);
  if (size == said.npos || !said.ends_with(kUnit)) return "";
  said.remove_suffix(kUnit.size());
  const auto kilobytes = parse_number(said.substr(std::min(size + kComma.size(), said.size())));
  if (!kilobytes) return "";
  std::string_view name = said.substr(0, size), type;
  if (const std::size_t at = name.rfind(kComma); at != name.npos) {
    type = name.substr(at + kComma.size());
    name = name.substr(0, at);
  }
  const std::int64_t bytes = kilobytes->millionths / 1'000'000 * kKilobyte;
  return std::string(name) + "\t" + std::string(type) + "\t" + std::to_string(bytes);
}

Checked check_lines(const Input& input, std::string_view typed,
                    const std::vector<OfferedOption>& options) {
  const bool chosen = input.type == FieldType::choices;
  List items;
  for (const std::string& line : lines_of(typed)) {
    std::string text = chosen ? line : file_text(line);
    if (chosen && !is_offered(options, line)) return {Missing{}, "invalid_choice"};
    if (text.empty()) return {Missing{}, "invalid_file"};
    if (std::find(items.begin(), items.end(), Value{text}) == items.end())
      items.emplace_back(std::move(text));
  }
  const auto most = parse_number(input.max);
  if (most && items.size() * 1'000'000 > static_cast<std::uint64_t>(most->millionths))
    return {Missing{}, "too_large"};
  return {std::move(items), {}};
}

}  // namespace

std::string normal_email(std::string_view typed) {
  std::string text = clean(typed, kMaxEmailBytes + kWidestCharacter);
  const std::size_t at = text.rfind('@');
  if (text.size() > kMaxEmailBytes || at == std::string::npos) return "";
  for (std::size_t i = at + 1; i < text.size(); ++i) {
    if (text[i] >= 'A' && text[i] <= 'Z') text[i] = static_cast<char>(text[i] - 'A' + 'a');
  }
  const std::string_view whole = text;
  if (!is_local_part(whole.substr(0, at)) || !is_domain(whole.substr(at + 1))) return "";
  return text;
}

std::string normal_phone(std::string_view typed) {
  std::string out;
  std::size_t digits = 0;
  for (char c : clean(typed, kMaxValueBytes)) {
    if (text::is_digit(c)) {
      out += c;
      ++digits;
    } else if (c == '+' && out.empty()) {
      out += c;
    } else if (std::string_view(" -./()").find(c) == std::string_view::npos) {
      return "";
    }
  }
  return digits >= kMinPhoneDigits && digits <= kMaxPhoneDigits ? out : "";
}

Checked check_input(const Input& input, std::string_view typed, const InputScope& scope) {
  const bool many = input.type == FieldType::choices || input.type == FieldType::file;
  const bool lines = many || input.type == FieldType::text || input.type == FieldType::message;
  std::string text =
      many ? std::string(typed) : clean(typed, kMaxValueBytes + kWidestCharacter, lines);
  if (text.empty())
    return {Missing{}, input.required ? std::string_view("required") : std::string_view()};
  if (text.size() > kMaxValueBytes) return {Missing{}, "too_long"};
  switch (input.type) {
    case FieldType::email:
      return text_or_error(normal_email(text), "invalid_email");
    case FieldType::phone:
      return text_or_error(normal_phone(text), "invalid_phone");
    case FieldType::order:
      return check_order(input, text);
    case FieldType::number:
      return check_number(input, read_typed_number(text, scope.locale));
    case FieldType::rating: {
      const std::size_t most = input.max.empty() ? 5 : std::strtoul(input.max.c_str(), nullptr, 10);
      const bool fits = text.size() <= 2 && std::all_of(text.begin(), text.end(), text::is_digit);
      const unsigned long rating = fits ? std::strtoul(text.c_str(), nullptr, 10) : 0;
      if (rating < 1 || rating > most) return {Missing{}, "invalid_choice"};
      return {Number{static_cast<std::int64_t>(rating) * 1'000'000}, {}};
    }
    case FieldType::date:
      return check_date(input, text, scope.today);
    case FieldType::url:
      return text_or_error(normal_url(text), "invalid_url");
    case FieldType::choice:
      if (!is_offered(scope.options, text)) return {Missing{}, "invalid_choice"};
      return {std::move(text), {}};
    case FieldType::choices:
    case FieldType::file:
      return check_lines(input, text, scope.options);
    default:
      return {std::move(text), {}};
  }
}

std::string seen_text(const Value& one, const std::vector<OfferedOption>& options) {
  const std::string text = value_text(one);
  for (const OfferedOption& option : options) {
    std::string label;
    for (const Part& part : option.label) label += part.text;
    if (option.id == text && !label.empty()) return label;
  }
  return text;
}

std::string typed_text(const Input& input, const Value& value, std::string_view locale) {
  if (const auto* number = std::get_if<Number>(&value); number && input.type == FieldType::number)
    return typed_number(*number, locale);
  const auto* list = std::get_if<List>(&value);
  if (list == nullptr) return input.type == FieldType::file ? "" : value_text(value);
  std::string out;
  for (const Value& item : *list) {
    const std::string text = value_text(item);
    out += (out.empty() ? "" : "\n") + (input.type == FieldType::file ? file_line(text) : text);
  }
  return out;
}

}  // namespace waypost::session
