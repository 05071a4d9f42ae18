// Known words. Near words are found through shortened forms: two words one slip apart share one.
#include "match/vocabulary.h"

#include <algorithm>
#include <cstddef>

#include "text/utf8.h"

namespace waypost::match {
namespace {

constexpr std::size_t kShortestCorrected = 4;
constexpr std::size_t kShortestTwoSided = 6;
constexpr std::size_t kLongestCorrected = 40;

std::uint64_t hash_without(const std::u32string& letters, std::size_t left_out) {
  std::uint64_t hash = 0xcbf29ce484222325ull;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    if (i == left_out) continue;
    hash = (hash ^ letters[i]) * 0x100000001b3ull;
  }
  return hash;
}

// One letter wrong or two neighbours swapped, given words of equal length.
bool one_slip(const std::u32string& a, const std::u32string& b) {
  std::size_t first = 0;
  while (first < a.size() && a[first] == b[first]) ++first;
  std::size_t end = a.size();
  while (end > first && a[end - 1] == b[end - 1]) --end;
  if (end - first <= 1) return true;
  return end - first == 2 && a[first] == b[first + 1] && a[first + 1] == b[first];
}

// Two words that share a shortened form may still be further apart.
bool is_near(const KnownWord& word, const std::u32string& typed) {
  const std::u32string letters = text::decode_all(word.text);
  const std::size_t shorter = std::min(letters.size(), typed.size());
  const std::size_t longer = std::max(letters.size(), typed.size());
  if (longer - shorter > 1) return false;
  return longer != shorter || typed.size() >= kShortestTwoSided || one_slip(letters, typed);
}

// Equal counts: in the order of the bytes.
std::vector<const KnownWord*> most_frequent(std::vector<const KnownWord*> words,
                                            std::size_t limit) {
  const std::size_t kept = std::min(limit, words.size());
  std::partial_sort(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(kept), words.end(),
                    [](const KnownWord* a, const KnownWord* b) {
                      return a->count != b->count ? a->count > b->count : a->text < b->text;
                    });
  words.resize(kept);
  return words;
}

bool has_digit(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

Vocabulary::Vocabulary(std::vector<KnownWord> words) : words_(std::move(words)) {
  std::sort(words_.begin(), words_.end(),
            [](const KnownWord& a, const KnownWord& b) { return a.text < b.text; });
  std::size_t kept = 0;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    if (kept > 0 && words_[kept - 1].text == words_[i].text) {
      words_[kept - 1].count += words_[i].count;
    } else {
      if (kept != i) words_[kept] = std::move(words_[i]);
      ++kept;
    }
  }
  words_.resize(kept);
  for (std::uint32_t index = 0; index < words_.size(); ++index) {
    const std::u32string letters = text::decode_all(words_[index].text);
    if (letters.size() < kShortestCorrected || letters.size() > kLongestCorrected) continue;
    for (std::size_t i = 0; i < letters.size(); ++i) {
      shortened_.emplace_back(hash_without(letters, i), index);
    }
  }
  std::sort(shortened_.begin(), shortened_.end());
}

std::vector<KnownWord>::const_iterator Vocabulary::at_or_after(std::string_view folded) const {
  return std::lower_bound(
      words_.begin(), words_.end(), folded,
      [](const KnownWord& word, std::string_view wanted) { return word.text < wanted; });
}

bool Vocabulary::knows(std::string_view folded) const {
  const auto at = at_or_after(folded);
  return at != words_.end() && at->text == folded;
}

std::vector<const KnownWord*> Vocabulary::near(std::string_view folded, std::size_t limit) const {
  std::vector<const KnownWord*> found;
  if (folded.size() < kShortestCorrected || has_digit(folded)) return found;
  const std::u32string typed = text::decode_all(folded);
  if (typed.size() < kShortestCorrected || typed.size() > kLongestCorrected) return found;
  const auto consider = [&](const KnownWord& word) {
    if (is_near(word, typed)) found.push_back(&word);
  };
  const auto consider_all = [&](std::uint64_t hash) {
    auto at = std::lower_bound(shortened_.begin(), shortened_.end(), Variant{hash, 0});
    for (; at != shortened_.end() && at->first == hash; ++at) consider(words_[at->second]);
  };
  consider_all(hash_without(typed, typed.size()));
  for (std::size_t i = 0; i < typed.size(); ++i) {
    consider_all(hash_without(typed, i));
    std::string shorter;
    for (std::size_t j = 0; j < typed.size(); ++j) {
      if (j != i) text::append(shorter, typed[j]);
    }
    const auto at = at_or_after(shorter);
    if (at != words_.end() && at->text == shorter) consider(*at);
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return most_frequent(std::move(found), limit);
}

std::vector<const KnownWord*> Vocabulary::completions(std::string_view folded,
                                                      std::size_t limit) const {
  std::vector<const KnownWord*> found;
  for (auto at = at_or_after(folded); at != words_.end() && at->text.starts_with(folded); ++at) {
    found.push_back(&*at);
  }
  return most_frequent(std::move(found), limit);
}

}  // namespace waypost::match
