// Words -> numbered features and weights.
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

// Brings a block to its share of the squared length.
float scale_of(float squares, float share) { return squares > 0 ? std::sqrt(share / squares) : 1; }

}  // namespace

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

// Makes rows of texts: counts each feature once for each row that has it.
class RowMaker {
 public:
  explicit RowMaker(FeatureTable& table) : table_(table) {}

  Row count(const std::vector<WordId>& text) {
    ++number_;
    Row row;
    FeatureKey before = kEdge;
    for (const WordId word : text) {
      table_.learn_word(word);
      add(table_.word_features_[word], row.vector);
      const FeatureKey key = table_.lexicon_.key(word);
      add(table_.number_of(pair_key(before, key)), row.vector);
      before = key;
    }
    if (!text.empty()) add(table_.number_of(pair_key(before, kEdge)), row.vector);
    row.words = row.vector.size();
    for (const WordId word : text) {
      const FeatureTable::Range range = table_.piece_ranges_[word];
      for (std::uint32_t i = range.begin; i < range.end; ++i) add(table_.pieces_[i], row.vector);
    }
    return row;
  }

  // In how many rows each feature is.
  std::vector<std::uint32_t> frequency;

 private:
  void add(std::uint32_t feature, SparseVector& row) {
    if (feature >= frequency.size()) {
      frequency.resize(feature + 1, 0);
      seen_.resize(feature + 1, {0, 0});
    }
    Seen& seen = seen_[feature];
    if (seen.row == number_) {
      row[seen.place].weight += 1;
      return;
    }
    seen = {number_, static_cast<std::uint32_t>(row.size())};
    ++frequency[feature];
    row.push_back({feature, 1});
  }

  struct Seen {
    std::uint32_t row, place;
  };
  FeatureTable& table_;
  std::vector<Seen> seen_;  // by feature: the last row that had it
  std::uint32_t number_ = 0;
};

FeatureTable::FeatureTable(const Lexicon& lexicon, const std::vector<std::vector<WordId>>& texts,
                           std::vector<Row>& rows)
    : lexicon_(lexicon),
      slots_(1024),
      word_features_(lexicon.size(), kUnknown),
      piece_ranges_(lexicon.size()) {
  RowMaker maker(*this);
  rows.reserve(texts.size());
  for (const std::vector<WordId>& text : texts) rows.push_back(maker.count(text));
  const auto count = static_cast<std::uint32_t>(texts.size());
  unknown_idf_ = kUnknownWeight * (1 + ln_ratio(count + 1, 1));
  idf_.reserve(count_);
  for (const std::uint32_t found : maker.frequency) {
    idf_.push_back(1 + ln_ratio(count + 1, found + 1));
  }
  for (Row& row : rows) {
    const bool both = row.words > 0 && row.words < row.vector.size();
    for (const bool is_words : {true, false}) {
      const std::size_t begin = is_words ? 0 : row.words;
      const std::size_t end = is_words ? row.words : row.vector.size();
      float squares = 0;
      for (std::size_t i = begin; i < end; ++i) {
        Entry& entry = row.vector[i];
        entry.weight = damped(entry.weight) * idf_[entry.feature];
        squares += entry.weight * entry.weight;
      }
      const float scale = scale_of(squares, both ? kWordShare : 1);
      for (std::size_t i = begin; i < end; ++i) row.vector[i].weight *= scale;
    }
  }
}

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

std::uint32_t FeatureTable::number_of(FeatureKey key) {
  Slot& slot = slot_of(key);
  if (slot.feature != kUnknown) return slot.feature;
  slot = {key, count_++};
  if (2 * std::size_t{count_} >= slots_.size()) {
    std::vector<Slot> old(2 * slots_.size());
    old.swap(slots_);
    for (const Slot& each : old) {
      if (each.feature != kUnknown) slot_of(each.key) = each;
    }
  }
  return count_ - 1;
}

void FeatureTable::learn_word(WordId word) {
  if (word_features_[word] != kUnknown) return;
  word_features_[word] = number_of(lexicon_.key(word));
  std::vector<FeatureKey> keys;
  append_pieces(keys, lexicon_.text(word), lexicon_.is_spaceless(word), false);
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
    append_pieces(keys, spelled, token.spaceless, token.unfinished);
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
  idf_.resize(count_, unknown_idf_ / kUnknownWeight);
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

float FeatureTable::unseen_scale(const Row& row, const std::vector<bool>& known) const {
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
