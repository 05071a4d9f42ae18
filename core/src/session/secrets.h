// Private answers, found again however they are spelled: in other letters, other case, with other
// spaces, dashes and dots.
#pragma once

#include <cstddef>
#include <functional>
#include <set>
#include <string>
#include <string_view>

namespace waypost::session {

/// What stands in place of a private answer.
inline constexpr std::string_view kMasked = "\u2022\u2022\u2022";

class Secrets {
 public:
  /// Nothing but separators (`----`) is found as it was typed, from three characters on inside of
  /// texts, too. What stands in place of a secret is none.
  void add(std::string_view secret);
  /// Stays wherever it stands, secret or not.
  void allow(std::string_view text);

  /// True when the whole text is a secret that is not allowed.
  bool contain(std::string_view text) const;

  /// Every secret of at least `shortest` characters becomes `•••`: those of less than `inside`
  /// characters as whole words (no letter beside a letter, no digit beside a digit), longer ones
  /// inside of words, too.
  std::string mask(std::string_view text, std::size_t shortest = 1, std::size_t inside = 8) const;

 private:
  std::set<std::u32string> secrets_, allowed_;  // folded, without separators
  std::set<std::string, std::less<>> bare_;     // nothing but separators
};

}  // namespace waypost::session
