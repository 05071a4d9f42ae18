// What in a past question belongs to one person: addresses, numbers, links. It must not get into a
// knowledge file, which everybody can read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace waypost::advice {

struct Masked {
  std::string text;       ///< with "…" for each piece of data; spaces single
  bool has_data = false;  ///< something was taken out
};

/// `masks` of order numbers as match::find_entities takes them. Beside what that finds, everything
/// with an @, web addresses, numbers of five digits or more, also in groups, and words of letters
/// and three digits or more count as data. Names cannot be told from other words.
Masked without_personal_data(std::string_view text, const std::vector<std::string>& masks);

}  // namespace waypost::advice
