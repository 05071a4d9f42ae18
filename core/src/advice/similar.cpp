#include "advice/similar.h"

#include <algorithm>

#include "match/feature_table.h"
#include "match/lexicon.h"
#include "match/row_maker.h"
#include "text/words.h"

namespace waypost::advice {
namespace {

// From so many texts on, pieces that one text in kCommon has lead to no neighbours: they are most
// of the work and tell the least.
constexpr std::size_t kManyTexts = 1000;
constexpr std::size_t kCommon = 20;

// Of the wanted similarity: what the other pieces must reach.
constexpr float kWorthALook = 0.5f;

}  // namespace

SimilarTexts::SimilarTexts(const std::vector<std::string_view>& texts) {
  match::Lexicon lexicon;
  std::vector<std::vector<match::WordId>> words;
  for (const std::string_view text : texts) {
    std::vector<match::WordId>& added = words.emplace_back();
    for (const text::Word& word : text::words(text)) {
      added.push_back(lexicon.add(word.folded, word.spaceless));
    }
  }
  match::FeatureTable features(lexicon);
  match::RowMaker maker(features, words);
  rows_.reserve(words.size());
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    rows_.push_back(maker.row(i));
    match::SparseVector& vector = rows_.back().vector;
    std::sort(vector.begin(), vector.end(),
              [](const match::Entry& a, const match::Entry& b) { return a.feature < b.feature; });
  }
  postings_.resize(features.size());
  const bool is_many = texts.size() >= kManyTexts;
  for (std::uint32_t i = 0; i < rows_.size(); ++i) {
    for (const match::Entry& entry : rows_[i].vector) {
      if (is_many && maker.frequency()[entry.feature] > texts.size() / kCommon) continue;
      postings_[entry.feature].push_back({i, entry.weight});
    }
  }
  sums_.resize(rows_.size(), 0);
}

float SimilarTexts::similarity(std::uint32_t a, std::uint32_t b) const {
  float sum = 0;
  const match::SparseVector &left = rows_[a].vector, &right = rows_[b].vector;
  auto one = left.begin(), other = right.begin();
  while (one != left.end() && other != right.end()) {
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
  for (const match::Entry& entry : rows_[text].vector) {
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
