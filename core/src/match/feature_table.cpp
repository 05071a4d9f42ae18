// Hashed features -> numbers and weights.
#include "match/feature_table.h"

#include <cmath>
#include <cstddef>

#include "match/logarithm.h"

namespace waypost::match {
namespace {

// Share of the squared length that each block gets when both are there.
constexpr float kWordShare = 0.5f;
// A piece that no phrasing has weighs more than the rarest known one: it is a sign that the
// question is about something else (AUROC of clinc150 +0.3).
constexpr float kUnknownWeight = 1.5f;

// 1 + ln(count) for repeats; an uncertain word counts as much as it is believed.
float damped(float count) {
  if (count <= 1) return count;
  return 1 + ln_ratio(static_cast<std::uint32_t>(count * 16), 16);
}

}  // namespace

FeatureTable::Slot& FeatureTable::slot_of(FeatureKey key) {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = key & mask;
  while (slots_[at].feature != kUnknown && slots_[at].key != key) at = (at + 1) & mask;
  return slots_[at];
}

std::uint32_t FeatureTable::find(FeatureKey key) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = key & mask;
  while (slots_[at].feature != kUnknown && slots_[at].key != key) at = (at + 1) & mask;
  return slots_[at].feature;
}

FeatureTable::FeatureTable(const std::vector<Bag>& bags) {
  const auto texts = static_cast<std::uint32_t>(bags.size());
  unknown_idf_ = kUnknownWeight * (1 + ln_ratio(texts + 1, 1));
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
    idf_.push_back(1 + ln_ratio(texts + 1, found + 1));
  }
}

void FeatureTable::add_block(const std::vector<Counted>& block, float share,
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

SparseVector FeatureTable::vector_of(const Bag& bag) const {
  SparseVector out;
  out.reserve(bag.words.size() + bag.characters.size());
  const bool both = !bag.words.empty() && !bag.characters.empty();
  add_block(bag.words, both ? kWordShare : 1, out);
  add_block(bag.characters, both ? 1 - kWordShare : 1, out);
  return out;
}

float FeatureTable::unseen_scale(const SparseVector& row, std::size_t words,
                                 const std::vector<bool>& known) const {
  float scale = 0;
  for (const bool is_words : {true, false}) {
    const std::size_t begin = is_words ? 0 : words, end = is_words ? words : row.size();
    float before = 0, after = 0;
    for (std::size_t i = begin; i < end; ++i) {
      const float square = row[i].weight * row[i].weight;
      const float heavier = unknown_idf_ / idf_[row[i].feature];
      before += square;
      after += known[row[i].feature] ? square : square * heavier * heavier;
    }
    if (after > 0) scale += before * std::sqrt(before / after);
  }
  return scale;
}

}  // namespace waypost::match
