// The words that the knowledge uses, numbered: known or not, nearest in spelling, and what an
// unfinished word may become.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "match/features.h"
#include "text/words.h"

namespace waypost::match {

/// A word by its number: in the order in which they were added.
using WordId = std::uint32_t;
inline constexpr WordId kNoWord = 0xffffffff;

class Lexicon {
 public:
  Lexicon();

  /// Makes all texts of a group mean the same: what one of them means already, else the words of
  /// the first one, written as one word. A text that another group has stays with that one. Before
  /// anything else is added.
  void unite(const std::vector<std::string>& group);
  /// The words of a text; those that are together a text of a group are one word.
  std::vector<text::Word> words(std::string_view bytes) const;

  /// The number of a word, a new one when it is not known yet. `folded` is not empty.
  WordId add(std::string_view folded, bool spaceless);
  /// Counts one more place in a phrasing that has the word.
  void count(WordId word) { ++words_[word].count; }

  std::uint32_t size() const { return static_cast<std::uint32_t>(words_.size()); }
  WordId find(std::string_view folded) const;  ///< kNoWord: not known

  std::string_view text(WordId word) const {
    return std::string_view(texts_).substr(words_[word].begin, words_[word].length);
  }
  FeatureKey key(WordId word) const { return words_[word].key; }
  bool is_spaceless(WordId word) const { return words_[word].spaceless; }

  /// The words one slip away: a letter missing, too many, wrong, or two swapped; from six letters
  /// also one letter dropped on each side. Most frequent first (then by bytes), at most `limit`.
  /// None for words of fewer than four letters and for those with digits.
  std::vector<WordId> near(std::string_view folded, std::size_t limit) const;

  /// Words that begin with `folded`, most frequent first (then by bytes), at most `limit`.
  std::vector<WordId> completions(std::string_view folded, std::size_t limit) const;

  /// How much a word is believed to be meant: the square of how often phrasings have it.
  float belief(WordId word) const;

 private:
  struct Known {
    FeatureKey key = 0;
    std::uint32_t begin = 0, length = 0;  // in texts_, bytes
    std::uint32_t letters = 0;            // where they begin in letters_
    std::uint32_t count = 0;              // in phrasings; 0: only answers have it
    bool spaceless = false;
    WordId means = kNoWord;  // itself, or what its group is called
  };
  struct Name {  // several words that are one
    std::vector<FeatureKey> words;
    WordId means = kNoWord;
    std::uint32_t next = kNoWord;  // another one whose first word falls to the same head
  };

  WordId insert(std::string_view folded, bool spaceless, WordId means);
  std::vector<WordId> meanings(std::vector<WordId> words) const;
  void add_name(Name&& name);
  std::size_t slot_of(std::string_view folded, FeatureKey key) const;
  void grow();
  std::vector<WordId> most_frequent(std::vector<WordId> words, std::size_t limit) const;

  std::string texts_;       // of all words, one after the other
  std::u32string letters_;  // likewise, of those that may be near to what is typed
  std::vector<Known> words_;
  std::vector<std::uint32_t> sketches_;  // by word; see sketch_of
  std::vector<Name> names_;
  std::vector<std::uint32_t> name_heads_;  // by the key of the first word; a power of two
  std::vector<WordId> slots_;              // open addressing, a power of two
};

}  // namespace waypost::match
