#include "content/rules.h"

#include <algorithm>

#include "flow/dates.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace waypost::content {
namespace {

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

// True when nothing can be seen in the text.
bool is_blank(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const text::Decoded c = text::decode(text, at);
    const bool space = c.code <= 0x20 || c.code == 0xA0 || c.code == 0x3000 || c.code == 0xFEFF ||
                       (c.code >= 0x2000 && c.code <= 0x200F) || c.code == 0x2028 ||
                       c.code == 0x2029 || c.code == 0x202F || c.code == 0x205F || c.code == 0x2060;
    if (!space) return false;
    at += c.length;
  }
  return true;
}

std::optional<Fault> text_fault(std::string_view key, std::string_view text, std::size_t limit) {
  if (is_blank(text)) return Fault{Code::empty_text, {std::string(key)}};
  if (text.size() <= limit) return std::nullopt;
  return Fault{Code::text_too_long, {std::to_string(text.size()), std::to_string(limit)}};
}

std::optional<Fault> id_fault(std::string_view id) {
  const bool fine =
      !id.empty() && id.size() <= kMaxIdBytes && std::all_of(id.begin(), id.end(), [](char c) {
        return text::is_lower(c) || text::is_digit(c) || c == '_' || c == '-';
      });
  if (fine) return std::nullopt;
  return Fault{Code::bad_id, {std::string(id.substr(0, kMaxIdBytes)), "[a-z0-9_-]+"}};
}

std::optional<Fault> article_id_fault(std::string_view key, std::string_view id) {
  if (is_blank(id)) return Fault{Code::empty_text, {std::string(key)}};
  if (id.size() > kMaxArticleIdBytes) {
    return Fault{Code::text_too_long,
                 {std::to_string(id.size()), std::to_string(kMaxArticleIdBytes)}};
  }
  if (std::none_of(id.begin(), id.end(), is_control)) return std::nullopt;
  return Fault{Code::bad_id, {std::string(id), "no control characters"}};
}

std::optional<Fault> variable_fault(std::string_view name) {
  const bool fine = !name.empty() && name.size() <= kMaxIdBytes && text::is_lower(name[0]) &&
                    std::all_of(name.begin(), name.end(), [](char c) {
                      return text::is_lower(c) || text::is_digit(c) || c == '_';
                    });
  if (fine) return std::nullopt;
  return Fault{Code::bad_id, {std::string(name.substr(0, kMaxIdBytes)), "[a-z][a-z0-9_]*"}};
}

std::optional<Fault> email_fault(std::string_view text) {
  const std::size_t at = text.find('@');
  const bool fine =
      at != text.npos && at > 0 && at == text.rfind('@') && at + 1 < text.size() &&
      std::none_of(text.begin(), text.end(), [](char c) { return is_control(c) || c == ' '; });
  if (fine) return std::nullopt;
  return Fault{Code::bad_value, {std::string(text), "name@example.com"}};
}

// Shops write numbers in every way, also with letters ("0800 TREKK", "ext. 12").
std::optional<Fault> phone_fault(std::string_view key, std::string_view text) {
  constexpr std::ptrdiff_t kFewestDigits = 3;
  if (auto fault = text_fault(key, text, kMaxTitleBytes)) return fault;
  if (std::count_if(text.begin(), text.end(), text::is_digit) >= kFewestDigits) return std::nullopt;
  return Fault{Code::bad_value, {std::string(text), "a number such as +381 11 123 4567"}};
}

json::Type type_of(Kind kind) {
  switch (kind) {
    case Kind::flag:
      return json::Type::boolean;
    case Kind::integer:
      return json::Type::number;
    case Kind::list:
    case Kind::filled_list:
      return json::Type::array;
    case Kind::object:
      return json::Type::object;
    default:
      return json::Type::text;
  }
}

std::string_view scheme_of(std::string_view url) {
  const std::size_t end = url.find_first_of(":/?#");
  return end != url.npos && url[end] == ':' ? url.substr(0, end) : std::string_view();
}

// What names the server, between `//` and its path; "" of an address on this site.
std::string_view server_of(std::string_view url, std::size_t scheme) {
  url.remove_prefix(scheme == 0 ? 0 : scheme + 1);
  return url.starts_with("//") ? url.substr(2, url.find_first_of("/?#", 2) - 2) : "";
}

std::string lowered(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

// Two digits at `at`, or -1.
std::int32_t two_digits(std::string_view text, std::size_t at) {
  if (at + 2 > text.size() || !text::is_digit(text[at]) || !text::is_digit(text[at + 1])) return -1;
  return (text[at] - '0') * 10 + (text[at + 1] - '0');
}

// Minutes of `HH:MM`, or -1.
std::int32_t minutes_of(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return -1;
  const std::int32_t hours = two_digits(text, 0);
  const std::int32_t minutes = two_digits(text, 3);
  if (hours < 0 || minutes < 0 || minutes > 59 || hours * 60 + minutes > 24 * 60) return -1;
  return hours * 60 + minutes;
}

}  // namespace

