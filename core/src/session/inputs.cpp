// What visitors type into forms: checked and normalised.
#include "session/inputs.h"

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

Checked check_order(const Step& step, const std::string& typed) {
  if (!step.pattern.empty())
    return text_or_error(normalise_by_mask(step.pattern, typed).value_or(""), "invalid_order");
  if (typed.size() > kMaxOrderBytes) return {Missing{}, "invalid_order"};
  return {typed, {}};
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

Checked check_input(const Step& step, std::string_view typed, std::string_view locale) {
  const bool lines = step.field == FieldType::text || step.field == FieldType::message;
  const std::string text = clean(typed, kMaxValueBytes + kWidestCharacter, lines);
  if (text.empty())
    return {Missing{}, step.required ? std::string_view("required") : std::string_view()};
  if (text.size() > kMaxValueBytes) return {Missing{}, "too_long"};
  switch (step.field) {
    case FieldType::email:
      return text_or_error(normal_email(text), "invalid_email");
    case FieldType::phone:
      return text_or_error(normal_phone(text), "invalid_phone");
    case FieldType::order:
      return check_order(step, text);
    case FieldType::number: {
      const auto number = read_typed_number(text, locale);
      if (!number) return {Missing{}, "invalid_number"};
      return {*number, {}};
    }
    default:
      return {text, {}};
  }
}

}  // namespace waypost::session
