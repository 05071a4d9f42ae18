// tf-idf vectors and their inverted index.
#include "match/index.h"

#include <cmath>
#include <cstddef>

#include "match/logarithm.h"

namespace waypost::match {
namespace {

// Share of the squared length that each block gets when both are there.
constexpr float kWordShare = 0.5f;

// 1 + ln(count) for repeats; an uncertain word counts as much as it is believed.
float damped(float count) {
  if (count <= 1) return count;
  return 1 + ln_ratio(static_cast<std::uint32_t>(count * 16), 16);
}

}  // namespace

PhrasingIndex::PhrasingIndex(const std::vector<Bag>& bags, std::vector<SparseVector>& rows)
    : phrasings_(static_cast<std::uint32_t>(bags.size())) {
  unknown_idf_ = 1 + ln_ratio(phrasings_ + 1, 1);
  number_features(bags);
  rows.clear();
  rows.reserve(bags.size());
  for (const Bag& bag : bags) rows.push_back(vector_of(bag));
  fill_postings(rows);
}

PhrasingIndex::Slot& PhrasingIndex::slot_of(FeatureKey key) {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = key & mask;
  while (slots_[at].feature != kUnknown && slots_[at].key != key) at = (at + 1) & mask;
  return slots_[at];
}

std::uint32_t PhrasingIndex::find(FeatureKey key) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = key & mask;
  while (slots_[at].feature != kUnknown && slots_[at].key != key) at = (at + 1) & mask;
  return slots_[at].feature;
}

void PhrasingIndex::number_features(const std::vector<Bag>& bags) {
  std::vector<std::uint32_t> frequency;
  slots_.assign(1024, {});
  const auto count = [&](const Counted& counted) {
    if (frequency.size() * 2 >= slots_.size()) {
      std::vector<Slot> old(slots_.size() * 2);
      old.swap(slots_);
      for (const Slot& slot : old) {
        if (slot.feature != kUnknown) slot_of(slot.key) = slot;
      }
    }
    Slot& slot = slot_of(counted.key);
    if (slot.feature == kUnknown) {
      slot = {counted.key, static_cast<std::uint32_t>(frequency.size())};
      frequency.push_back(0);
    }
    ++frequency[slot.feature];
  };
  for (const Bag& bag : bags) {
    for (const Counted& counted : bag.words) count(counted);
    for (const Counted& counted : bag.characters) count(counted);
  }
  idf_.reserve(frequency.size());
  for (const std::uint32_t found : frequency) {
    idf_.push_back(1 + ln_ratio(phrasings_ + 1, found + 1));
  }
}

void PhrasingIndex::fill_postings(const std::vector<SparseVector>& rows) {
  begins_.assign(idf_.size() + 1, 0);
  for (const SparseVector& row : rows) {
    for (const Entry& entry : row) ++begins_[entry.feature + 1];
  }
  for (std::size_t i = 1; i < begins_.size(); ++i) begins_[i] += begins_[i - 1];
  postings_.resize(begins_.back());
  std::vector<std::uint32_t> next(begins_.begin(), begins_.end() - 1);
  for (std::uint32_t phrasing = 0; phrasing < rows.size(); ++phrasing) {
    for (const Entry& entry : rows[phrasing]) {
      postings_[next[entry.feature]++] = {phrasing, entry.weight};
    }
  }
}

void PhrasingIndex::add_block(const std::vector<Counted>& block, float share,
                              SparseVector& out) const {
  const std::size_t begin = out.size();
  float squares = 0;
  for (const Counted& counted : block) {
    const std::uint32_t feature = find(counted.key);
    const float idf = feature == kUnknown ? unknown_idf_ : idf_[feature];
    const float weight = damped(counted.count) * idf;
    squares += weight * weight;
    if (feature != kUnknown) out.push_back({feature, weight});
  }
  if (squares <= 0) return;
  const float scale = std::sqrt(share / squares);
  for (std::size_t i = begin; i < out.size(); ++i) out[i].weight *= scale;
}

SparseVector PhrasingIndex::vector_of(const Bag& bag) const {
  SparseVector out;
  out.reserve(bag.words.size() + bag.characters.size());
  const bool both = !bag.words.empty() && !bag.characters.empty();
  add_block(bag.words, both ? kWordShare : 1, out);
  add_block(bag.characters, both ? 1 - kWordShare : 1, out);
  return out;
}

void PhrasingIndex::similarities(const SparseVector& query, std::vector<float>& out) const {
  out.assign(phrasings_, 0);
  for (const Entry& entry : query) {
    const Posting* end = postings_.data() + begins_[entry.feature + 1];
    for (const Posting* at = postings_.data() + begins_[entry.feature]; at != end; ++at) {
      out[at->phrasing] += entry.weight * at->weight;
    }
  }
}

}  // namespace waypost::match
