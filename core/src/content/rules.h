// What single values of a knowledge file must look like.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "json/reader.h"
#include "waypost/status.h"

namespace waypost::content {

inline constexpr std::size_t kMaxIdBytes = 64;
inline constexpr std::size_t kMaxArticleIdBytes = 512;
inline constexpr std::size_t kMaxTitleBytes = 1000;
inline constexpr std::size_t kMaxTextBytes = 16u << 10;
inline constexpr std::size_t kMaxBodyBytes = 256u << 10;

/// The kinds of values that keys hold.
enum class Kind : std::uint8_t {
  any,
  title,       ///< text of a line: label, question, name
  text,        ///< text of some paragraphs
  body,        ///< text of an article
  id,          ///< [a-z0-9_-]+
  article_id,  ///< any text without control characters
  variable,    ///< [a-z][a-z0-9_]*
  locale,      ///< BCP 47 tag
  url,         ///< http, https or relative
  link,        ///< the same, mailto and tel too
  email,
  phone,  ///< as people write it: at least three digits
  flag,
  integer,
  list,
  filled_list,  ///< not empty
  object,
};

/// Why a value is not of its kind.
struct Fault {
  Code code;
  std::vector<std::string> args;
};

/// Nothing when `value` is of `kind`. `key` names it in empty_text.
std::optional<Fault> fault_of(Kind kind, std::string_view key, json::Value value);

/// Nothing when the text is fine; args as status.h says for bad_url.
std::optional<Fault> url_fault(std::string_view text, bool contact_schemes);
bool is_locale(std::string_view tag);

/// `2026-12-25`, a day that exists.
bool is_date(std::string_view text);
/// `Europe/Belgrade`, `UTC`: the form only, the core has no zone database.
bool is_zone(std::string_view text);

/// Minutes of a day from `09:00-17:00`; `24:00` may end it.
struct OpenTime {
  std::int32_t from = 0;
  std::int32_t to = 0;
};
std::optional<OpenTime> parse_open_time(std::string_view text);
/// The same as text again: "09:00-17:00".
std::string open_time_text(const OpenTime& time);

}  // namespace waypost::content
