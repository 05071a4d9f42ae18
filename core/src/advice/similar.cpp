#include "advice/similar.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "match/logarithm.h"
#include "match/question.h"
#include "text/words.h"

namespace waypost::advice {
namespace {

// From so many texts on, pieces that one text in kCommon has lead to no neighbours: they are most
// of the work and tell the least.
constexpr std::size_t kManyTexts = 1000;
constexpr std::size_t kCommon = 20;

// Of the wanted similarity: what the other pieces must reach.
constexpr float kWorthALook = 0.5f;

// Of the square of a vector: what each of its two blocks, words and pieces of words, has.
constexpr float kBlock = 0.5f;

}  // namespace

SimilarTexts::SimilarTexts(const std::vector<std::string_view>& texts) {
  std::unordered_map<match::FeatureKey, std::uint32_t> numbers;
  std::vector<std::uint32_t> texts_with;
  std::vector<std::size_t> words;  // by text: how many of its entries are of the block of words
  for (const std::string_view text : texts) {
    const match::Bag bag = match::features(match::tokens_of(text::words(text)));
    std::vector<Weighted>& row = rows_.emplace_back();
    for (const auto* block : {&bag.words, &bag.characters}) {
      for (const match::Counted& counted : *block) {
        const auto [entry, added] =
            numbers.emplace(counted.key, static_cast<std::uint32_t>(texts_with.size()));
        if (added) texts_with.push_back(0);
        ++texts_with[entry->second];
        row.push_back({entry->second, counted.count});
      }
    }
    words.push_back(bag.words.size());
  }
  const auto count = static_cast<std::uint32_t>(texts.size());
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    std::vector<Weighted>& row = rows_[i];
    float squares[2] = {0, 0};
    for (std::size_t k = 0; k < row.size(); ++k) {
      row[k].weight *= 1 + match::ln_ratio(count + 1, texts_with[row[k].feature] + 1);
      squares[k < words[i] ? 0 : 1] += row[k].weight * row[k].weight;
    }
    for (std::size_t k = 0; k < row.size(); ++k) {
      const float square = squares[k < words[i] ? 0 : 1];
      if (square > 0) row[k].weight *= std::sqrt(kBlock / square);
    }
    std::sort(row.begin(), row.end(),
              [](const Weighted& a, const Weighted& b) { return a.feature < b.feature; });
  }
  postings_.resize(texts_with.size());
  const bool is_many = texts.size() >= kManyTexts;
  for (std::uint32_t i = 0; i < rows_.size(); ++i) {
    for (const Weighted& entry : rows_[i]) {
      if (is_many && texts_with[entry.feature] > texts.size() / kCommon) continue;
      postings_[entry.feature].push_back({i, entry.weight});
    }
  }
  sums_.resize(rows_.size(), 0);
}

float SimilarTexts::similarity(std::uint32_t a, std::uint32_t b) const {
  float sum = 0;
  auto one = rows_[a].begin(), other = rows_[b].begin();
  while (one != rows_[a].end() && other != rows_[b].end()) {
    if (one->feature == other->feature) {
      sum += one->weight * other->weight;
      ++one;
      ++other;
    } else if (one->feature < other->feature) {
      ++one;
    } else {
      ++other;
    }
  }
  return sum;
}

std::vector<Neighbour> SimilarTexts::neighbours(std::uint32_t text, float least) {
  for (const Weighted& entry : rows_[text]) {
    for (const Neighbour& posting : postings_[entry.feature]) {
      if (sums_[posting.text] <= 0) touched_.push_back(posting.text);
      sums_[posting.text] += entry.weight * posting.similarity;
    }
  }
  std::vector<Neighbour> found;
  for (const std::uint32_t other : touched_) {
    if (other != text && sums_[other] >= least * kWorthALook) {
      const float whole = similarity(text, other);
      if (whole >= least) found.push_back({other, whole});
    }
    sums_[other] = 0;
  }
  touched_.clear();
  std::sort(found.begin(), found.end(),
            [](const Neighbour& a, const Neighbour& b) { return a.text < b.text; });
  return found;
}

}  // namespace waypost::advice
