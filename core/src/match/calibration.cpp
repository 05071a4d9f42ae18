// Logistic regression of one variable by Newton's method, held to the general curve by a few
// imagined samples.
#include "match/calibration.h"

#include <algorithm>
#include <cstddef>

#include "match/exponential.h"
#include "match/logarithm.h"

namespace waypost::match {
namespace {

constexpr float kThousand = 1000;
constexpr std::int32_t kPrecision = 950;

// The general curve, measured by held out phrasings of public sets with 15 to 150 targets: nine of
// ten are right from 1.25 (log2(targets) - 3) on, half at 0.44 of that.
constexpr float kNineOfTen = 1.25f;
constexpr float kLn2 = 0.69314718f;
constexpr float kLogOfFew = 3;
constexpr std::uint32_t kFewestTargets = 12;
constexpr float kHalf = 0.44f;
constexpr float kLogit9 = 2.1972246f;  // ln(9): from a half to nine of ten

// All questions about targets that were held out weigh together as much as this share of the
// others: they are the hardest of those that nothing answers.
constexpr float kOutOfScopeShare = 0.05f;
// Of the held out phrasings found again: below, they say nothing about real questions; above, all.
constexpr float kNotBelieved = 0.5f;
constexpr float kBelieved = 0.7f;
constexpr std::size_t kFewestSamples = 60;
constexpr float kImagined = 10;  // samples of the general curve

// Who is above a confidence is surer than it on the average: for answers that are right in 95 of
// 100 it may fall to 85. With phrasings that were written to differ it may fall further: who is
// ahead there and explains the question is right more often than the curve says (the demo in six
// languages).
constexpr std::int32_t kSteep = 3;
constexpr std::int32_t kSteepDirect = 7;

float sigmoid(float x) {
  const float e = exp_of_negative(x < 0 ? x : -x);
  return x < 0 ? e / (1 + e) : 1 / (1 + e);
}

float weight_of(const Sample& sample) { return sample.in_scope ? 1.0f : kOutOfScopeShare; }

// 0..1: how far samples can be believed.
float belief_in(const std::vector<Sample>& samples) {
  float found = 0, in_scope = 0;
  for (const Sample& sample : samples) {
    if (!sample.in_scope) continue;
    in_scope += 1;
    if (sample.right) found += 1;
  }
  if (in_scope <= 0) return 0;
  return std::clamp((found / in_scope - kNotBelieved) / (kBelieved - kNotBelieved), 0.0f, 1.0f);
}

// Sums for one step of Newton's method.
struct Sums {
  float g0 = 0, g1 = 0, h00 = 0, h01 = 0, h11 = 0;

  void add(float x, float wanted, float weight, float a, float b) {
    const float p = sigmoid(a * x + b);
    const float error = weight * (p - wanted), curve = weight * p * (1 - p);
    g0 += error;
    g1 += error * x;
    h00 += curve;
    h01 += curve * x;
    h11 += curve * x * x;
  }
};

}  // namespace

Calibration::Calibration(std::uint32_t targets) : is_usable_(targets >= kFewestTargets) {
  const float log2 = ln_ratio(std::max(targets, kFewestTargets), 1) / kLn2;
  const float nine_of_ten = kNineOfTen * (log2 - kLogOfFew);
  middle_ = kHalf * nine_of_ten;
  slope_ = kLogit9 / (nine_of_ten - middle_);
  answers_from_ = 1000 - kSteep * (1000 - kPrecision);
}

Calibration::Calibration(std::uint32_t targets, const std::vector<Sample>& samples,
                         std::int32_t precision)
    : Calibration(targets) {
  const bool is_asked = samples.size() >= kFewestSamples;
  const float belief = is_asked ? belief_in(samples) : 0;
  if (belief > 0) fit(samples, belief);
  const float steep = belief * kSteep + (1 - belief) * (is_asked ? kSteepDirect : kSteep);
  answers_from_ = 1000 - static_cast<std::int32_t>(steep * static_cast<float>(1000 - precision));
}

Calibration::Calibration(std::uint32_t targets, const Curve& curve) : Calibration(targets) {
  middle_ = curve.middle;
  slope_ = curve.slope;
  answers_from_ = static_cast<std::int32_t>(std::clamp(curve.answers_from, 0.0f, kThousand));
}

void Calibration::fit(const std::vector<Sample>& samples, float belief) {
  const float nine_of_ten = middle_ + kLogit9 / slope_;
  float a = slope_, b = -slope_ * middle_;
  for (int round = 0; round < 20; ++round) {
    Sums sums;
    for (const Sample& sample : samples) {
      sums.add(sample.sure, sample.right ? 1.0f : 0.0f, weight_of(sample), a, b);
    }
    sums.add(middle_, 0.5f, kImagined, a, b);
    sums.add(nine_of_ten, 0.9f, kImagined, a, b);
    const float determinant = sums.h00 * sums.h11 - sums.h01 * sums.h01;
    if (determinant <= 0) return;
    b -= (sums.h11 * sums.g0 - sums.h01 * sums.g1) / determinant;
    a -= (sums.h00 * sums.g1 - sums.h01 * sums.g0) / determinant;
  }
  if (!(a > 0)) return;
  const float own_middle = -b / a, own_width = kLogit9 / a;
  const float width = belief * own_width + (1 - belief) * (kLogit9 / slope_);
  middle_ = belief * own_middle + (1 - belief) * middle_;
  slope_ = kLogit9 / width;
}

float Calibration::right(float sure) const { return sigmoid(slope_ * (sure - middle_)); }

std::int32_t Calibration::confidence(float sure) const {
  return static_cast<std::int32_t>(kThousand * right(sure));
}

}  // namespace waypost::match
