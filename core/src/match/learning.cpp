// The work as a list of tasks, each done step by step: similarities, a fit of all rows, fits
// without a part of them, the best mix as weights.
#include "match/learning.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "match/fit.h"
#include "match/mix.h"

namespace waypost::match {
namespace {

// Cross-validation: each time a fifth of the phrasings of each target is held out, and a fifth of
// the targets as a whole. A third would be quicker, but says too much against softmax where a
// target has five phrasings.
constexpr std::uint32_t kFolds = 5;

}  // namespace

class Learning::Plan {
 public:
  Plan(Lessons lessons, std::int32_t precision) : Plan(std::move(lessons)) {
    precision_ = precision;
    gram_ = Gram(rows());
    plan_learning();
    plan_model();
  }

  Plan(Lessons lessons, Duals duals, std::optional<Taught> taught) : Plan(std::move(lessons)) {
    duals_ = std::move(duals);
    if (taught) taught_ = std::move(*taught);
    plan_model();
    if (!taught) return;
    tasks_.push_back([this] {
      model_.add(taught_);
      return false;
    });
  }

  bool step() {
    if (next_ == tasks_.size()) return false;
    if (!tasks_[next_]()) {
      tasks_[next_] = nullptr;
      ++next_;
    }
    return next_ < tasks_.size();
  }

  std::int32_t progress() const {
    return static_cast<std::int32_t>(1000 * next_ / std::max<std::size_t>(tasks_.size(), 1));
  }

  Learned take() { return {std::move(model_), std::move(duals_), std::move(taught_.keys)}; }

 private:
  // Does one step; false when it was the last.
  using Task = std::function<bool()>;

  explicit Plan(Lessons lessons)
      : lessons_(std::move(lessons)), gram_(0), target_of_(rows(), 0), trials_(lessons_) {
    for (std::uint32_t t = 0; t < count(); ++t) {
      const RowsOfTarget& of_target = lessons_.targets[t];
      for (std::uint32_t p = of_target.begin; p < of_target.end; ++p) target_of_[p] = t;
      if (of_target.answer != RowsOfTarget::kNoAnswer) target_of_[of_target.answer] = t;
    }
  }

  std::uint32_t rows() const { return static_cast<std::uint32_t>(lessons_.rows.size()); }
  std::uint32_t count() const { return static_cast<std::uint32_t>(lessons_.targets.size()); }

  void plan_learning() {
    tasks_.push_back([this, row = 0u]() mutable {
      gram_.fill(row, lessons_.rows[row].vector, lessons_.postings);
      return ++row < gram_.size();
    });
    tasks_.push_back([this] {
      all_.emplace(lessons_, gram_, target_of_, std::vector<std::uint8_t>{}, nullptr);
      return false;
    });
    tasks_.push_back([this] { return all_->step(); });
    tasks_.push_back([this, target = 0u]() mutable {
      read_all(target);
      return ++target < count();
    });
    for (std::uint32_t fold = 0; fold < kFolds; ++fold) plan_fold(fold);
    tasks_.push_back([this] {
      trials_.choose();
      duals_ = Duals(rows(), count());
      duals_.calibration = Calibration(count(), trials_.samples(), precision_);
      return false;
    });
    tasks_.push_back([this, row = 0u]() mutable {
      mix(row);
      return ++row < rows();
    });
  }

  void plan_model() {
    tasks_.push_back([this] {
      model_ = LinearModel(lessons_.features.size() + taught_.keys.size(), duals_);
      return false;
    });
    tasks_.push_back([this, row = 0u]() mutable {
      model_.add(duals_, row, target_of_[row], lessons_.rows[row].vector);
      return ++row < rows();
    });
  }

  void plan_fold(std::uint32_t fold) {
    tasks_.push_back([this, fold] {
      part_.emplace(lessons_, gram_, target_of_, held_out(fold), &*all_);
      return false;
    });
    tasks_.push_back([this] { return part_->step(); });
    tasks_.push_back([this, fold, target = 0u]() mutable {
      try_out(fold, target);
      return ++target < count();
    });
  }

  bool is_out(std::uint32_t target, std::uint32_t fold) const { return target % kFolds == fold; }

  std::vector<std::uint8_t> held_out(std::uint32_t fold) const {
    std::vector<std::uint8_t> out(gram_.size(), false);
    for (std::uint32_t t = 0; t < count(); ++t) {
      const RowsOfTarget& rows = lessons_.targets[t];
      for (std::uint32_t p = rows.begin; p < rows.end; ++p) {
        out[p] = is_out(t, fold) || (p - rows.begin + t) % kFolds == fold;
      }
      if (rows.answer != RowsOfTarget::kNoAnswer) out[rows.answer] = is_out(t, fold);
    }
    return out;
  }

  // Finds out what a unit of score is.
  void read_all(std::uint32_t target) {
    for (std::uint32_t p = lessons_.targets[target].begin; p < lessons_.targets[target].end; ++p) {
      all_->read(p, scores_);
      units_.add(scores_);
    }
  }

  // Asks the held out phrasings of a target.
  void try_out(std::uint32_t fold, std::uint32_t target) {
    std::vector<std::uint8_t> out;
    for (std::uint32_t t = 0; t < count(); ++t) out.push_back(is_out(t, fold));
    for (std::uint32_t p = lessons_.targets[target].begin; p < lessons_.targets[target].end; ++p) {
      if (!part_->is_held_out(p)) continue;
      part_->read(p, scores_);
      trials_.add({p, target, !out[target]}, scores_, units_, out);
    }
  }

  // Adds up what the trained models have learned of a row.
  void mix(std::uint32_t row) {
    const Blend shares = units_.shares_of(trials_.best());
    const std::uint32_t own = target_of_[row];
    std::vector<float> values(count());
    for (std::uint32_t t = 0; t < count(); ++t) {
      values[t] = shares.margin * all_->margin().duals.of(t)[row] +
                  shares.softmax * all_->softmax().duals.of(t)[row];
      duals_.biases()[t] += kBias * values[t];
    }
    const float common = shares.softmax * all_->softmax().common[row];
    duals_.common_bias += kBias * common;
    const RowsOfTarget& phrasings = lessons_.targets[own];
    const float length = all_->centroid_length(own);
    const bool is_phrasing = row >= phrasings.begin && row < phrasings.end;
    if (is_phrasing && length > 0) values[own] += shares.centroid / length;
    duals_.set(row, own, values, common);
  }

  Lessons lessons_;
  std::int32_t precision_ = 0;
  Gram gram_;
  std::vector<std::uint32_t> target_of_;  // by row
  std::optional<Fit> all_, part_;
  Units units_;
  MixTrials trials_;
  Duals duals_;
  Taught taught_;
  LinearModel model_;
  Scores scores_;
  std::vector<Task> tasks_;
  std::size_t next_ = 0;
};

bool can_learn(std::size_t rows, std::size_t features, std::size_t targets) {
  return targets >= 2 && rows <= kMostTrained &&
         std::uint64_t{features} * targets <= LinearModel::kMostWeights;
}

Learning::Learning(Lessons lessons, std::int32_t precision)
    : plan_(std::make_unique<Plan>(std::move(lessons), precision)) {}
Learning::Learning(Lessons lessons, Duals duals, std::optional<Taught> taught)
    : plan_(std::make_unique<Plan>(std::move(lessons), std::move(duals), std::move(taught))) {}
Learning::~Learning() = default;
bool Learning::step() { return plan_->step(); }
std::int32_t Learning::progress() const { return plan_->progress(); }
Learned Learning::take() { return plan_->take(); }

}  // namespace waypost::match
