// Every text is walked twice: to number its features and count the texts that have them, then to
// make its row.
#include "match/row_maker.h"

#include <algorithm>

#include "match/weighting.h"

namespace waypost::match {
namespace {

constexpr std::uint32_t kUsual = 100;

}  // namespace

RowMaker::RowMaker(FeatureTable& table, const Texts& texts) : table_(table), texts_(texts) {
  for (const std::vector<WordId>& text : texts) {
    count(text);
    frequency_.resize(seen_.size(), 0);
    for (const Entry& entry : row_.vector) ++frequency_[entry.feature];
  }
  const auto idf = [this](std::uint32_t found) { return 1 + ln_ratio(size() + 1, found + 1); };
  std::vector<float> usual;  // by frequency: a logarithm is long, and most features are rare
  for (std::uint32_t found = 0; found < std::min(size(), kUsual); ++found) {
    usual.push_back(idf(found));
    damped_.push_back(damped(static_cast<float>(found)));
  }
  table_.unknown_idf_ = kUnknownWeight * idf(0);
  table_.idf_.reserve(frequency_.size());
  for (const std::uint32_t found : frequency_) {
    table_.idf_.push_back(found < usual.size() ? usual[found] : idf(found));
  }
}

Row RowMaker::row(std::uint32_t text) {
  count(texts_[text]);
  Row row = row_;
  const bool both = row.words > 0 && row.words < row.vector.size();
  Entry *begin = row.vector.data(), *middle = begin + row.words;
  weigh(begin, middle, both ? kWordShare : 1);
  weigh(middle, begin + row.vector.size(), both ? 1 - kWordShare : 1);
  return row;
}

void RowMaker::count(const std::vector<WordId>& text) {
  ++visits_;
  row_.vector.clear();
  FeatureKey before = kEdge;
  for (const WordId word : text) {
    table_.learn_word(word);
    add(table_.word_features_[word]);
    const FeatureKey key = table_.lexicon_.key(word);
    add(table_.number_of(pair_key(before, key)));
    before = key;
  }
  if (!text.empty()) add(table_.number_of(pair_key(before, kEdge)));
  row_.words = row_.vector.size();
  for (const WordId word : text) {
    const FeatureTable::Range range = table_.piece_ranges_[word];
    for (std::uint32_t i = range.begin; i < range.end; ++i) add(table_.pieces_[i]);
  }
}

void RowMaker::add(std::uint32_t feature) {
  if (feature >= seen_.size()) seen_.resize(feature + 1);
  Seen& seen = seen_[feature];
  if (seen.by == visits_) {
    row_.vector[seen.place].weight += 1;
    return;
  }
  seen = {visits_, static_cast<std::uint32_t>(row_.vector.size())};
  row_.vector.push_back({feature, 1});
}

void RowMaker::weigh(Entry* begin, Entry* end, float share) const {
  float squares = 0;
  for (Entry* entry = begin; entry != end; ++entry) {
    const auto count = static_cast<std::uint32_t>(entry->weight);
    const float often = count < damped_.size() ? damped_[count] : damped(entry->weight);
    entry->weight = often * table_.idf_[entry->feature];
    squares += entry->weight * entry->weight;
  }
  const float scale = scale_of(squares, share) / kWeightStep;
  for (Entry* entry = begin; entry != end; ++entry) {
    entry->weight =
        kWeightStep * static_cast<float>(static_cast<std::uint32_t>(entry->weight * scale + 0.5f));
  }
}

}  // namespace waypost::match
