// Words in all their forms, roughly: endings differ, the beginning stays. No language is known
// here, so some strangers share a stem; that makes advice quieter, not wrong.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "advice/targets.h"

namespace waypost::advice {

/// What the forms of a folded word have in common: all but its last three characters, at least
/// four.
std::string stem_of(std::string_view folded);

/// Four characters or more, no digits: a word that can be talked about, in a script with spaces.
bool is_telling(std::string_view folded, bool spaceless);

/// The words that a knowledge says.
class KnownWords {
 public:
  /// Phrasings and titles; with `answers` those, too.
  KnownWords(const std::vector<TargetView>& targets, bool answers);

  /// Whether a word begins like this.
  bool has(const std::string& stem) const;

 private:
  std::vector<std::string> sorted_;  // folded
};

}  // namespace waypost::advice
