// The words that the knowledge uses: known or not, nearest in spelling, and what an unfinished word
// may become.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace waypost::match {

struct KnownWord {
  std::string text;         // folded
  std::uint32_t count = 0;  // phrasings that have it; 0 = only answers do
};

class Vocabulary {
 public:
  /// `words` in any order, repeats allowed: their counts add up.
  explicit Vocabulary(std::vector<KnownWord> words);

  bool knows(std::string_view folded) const;

  /// The words one slip away: a letter missing, too many, wrong, or two swapped; from six letters
  /// also one letter dropped on each side. Most frequent first (then by bytes), at most `limit`.
  /// None for words of fewer than four letters.
  std::vector<const KnownWord*> near(std::string_view folded, std::size_t limit) const;

  /// Words that begin with `folded`, most frequent first (then by bytes), at most `limit`.
  std::vector<const KnownWord*> completions(std::string_view folded, std::size_t limit) const;

 private:
  using Variant = std::pair<std::uint64_t, std::uint32_t>;  // hash of a shortened word, the word

  std::vector<KnownWord>::const_iterator at_or_after(std::string_view folded) const;

  std::vector<KnownWord> words_;    // sorted by bytes
  std::vector<Variant> shortened_;  // sorted: every word of four letters or more less one letter
};

}  // namespace waypost::match
