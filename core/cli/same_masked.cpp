#include "same_masked.h"

#include <algorithm>
#include <string_view>

#include "session/secrets.h"

namespace waypost::cli {
namespace {

using session::kMasked;

std::string_view written(json::Value value) {
  return value.is_number() ? value.literal() : value.text();
}

bool is_masked(std::string_view text) { return text.find(kMasked) != text.npos; }

// What stands between the masks stands in the text in this order.
bool fits(std::string_view masked, std::string_view text) {
  const std::size_t first = masked.find(kMasked);
  if (first == masked.npos) return text.ends_with(masked);
  if (!text.starts_with(masked.substr(0, first))) return false;
  text.remove_prefix(first);
  masked.remove_prefix(first + kMasked.size());
  while (true) {
    const std::size_t next = masked.find(kMasked);
    if (next == masked.npos) return text.ends_with(masked);
    const std::size_t at = text.find(masked.substr(0, next));
    if (at == text.npos) return false;
    text.remove_prefix(at + next);
    masked.remove_prefix(next + kMasked.size());
  }
}

bool ends_alike(std::string_view a, std::string_view b) {
  const std::size_t before = std::min(a.find(kMasked), b.find(kMasked));
  const auto rest = [](std::string_view text) {
    return text.size() - text.rfind(kMasked) - kMasked.size();
  };
  const std::size_t behind = std::min(rest(a), rest(b));
  return a.substr(0, before) == b.substr(0, before) &&
         a.substr(a.size() - behind) == b.substr(b.size() - behind);
}

bool same_text(std::string_view a, std::string_view b) {
  if (is_masked(a) && is_masked(b)) return ends_alike(a, b);
  if (is_masked(a)) return fits(a, b);
  return is_masked(b) && fits(b, a);
}

bool same_members(json::Value a, json::Value b) {
  const bool hides = is_masked(a.find("value").text()) || is_masked(b.find("value").text());
  for (const json::Member member : a.members()) {
    const std::string_view key = member.key.text();
    if (hides && key == "as") continue;
    if (!same_masked(member.value, b.find(key))) return false;
  }
  for (const json::Member member : b.members()) {
    const std::string_view key = member.key.text();
    if (!a.find(key) && !(hides && key == "as")) return false;
  }
  return true;
}

}  // namespace

bool same_masked(json::Value logged, json::Value again) {
  if (is_masked(logged.text()) || is_masked(again.text()))
    return same_text(written(logged), written(again));
  if (logged.type() != again.type()) return false;
  if (logged.is_object()) return same_members(logged, again);
  if (logged.is_number()) return logged.literal() == again.literal();
  if (!logged.is_array())
    return logged.text() == again.text() && logged.boolean() == again.boolean();
  if (logged.size() != again.size()) return false;
  auto other = again.items().begin();
  for (const json::Value item : logged.items()) {
    if (!same_masked(item, *other)) return false;
    ++other;
  }
  return true;
}

}  // namespace waypost::cli
