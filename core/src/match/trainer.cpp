// Both trainers walk the rows in shuffled order and keep the scores of all rows up to date, so that
// a step costs as much as the number of targets that it moves.
#include "match/trainer.h"

#include <algorithm>
#include <utility>

#include "match/exponential.h"

namespace waypost::match {
namespace {

constexpr int kMarginRounds = 20;
constexpr float kMarginCost = 1;
constexpr float kMarginStill = 0.05f;  // largest step of a round that counts as standing still
constexpr float kMarginLeast = 1e-3f;  // smaller steps are not made

constexpr int kSoftmaxRounds = 10;
constexpr int kSoftmaxRoundsAgain = 6;  // from where a model has been
constexpr float kSoftmaxCost = 10;
constexpr float kSoftmaxLeast = 0.002f;

float median(std::vector<float>& sorted, const std::vector<float>& values) {
  sorted = values;
  const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
  std::nth_element(sorted.begin(), middle, sorted.end());
  return *middle;
}

}  // namespace

float level_of(std::vector<float>& wanted, float room) {
  std::make_heap(wanted.begin(), wanted.end());
  float sum = -room;
  float count = 0;
  auto end = wanted.end();
  while (end != wanted.begin()) {
    const float largest = wanted.front();
    if (count > 0 && sum >= count * largest) break;
    sum += largest;
    count += 1;
    std::pop_heap(wanted.begin(), end);
    --end;
  }
  return sum / count;
}

Trainer::Trainer(const Lesson& lesson, const Trained* from) : lesson_(lesson) {
  const std::uint32_t rows = lesson.gram.size();
  for (std::uint32_t row = 0; row < rows; ++row) {
    const bool learns = lesson.held_out.empty() || !lesson.held_out[row];
    if (learns) rows_.push_back(row);
    if (!learns && from != nullptr) to_forget_.push_back(row);
  }
  if (from != nullptr) {
    model_ = *from;
  } else {
    model_ = {Table(lesson.targets, rows), Table(lesson.targets, rows),
              std::vector<float>(rows, 0)};
  }
  shuffle();
}

bool Trainer::step() {
  if (!to_forget_.empty()) {
    forget(to_forget_.back());
    to_forget_.pop_back();
    return true;
  }
  if (rows_.empty()) return false;
  learn(rows_[next_]);
  if (++next_ < rows_.size()) return true;
  if (!goes_on()) return false;
  shuffle();
  return true;
}

// Another order each round; the same ones everywhere.
void Trainer::shuffle() {
  next_ = 0;
  for (std::size_t left = rows_.size(); left > 1; --left) {
    random_ = random_ * 6364136223846793005ull + 1442695040888963407ull;
    std::swap(rows_[left - 1], rows_[(random_ >> 33) % left]);
  }
}

void Trainer::move(std::uint32_t target, std::uint32_t row, float step) {
  model_.duals.of(target)[row] += step;
  float* scores = model_.scores.of(target);
  const float* similar = lesson_.gram.row(row);
  const std::uint32_t size = lesson_.gram.size();
  for (std::uint32_t i = 0; i < size; ++i) scores[i] += step * similar[i];
}

void Trainer::forget(std::uint32_t row) {
  model_.common[row] = 0;
  for (std::uint32_t target = 0; target < lesson_.targets; ++target) {
    if (dual(target, row) != 0) move(target, row, -dual(target, row));
  }
}

MarginTrainer::MarginTrainer(const Lesson& lesson, const Trained* from)
    : Trainer(lesson, from), gradient_(lesson.targets), wanted_(lesson.targets) {}

void MarginTrainer::learn(std::uint32_t row) {
  const std::uint32_t own = lesson_.target_of[row];
  const float diagonal = lesson_.gram.row(row)[row];
  for (std::uint32_t t = 0; t < lesson_.targets; ++t) {
    gradient_[t] = score(t, row) - diagonal * dual(t, row) + 1;
  }
  gradient_[own] -= 1;
  wanted_ = gradient_;
  wanted_[own] += diagonal * kMarginCost;
  const float level = level_of(wanted_, diagonal * kMarginCost);
  for (std::uint32_t t = 0; t < lesson_.targets; ++t) {
    const float most = t == own ? kMarginCost : 0;
    const float step = std::min(most, (level - gradient_[t]) / diagonal) - dual(t, row);
    const float size = step < 0 ? -step : step;
    if (size < kMarginLeast) continue;
    largest_ = std::max(largest_, size);
    move(t, row, step);
  }
}

bool MarginTrainer::goes_on() {
  const bool stands_still = largest_ < kMarginStill;
  largest_ = 0;
  return ++rounds_ < kMarginRounds && !stands_still;
}

SoftmaxTrainer::SoftmaxTrainer(const Lesson& lesson, const Trained* from)
    : Trainer(lesson, from),
      share_(lesson.targets),
      steps_(lesson.targets),
      rounds_left_(from != nullptr ? kSoftmaxRoundsAgain : kSoftmaxRounds) {}

void SoftmaxTrainer::learn(std::uint32_t row) {
  const std::uint32_t own = lesson_.target_of[row];
  float highest = score(0, row);
  for (std::uint32_t t = 1; t < lesson_.targets; ++t) highest = std::max(highest, score(t, row));
  float sum = 0;
  for (std::uint32_t t = 0; t < lesson_.targets; ++t) {
    share_[t] = exp_of_negative(score(t, row) - highest);
    sum += share_[t];
  }
  const float diagonal = lesson_.gram.row(row)[row];
  const float length = 1 / (1 + kSoftmaxCost * diagonal * 0.5f);
  for (std::uint32_t t = 0; t < lesson_.targets; ++t) {
    const float aim = kSoftmaxCost * ((t == own ? 1.0f : 0.0f) - share_[t] / sum);
    steps_[t] = length * (aim - dual(t, row) - common(row));
  }
  // Most targets take the same small step down: that one is taken for all of them together.
  const float usual = median(sorted_, steps_);
  move_all(row, usual);
  for (std::uint32_t t = 0; t < lesson_.targets; ++t) {
    const float step = steps_[t] - usual;
    if (step > kSoftmaxLeast || step < -kSoftmaxLeast) move(t, row, step);
  }
}

bool SoftmaxTrainer::goes_on() { return --rounds_left_ > 0; }

}  // namespace waypost::match
