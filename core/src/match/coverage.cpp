// Words are compared by their first letters, so that an ending does not make another word.
#include "match/coverage.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "match/logarithm.h"
#include "text/utf8.h"

namespace waypost::match {
namespace {

constexpr std::size_t kStemLetters = 4;
// Of the logarithm of targets over targets that have the word: what a third of them say weighs
// nothing, and beyond a point a word is not weightier for being rarer ("headlamp return" asks for
// both alike).
constexpr float kCommon = 1;
constexpr float kHeaviest = 1.2f;

FeatureKey stem_key(std::string_view folded) {
  std::size_t end = 0;
  for (std::size_t letters = 0; letters < kStemLetters && end < folded.size(); ++letters) {
    end += text::decode(folded, end).length;
  }
  return word_key(folded.substr(0, end));
}

}  // namespace

Coverage::Coverage(const Lexicon& lexicon, const std::vector<TargetWords>& targets)
    : word_stems_(lexicon.size()) {
  std::vector<std::pair<FeatureKey, WordId>> keyed;
  keyed.reserve(lexicon.size());
  for (WordId word = 0; word < lexicon.size(); ++word) {
    keyed.emplace_back(stem_key(lexicon.text(word)), word);
  }
  std::sort(keyed.begin(), keyed.end());
  for (const auto& [key, word] : keyed) {
    if (stems_.empty() || stems_.back().key != key) stems_.push_back({key, 0, 0, 0});
    word_stems_[word] = static_cast<std::uint32_t>(stems_.size() - 1);
  }
  // First how many targets say a stem, then which. `last`: by stem, counted from 1.
  std::vector<std::uint32_t> last(stems_.size(), 0), asked(stems_.size(), 0);
  const auto count = static_cast<std::uint32_t>(targets.size());
  const auto each = [&](std::uint32_t t, auto use) {
    for (const std::vector<WordId>* words : {&targets[t].asked, &targets[t].answer}) {
      for (const WordId word : *words) {
        const std::uint32_t stem = word_stems_[word];
        if (last[stem] == t + 1) continue;
        last[stem] = t + 1;
        use(stem, words == &targets[t].asked);
      }
    }
  };
  for (std::uint32_t t = 0; t < count; ++t) {
    each(t, [&](std::uint32_t stem, bool in_phrasing) {
      ++stems_[stem].end;
      if (in_phrasing) ++asked[stem];
    });
  }
  std::uint32_t begin = 0;
  for (std::size_t i = 0; i < stems_.size(); ++i) {
    Stem& stem = stems_[i];
    begin += stem.end;
    stem.begin = stem.end = begin - stem.end;
    if (asked[i] == 0) continue;
    stem.weight = std::clamp(ln_ratio(count + 1, asked[i]) - kCommon, 0.0f, kHeaviest);
  }
  targets_.resize(begin);
  std::fill(last.begin(), last.end(), 0);
  for (std::uint32_t t = 0; t < count; ++t) {
    each(t, [&](std::uint32_t stem, bool) { targets_[stems_[stem].end++] = t; });
  }
}

const Coverage::Stem* Coverage::stem_of(const Token& token) const {
  if (token.word != kNoWord) return &stems_[word_stems_[token.word]];
  const FeatureKey key = stem_key(token.typed);
  const auto stem =
      std::lower_bound(stems_.begin(), stems_.end(), key,
                       [](const Stem& each, FeatureKey wanted) { return each.key < wanted; });
  return stem == stems_.end() || stem->key != key ? nullptr : &*stem;
}

float Coverage::unexplained(std::uint32_t target, const std::vector<Token>& question) const {
  float whole = 0, missing = 0;
  for (const Token& token : question) {
    const Stem* stem = stem_of(token);
    if (stem == nullptr) continue;
    whole += stem->weight;
    const std::uint32_t* begin = targets_.data() + stem->begin;
    if (!std::binary_search(begin, targets_.data() + stem->end, target)) missing += stem->weight;
  }
  return whole > 0 ? missing / whole : 0;
}

}  // namespace waypost::match
