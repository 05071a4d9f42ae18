// Two models over the same rows, trained in their dual form: every row pulls its target up and
// others down. Coordinate ascent, one row at a time, in a fixed order; only + - * / and
// comparisons.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "match/gram.h"

namespace waypost::match {

/// What is learned from: row `i` of the matrix belongs to `target_of[i]`.
struct Lesson {
  const Gram& gram;
  const std::vector<std::uint32_t>& target_of;
  std::uint32_t targets = 0;
  /// By row: not 0 when the model must not learn from it. Empty: it learns from all. Flags are
  /// bytes here and in all that a page loads: the code of vector<bool> costs every visitor 0.8 KB.
  std::vector<std::uint8_t> held_out;
};

/// A value for each target and row, target by target.
class Table {
 public:
  Table() = default;
  Table(std::uint32_t targets, std::uint32_t rows)
      : rows_(rows), values_(std::size_t{targets} * rows, 0) {}

  float* of(std::uint32_t target) { return values_.data() + std::size_t{target} * rows_; }
  const float* of(std::uint32_t target) const {
    return values_.data() + std::size_t{target} * rows_;
  }

 private:
  std::uint32_t rows_ = 0;
  std::vector<float> values_;
};

/// A trained model. The score of a target for a row or a question is the sum of its duals times the
/// similarities (as in Gram, bias included).
struct Trained {
  Table duals;
  Table scores;  ///< Of every row, also of those held out: those are honest predictions.
  /// By row: a dual that all targets have in common, beside their own. It moves the scores of all
  /// targets alike and is left out of `scores`.
  std::vector<float> common;
};

/// The largest value b for which the parts of `wanted` above b add up to `room`. Changes the order
/// of `wanted`.
float level_of(std::vector<float>& wanted, float room);

/// Learns a row at a time.
class Trainer {
 public:
  virtual ~Trainer() = default;

  /// Learns from one row (or forgets one). False when there was nothing more to learn.
  bool step();

  const Trained& trained() const { return model_; }

 protected:
  /// Where `from` is given, a model of the same rows with none held out, training begins there: it
  /// is the quicker for it, and what the held out rows had taught is forgotten first.
  Trainer(const Lesson& lesson, const Trained* from);

  virtual void learn(std::uint32_t row) = 0;
  /// After each round through all rows: is another one worth its time?
  virtual bool goes_on() = 0;

  float dual(std::uint32_t target, std::uint32_t row) const { return model_.duals.of(target)[row]; }
  float score(std::uint32_t target, std::uint32_t row) const {
    return model_.scores.of(target)[row];
  }
  /// The step that all targets take together.
  float common(std::uint32_t row) const { return model_.common[row]; }
  void move_all(std::uint32_t row, float step) { model_.common[row] += step; }
  /// Kept apart: the hot loop (see postings.h).
  [[gnu::noinline]] void move(std::uint32_t target, std::uint32_t row, float step);

  const Lesson& lesson_;

 private:
  void forget(std::uint32_t row);
  void shuffle();

  Trained model_;
  std::vector<std::uint32_t> to_forget_;
  std::vector<std::uint32_t> rows_;  // in the order of this round
  std::size_t next_ = 0;             // in rows_
  std::uint64_t random_ = 0x9e3779b97f4a7c15ull;
};

/// Multi-class support vector machine (Crammer and Singer, 2001; the step of Keerthi et al., 2008):
/// the right target must be ahead of every other by a margin.
class MarginTrainer final : public Trainer {
 public:
  explicit MarginTrainer(const Lesson& lesson, const Trained* from = nullptr);

 private:
  void learn(std::uint32_t row) override;
  bool goes_on() override;

  std::vector<float> gradient_, wanted_;
  float largest_ = 0;  // step of this round
  int rounds_ = 0;
};

/// Multinomial logistic regression (the step of Shalev-Shwartz and Zhang, 2013, option with a fixed
/// step length): all targets share one probability.
class SoftmaxTrainer final : public Trainer {
 public:
  explicit SoftmaxTrainer(const Lesson& lesson, const Trained* from = nullptr);

 private:
  void learn(std::uint32_t row) override;
  bool goes_on() override;

  std::vector<float> share_, steps_, sorted_;
  int rounds_left_;
};

}  // namespace waypost::match
