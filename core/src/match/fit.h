// Everything that is trained on one choice of rows: on all of them, or without those held out.
#pragma once

#include <cstdint>
#include <vector>

#include "match/gram.h"
#include "match/learning.h"
#include "match/trainer.h"

namespace waypost::match {

/// What a fit says of one row as if it were a question; the first four by target.
struct Scores {
  std::vector<float> margin, softmax, centroid, answer;
  float common = 0;  ///< of softmax: beside the score of every target
};

class Fit {
 public:
  /// Begins where `from` ended, a fit of all rows; null: from nothing. Everything that is referred
  /// to outlives the fit, `from` only this call.
  Fit(const Lessons& lessons, const Gram& gram, const std::vector<std::uint32_t>& target_of,
      std::vector<std::uint8_t> held_out, const Fit* from);
  Fit(const Fit&) = delete;
  Fit& operator=(const Fit&) = delete;

  /// Learns from one row. False when there was nothing more to learn.
  bool step();

  /// The scores for a row. One that was held out is read like a question: pieces that only such
  /// rows have are unknown.
  void read(std::uint32_t row, Scores& out) const;

  bool is_held_out(std::uint32_t row) const { return !held_out_.empty() && held_out_[row]; }
  const Trained& margin() const { return margin_.trained(); }
  const Trained& softmax() const { return softmax_.trained(); }
  /// Of the sum of a target's phrasings.
  float centroid_length(std::uint32_t target) const { return lengths_[target]; }

 private:
  void finish();
  std::vector<float> biases_of(const Trained& trained) const;
  float centroid(std::uint32_t target, std::uint32_t row) const;

  const Lessons& lessons_;
  const Gram& gram_;
  std::vector<std::uint8_t> held_out_;  // by row; empty: none
  Lesson lesson_;
  MarginTrainer margin_;
  SoftmaxTrainer softmax_;
  bool margin_is_done_ = false;
  std::vector<float> lengths_;        // by target
  std::vector<std::uint8_t> known_;   // by feature; empty: all
  std::vector<float> margin_biases_;  // by target: what of its score is owed to the bias alone
  std::vector<float> softmax_biases_;
};

}  // namespace waypost::match
