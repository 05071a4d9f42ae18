// Scanning of names and paths, shared by expressions and templates.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "flow/value.h"

namespace waypost {

inline bool is_name_start(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
inline bool is_name_part(char c) { return is_name_start(c) || (c >= '0' && c <= '9'); }

/// The name that starts at `at`, or "".
inline std::string_view scan_name(std::string_view text, std::size_t at) {
  if (at >= text.size() || !is_name_start(text[at])) return {};
  std::size_t end = at + 1;
  while (end < text.size() && is_name_part(text[end])) ++end;
  return text.substr(at, end - at);
}

/// Reads `order.status` and moves `at` behind it. Empty when there is no path, or it ends with a
/// dot: `at` then stands at the fault.
inline Path scan_path(std::string_view text, std::size_t& at) {
  Path path;
  for (;;) {
    const std::string_view name = scan_name(text, at);
    if (name.empty()) return {};
    path.emplace_back(name);
    at += name.size();
    if (at >= text.size() || text[at] != '.') return path;
    ++at;
  }
}

}  // namespace waypost
