// Texts of the knowledge in, rows out: one at a time, since the rows of large knowledge together
// take more memory than all else.
#pragma once

#include <cstdint>
#include <vector>

#include "match/feature_table.h"
#include "match/sparse.h"

namespace waypost::match {

class RowMaker {
 public:
  using Texts = std::vector<std::vector<WordId>>;

  /// Numbers the features of `texts` in `table`, in the order in which they are met, and counts how
  /// rare each is. `table` is new; both outlive this.
  RowMaker(FeatureTable& table, const Texts& texts);

  std::uint32_t size() const { return static_cast<std::uint32_t>(texts_.size()); }
  /// In how many texts each feature is.
  const std::vector<std::uint32_t>& frequency() const { return frequency_; }

  /// The row of a text, by its number. Its weights are whole multiples of kWeightStep.
  Row row(std::uint32_t text);

 private:
  struct Seen {
    std::uint32_t by = 0;     // the last visit to a text that had the feature
    std::uint32_t place = 0;  // of the feature in its row
  };

  [[gnu::noinline]] void count(const std::vector<WordId>& text);
  void add(std::uint32_t feature);
  [[gnu::noinline]] void weigh(Entry* begin, Entry* end, float share) const;

  FeatureTable& table_;
  const Texts& texts_;
  std::vector<std::uint32_t> frequency_;  // by feature
  std::vector<Seen> seen_;                // by feature
  std::vector<float> damped_;             // by count
  std::uint32_t visits_ = 0;
  Row row_;  // of the text that was visited last: how often it has each feature
};

}  // namespace waypost::match
