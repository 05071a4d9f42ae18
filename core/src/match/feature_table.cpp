// Words -> numbered features and weights.
#include "match/feature_table.h"

#include <cmath>
#include <cstddef>

#include "match/weighting.h"

namespace waypost::match {

// One block of a question: features by number, unknown ones by key; how often each occurs. Counts
// below one come from words that are not certain.
class FeatureTable::Gathered {
 public:
  struct Item {
    FeatureKey key = 0;
    float count = 0;
    bool is_known = false;  // `key` is a number

    bool is_same(const Item& other) const { return key == other.key && is_known == other.is_known; }
  };

  void add(std::uint32_t feature, FeatureKey key, float count) {
    const bool is_known = feature != kUnknown;
    items.push_back({is_known ? feature : key, count, is_known});
  }

  // Adds repeats up, in the order of their first occurrence.
  void tidy() {
    std::size_t size = 32;
    while (size < 2 * items.size()) size *= 2;
    std::vector<std::uint32_t> places(size, kUnknown);  // open addressing
    std::uint32_t kept = 0;
    for (std::size_t i = 0; i < items.size(); ++i) {
      const Item item = items[i];
      std::size_t at = item.key & (size - 1);
      while (places[at] != kUnknown && !items[places[at]].is_same(item)) at = (at + 1) & (size - 1);
      if (places[at] == kUnknown) {
        places[at] = kept;
        items[kept++] = item;
      } else {
        items[places[at]].count += item.count;
      }
    }
    items.resize(kept);
  }

  std::vector<Item> items;
};

FeatureTable::FeatureTable(const Lexicon& lexicon, PieceLengths pieces)
    : lexicon_(lexicon),
      lengths_(pieces),
      slots_(1024, kUnknown),
      word_features_(lexicon.size(), kUnknown),
      piece_ranges_(lexicon.size()) {}

std::size_t FeatureTable::slot_of(FeatureKey key) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = key & mask;
  while (slots_[at] != kUnknown && keys_[slots_[at]] != key) at = (at + 1) & mask;
  return at;
}

std::uint32_t FeatureTable::find(FeatureKey key) const { return slots_[slot_of(key)]; }

std::uint32_t FeatureTable::number_of(FeatureKey key) {
  std::uint32_t& slot = slots_[slot_of(key)];
  if (slot != kUnknown) return slot;
  const auto number = static_cast<std::uint32_t>(keys_.size());
  slot = number;
  keys_.push_back(key);
  if (2 * keys_.size() >= slots_.size()) {
    slots_.assign(2 * slots_.size(), kUnknown);
    for (std::uint32_t feature = 0; feature <= number; ++feature) {
      slots_[slot_of(keys_[feature])] = feature;
    }
  }
  return number;
}

void FeatureTable::learn_word(WordId word) {
  if (word_features_[word] != kUnknown) return;
  word_features_[word] = number_of(lexicon_.key(word));
  std::vector<FeatureKey> keys;
  append_pieces(keys, lexicon_.text(word), lexicon_.is_spaceless(word), false, lengths_);
  Range& range = piece_ranges_[word];
  range.begin = static_cast<std::uint32_t>(pieces_.size());
  for (const FeatureKey key : keys) pieces_.push_back(number_of(key));
  range.end = static_cast<std::uint32_t>(pieces_.size());
}

void FeatureTable::gather_words(const std::vector<Token>& tokens, Gathered& out) const {
  struct Meant {
    FeatureKey key;
    float share;
  };
  std::vector<Meant> before = {{kEdge, 1}}, now;
  const auto add_pairs = [&] {
    for (const Meant& a : before) {
      for (const Meant& b : now) {
        const FeatureKey key = pair_key(a.key, b.key);
        out.add(find(key), key, a.share * b.share);
      }
    }
  };
  for (const Token& token : tokens) {
    now.clear();
    for_each_reading(token, [&](WordId word, float share) {
      const FeatureKey key = word == kNoWord ? word_key(token.typed) : lexicon_.key(word);
      const std::uint32_t own = word == kNoWord ? kUnknown : word_features_[word];
      out.add(own == kUnknown ? find(key) : own, key, share);
      now.push_back({key, share});
    });
    add_pairs();
    before.swap(now);
  }
  if (tokens.back().unfinished) return;
  now = {{kEdge, 1}};
  add_pairs();
}

