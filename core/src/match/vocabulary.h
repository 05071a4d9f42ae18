// The words that the knowledge uses: known or not, nearest in spelling, and what an unfinished word
// may become.
#pragma once

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

  /// The most frequent word one slip away: a letter missing, too many, wrong, or two swapped; from
  /// six letters also one letter dropped on each side. Null for words of fewer than four letters
  /// and when nothing is near. Equal counts: the first by bytes.
  const KnownWord* nearest(std::string_view folded) const;

  /// Words that begin with `folded`, most frequent first (then by bytes), at most `limit`.
  std::vector<const KnownWord*> completions(std::string_view folded, std::size_t limit) const;

 private:
  using Variant = std::pair<std::uint64_t, std::uint32_t>;  // hash of a shortened word, the word

  bool consider(std::uint32_t index, const std::u32string& typed, const KnownWord*& best) const;

  std::vector<KnownWord> words_;    // sorted by bytes
  std::vector<Variant> shortened_;  // sorted: every word of four letters or more less one letter
};

}  // namespace waypost::match