std::optional<Fault> fault_of(Kind kind, std::string_view key, json::Value value) {
  if (kind == Kind::any) return std::nullopt;
  if (const json::Type expected = type_of(kind); value.type() != expected) {
    return Fault{
        Code::wrong_type,
        {std::string(json::to_string(expected)), std::string(json::to_string(value.type()))}};
  }
  switch (kind) {
    case Kind::title:
      return text_fault(key, value.text(), kMaxTitleBytes);
    case Kind::text:
      return text_fault(key, value.text(), kMaxTextBytes);
    case Kind::body:
      return text_fault(key, value.text(), kMaxBodyBytes);
    case Kind::id:
      return id_fault(value.text());
    case Kind::article_id:
      return article_id_fault(key, value.text());
    case Kind::variable:
      return variable_fault(value.text());
    case Kind::email:
      return email_fault(value.text());
    case Kind::phone:
      return phone_fault(key, value.text());
    case Kind::url:
      return url_fault(value.text(), false);
    case Kind::link:
      return url_fault(value.text(), true);
    case Kind::locale:
      if (is_locale(value.text())) return std::nullopt;
      return Fault{Code::bad_locale, {std::string(value.text())}};
    case Kind::integer:
      if (value.integer()) return std::nullopt;
      return Fault{Code::bad_value, {std::string(value.literal()), "a whole number"}};
    case Kind::filled_list:
      if (value.size() > 0) return std::nullopt;
      return Fault{Code::empty_text, {std::string(key)}};
    default:
      return std::nullopt;
  }
}

std::optional<Fault> url_fault(std::string_view text, bool contact_schemes) {
  const auto fault = [&](std::string what) {
    return Fault{Code::bad_url, {std::string(text), std::move(what)}};
  };
  if (is_blank(text)) return fault("empty");
  if (text.size() > kMaxTitleBytes) return fault("too long");
  for (const char c : text) {
    if (is_control(c) || c == ' ' || c == '\\' || c == '<' || c == '>' || c == '"') {
      return fault(c == ' ' ? "space" : is_control(c) ? "control character" : std::string(1, c));
    }
  }
  const std::string scheme = lowered(scheme_of(text));
  const std::string_view server = server_of(text, scheme.size());
  // Nobody but the owner says which server is asked.
  if (server.find('{') != server.npos) return fault("value_as_server");
  if (server.find('@') != server.npos) return fault("signs_in");
  if (scheme == "http" || scheme == "https")
    return server.empty() ? std::optional(fault("no host")) : std::nullopt;
  if (scheme.empty() && text[0] != ':') return std::nullopt;
  if (contact_schemes && (scheme == "mailto" || scheme == "tel") &&
      text.size() > scheme.size() + 1) {
    return std::nullopt;
  }
  return fault("scheme " + scheme);
}

bool is_locale(std::string_view tag) {
  if (tag.size() > 35) return false;
  std::size_t part = 0;
  while (true) {
    const std::size_t end = std::min(tag.find('-'), tag.size());
    const std::string_view subtag = tag.substr(0, end);
    const bool letters = std::all_of(subtag.begin(), subtag.end(), text::is_letter);
    const bool fine = part == 0 ? letters && subtag.size() >= 2
                                : std::all_of(subtag.begin(), subtag.end(), [](char c) {
                                    return text::is_letter(c) || text::is_digit(c);
                                  });
    if (subtag.empty() || subtag.size() > 8 || !fine) return false;
    if (end == tag.size()) return true;
    tag.remove_prefix(end + 1);
    ++part;
  }
}

bool is_date(std::string_view text) {
  constexpr std::size_t kDayBytes = 10;
  return text.size() == kDayBytes && day_number(text).has_value();
}

bool is_zone(std::string_view text) {
  if (text.empty() || text.size() > 64 || !text::is_letter(text[0]) || text.back() == '/')
    return false;
  if (text.find("//") != text.npos) return false;
  return std::all_of(text.begin(), text.end(), [](char c) {
    return text::is_letter(c) || text::is_digit(c) || c == '/' || c == '_' || c == '-' || c == '+';
  });
}

std::optional<OpenTime> parse_open_time(std::string_view text) {
  if (text.size() != 11 || text[5] != '-') return std::nullopt;
  const OpenTime time{minutes_of(text.substr(0, 5)), minutes_of(text.substr(6))};
  if (time.from < 0 || time.from >= time.to) return std::nullopt;
  return time;
}

std::string open_time_text(const OpenTime& time) {
  const auto two = [](std::int32_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  const auto clock = [&](std::int32_t minutes) {
    return two(minutes / 60) + ":" + two(minutes % 60);
  };
  return clock(time.from) + "-" + clock(time.to);
}

}  // namespace waypost::content
