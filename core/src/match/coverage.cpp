// Words are compared by their first letters, so that an ending does not make another word.
#include "match/coverage.h"

#include <algorithm>

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

FeatureKey stem_of(std::string_view folded) {
  std::size_t end = 0;
  for (std::size_t letters = 0; letters < kStemLetters && end < folded.size(); ++letters) {
    end += text::decode(folded, end).length;
  }
  return word_key(folded.substr(0, end));
}

}  // namespace

void SaidWords::add(std::string_view folded, std::uint32_t target, bool asked) {
  said_.push_back({stem_of(folded), target, asked});
}

Coverage::Coverage(SaidWords&& words, std::uint32_t targets) {
  std::vector<SaidWords::Said>& said = words.said_;
  std::sort(said.begin(), said.end(), [](const SaidWords::Said& a, const SaidWords::Said& b) {
    if (a.stem != b.stem) return a.stem < b.stem;
    return a.target != b.target ? a.target < b.target : a.asked && !b.asked;
  });
  for (std::size_t at = 0; at < said.size();) {
    Stem stem{said[at].stem, static_cast<std::uint32_t>(targets_.size()), 0, 0};
    std::uint32_t asked = 0;
    for (; at < said.size() && said[at].stem == stem.key; ++at) {
      const bool again = targets_.size() > stem.begin && targets_.back() == said[at].target;
      if (again) continue;
      targets_.push_back(said[at].target);
      if (said[at].asked) ++asked;
    }
    stem.end = static_cast<std::uint32_t>(targets_.size());
    if (asked > 0)
      stem.weight = std::clamp(ln_ratio(targets + 1, asked) - kCommon, 0.0f, kHeaviest);
    stems_.push_back(stem);
  }
}

float Coverage::unexplained(std::uint32_t target, const std::vector<Token>& question) const {
  float whole = 0, missing = 0;
  for (const Token& token : question) {
    const FeatureKey key = stem_of(token.typed);
    const auto stem =
        std::lower_bound(stems_.begin(), stems_.end(), key,
                         [](const Stem& each, FeatureKey wanted) { return each.key < wanted; });
    if (stem == stems_.end() || stem->key != key) continue;
    whole += stem->weight;
    const std::uint32_t* begin = targets_.data() + stem->begin;
    if (!std::binary_search(begin, targets_.data() + stem->end, target)) missing += stem->weight;
  }
  return whole > 0 ? missing / whole : 0;
}

}  // namespace waypost::match
