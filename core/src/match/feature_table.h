// The features that phrasings and answers have: their numbers and how rare each is. Questions in,
// tf-idf vectors out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "match/features.h"
#include "match/lexicon.h"
#include "match/sparse.h"
#include "match/token.h"

namespace waypost::match {

class FeatureTable {
 public:
  /// Knows no feature until a RowMaker has seen the texts. `lexicon`, which has all their words,
  /// outlives the table.
  explicit FeatureTable(const Lexicon& lexicon, PieceLengths pieces = {});

  std::uint32_t size() const { return static_cast<std::uint32_t>(idf_.size()); }

  /// The features of a text that are not in the table, each once.
  std::vector<FeatureKey> unknown_of(const std::vector<Token>& tokens) const;
  /// Numbers more features, behind those that there are; each counts as one that a single row has.
  void extend(const std::vector<FeatureKey>& keys);

  /// Kept apart: a hot loop (see postings.h).
  [[gnu::noinline]] SparseVector vector_of(const std::vector<Token>& tokens) const;

  /// What a row was trained with, seen as a question that only the features in `known` are known
  /// of: by this factor (0..1, the mean of its blocks) its similarity to other rows would be
  /// smaller.
  float unseen_scale(const Row& row, const std::vector<std::uint8_t>& known) const;

 private:
  friend class RowMaker;
  class Gathered;
  struct Range {
    std::uint32_t begin = 0, end = 0;
  };
  static constexpr std::uint32_t kUnknown = 0xffffffff;

  std::size_t slot_of(FeatureKey key) const;
  std::uint32_t find(FeatureKey key) const;
  std::uint32_t number_of(FeatureKey key);
  void learn_word(WordId word);
  void gather_words(const std::vector<Token>& tokens, Gathered& out) const;
  void gather_pieces(const Token& token, Gathered& out) const;
  void append(const Gathered& block, float share, SparseVector& out) const;

  const Lexicon& lexicon_;
  PieceLengths lengths_;
  float unknown_idf_ = 1;
  std::vector<float> idf_;            // by feature
  std::vector<FeatureKey> keys_;      // by feature
  std::vector<std::uint32_t> slots_;  // features; open addressing, a power of two
  // By word of the lexicon, for those that the rows have: its own feature, and its pieces.
  std::vector<std::uint32_t> word_features_;
  std::vector<Range> piece_ranges_;
  std::vector<std::uint32_t> pieces_;
};

}  // namespace waypost::match
