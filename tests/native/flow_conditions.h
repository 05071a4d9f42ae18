// What random flows are about, and what their conditions ask.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace waypost::test {

/// What the flows of a file are about: the variables, what sets them, and what conditions ask.
enum class Topic : std::uint8_t {
  always,
  choice,
  number,
  constant,
  lookup,
  lookups,  ///< another lookup into the same variable
  item,     ///< what is chosen of a lookup's list
  copy,
  call,
  nested,  ///< calls that may go deeper than fits
  text,
  date,
  order,
  opinion,  ///< surveys and ratings
  choices,
  action,
  sums,   ///< arithmetic, and variables compared with each other
  world,  ///< hours, and whether somebody is there
  count,
};

/// Constructs whose verdicts are not yet those of the walker: each is made once it is `true`.
inline constexpr bool kMakesMembership = false;  ///< `"x" in m`
inline constexpr bool kMakesSizes = false;       ///< `size(m) > 1`
inline constexpr bool kMakesToday = false;       ///< `day < today()`

/// The conditions about the topics that are set, by their number; ` stands for the quotes in them.
std::vector<std::string> conditions_about(const std::vector<bool>& topics);

/// Cells decide every condition in the text, one alone or a whole file: the proof must leave
/// nothing open.
bool is_decided(std::string_view text);

}  // namespace waypost::test
