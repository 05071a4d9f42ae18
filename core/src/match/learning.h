// Trains the ranking of a knowledge, and finds out on phrasings it has not seen how to mix it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "match/duals.h"
#include "match/feature_table.h"
#include "match/linear.h"
#include "match/postings.h"
#include "match/taught.h"

namespace waypost::match {

/// The rows that belong to one target: its phrasings, [begin, end), and its answer.
struct RowsOfTarget {
  static constexpr std::uint32_t kNoAnswer = 0xffffffff;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t answer = kNoAnswer;
};

/// Rows up to which all is trained; above, the similarity to the phrasings alone ranks.
inline constexpr std::size_t kMostTrained = 2500;

/// What the share of a question that an answer holds counts beside the trained scores.
inline constexpr float kAnswerWeight = 0.5f;

/// Of the score: how far the first match must be ahead of the second for a direct answer.
inline constexpr float kLead = 0.3f;

/// What is learned from. Everything that is referred to outlives the learning.
struct Lessons {
  const FeatureTable& features;
  const std::vector<Row>& rows;
  const Postings& postings;  ///< of these rows
  std::vector<RowsOfTarget> targets;
  /// By row of a phrasing: the share (0..1) of it that each target's answer holds.
  std::function<void(std::uint32_t row, std::vector<float>& out)> answers;
  /// By row of a phrasing: whether a target explains it well enough for a direct answer.
  std::function<bool(std::uint32_t row, std::uint32_t target)> explains;
};

struct Learned {
  LinearModel model;
  Duals duals;                   ///< what the model was made of
  std::vector<FeatureKey> keys;  ///< features of the model that only past questions have
};

/// Whether there is anything to learn, and room for it: two targets, at most kMostTrained rows and
/// LinearModel::kMostWeights weights.
bool can_learn(std::size_t rows, std::size_t features, std::size_t targets);

/// Training in small steps, so that a page stays alive meanwhile. The mix is the one that puts
/// phrasings that were held out highest. Same input, same bytes, on every platform, however the
/// steps are grouped.
class Learning {
 public:
  /// `precision` as for Calibration.
  Learning(Lessons lessons, std::int32_t precision);
  /// From what was learned of the same lessons earlier, and what past questions have taught (or
  /// nothing): the model is all that is left to make.
  Learning(Lessons lessons, Duals duals, std::optional<Taught> taught);
  ~Learning();

  /// Does a small piece of work, some 100,000 multiplications at most. False when all is done.
  bool step();
  /// 0..1000: how much of the work is done, roughly.
  std::int32_t progress() const;
  /// Once, when all is done.
  Learned take();

 private:
  class Plan;
  std::unique_ptr<Plan> plan_;
};

}  // namespace waypost::match