void FeatureTable::gather_pieces(const Token& token, Gathered& out) const {
  const auto add_spelled = [&](std::string_view spelled, float share) {
    std::vector<FeatureKey> keys;
    append_pieces(keys, spelled, token.spaceless, token.unfinished, lengths_);
    for (const FeatureKey key : keys) out.add(find(key), key, share);
  };
  if (token.unfinished) return add_spelled(token.typed, 1);
  for_each_reading(token, [&](WordId word, float share) {
    if (word == kNoWord) return add_spelled(token.typed, share);
    const Range range = piece_ranges_[word];
    if (range.begin == range.end) return add_spelled(lexicon_.text(word), share);
    for (std::uint32_t i = range.begin; i < range.end; ++i) out.add(pieces_[i], 0, share);
  });
}

void FeatureTable::append(const Gathered& block, float share, SparseVector& out) const {
  const std::size_t begin = out.size();
  float squares = 0;
  for (const Gathered::Item& item : block.items) {
    const auto feature = static_cast<std::uint32_t>(item.key);
    const float weight = damped(item.count) * (item.is_known ? idf_[feature] : unknown_idf_);
    squares += weight * weight;
    if (item.is_known) out.push_back({feature, weight});
  }
  const float scale = scale_of(squares, share);
  for (std::size_t i = begin; i < out.size(); ++i) out[i].weight *= scale;
}

std::vector<FeatureKey> FeatureTable::unknown_of(const std::vector<Token>& tokens) const {
  std::vector<FeatureKey> keys;
  if (tokens.empty()) return keys;
  Gathered words, pieces;
  gather_words(tokens, words);
  for (const Token& token : tokens) gather_pieces(token, pieces);
  words.tidy();
  pieces.tidy();
  for (const Gathered* block : {&words, &pieces}) {
    for (const Gathered::Item& item : block->items) {
      if (!item.is_known) keys.push_back(item.key);
    }
  }
  return keys;
}

void FeatureTable::extend(const std::vector<FeatureKey>& keys) {
  for (const FeatureKey key : keys) number_of(key);
  idf_.resize(keys_.size(), unknown_idf_ / kUnknownWeight);
}

SparseVector FeatureTable::vector_of(const std::vector<Token>& tokens) const {
  SparseVector out;
  if (tokens.empty()) return out;
  Gathered words, pieces;
  gather_words(tokens, words);
  for (const Token& token : tokens) gather_pieces(token, pieces);
  words.tidy();
  pieces.tidy();
  out.reserve(words.items.size() + pieces.items.size());
  const bool both = !words.items.empty() && !pieces.items.empty();
  append(words, both ? kWordShare : 1, out);
  append(pieces, both ? 1 - kWordShare : 1, out);
  return out;
}

float FeatureTable::unseen_scale(const Row& row, const std::vector<std::uint8_t>& known) const {
  float scale = 0;
  for (const bool is_words : {true, false}) {
    const std::size_t begin = is_words ? 0 : row.words;
    const std::size_t end = is_words ? row.words : row.vector.size();
    float before = 0, after = 0;
    for (std::size_t i = begin; i < end; ++i) {
      const Entry& entry = row.vector[i];
      const float square = entry.weight * entry.weight;
      const float heavier = unknown_idf_ / idf_[entry.feature];
      before += square;
      after += known[entry.feature] ? square : square * heavier * heavier;
    }
    if (after > 0) scale += before * std::sqrt(before / after);
  }
  return scale;
}

}  // namespace waypost::match
