// Training: the two models against their definitions, the curve of the confidence.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "indexed.h"
#include "match/calibration.h"
#include "match/duals.h"
#include "match/exponential.h"
#include "match/gram.h"
#include "match/linear.h"
#include "match/trainer.h"
#include "random.h"

namespace waypost {
namespace {

TEST_CASE("the exponential comes close to libm's without using it") {
  for (float x = 0; x > -80; x -= 0.37f) {
    const double wanted = std::exp(static_cast<double>(x));
    CHECK(std::abs(static_cast<double>(match::exp_of_negative(x)) - wanted) <= 3e-7 * wanted);
  }
  CHECK(match::exp_of_negative(0) == 1);
  CHECK(match::exp_of_negative(3) == 1);
  CHECK(match::exp_of_negative(-1e30f) == 0);
  CHECK(match::exp_of_negative(NAN) == 0);
}

constexpr std::uint32_t kTargets = 5;
constexpr std::uint32_t kFeatures = 40;

// Rows of length 1 that lean towards a few features of their target.
struct Problem {
  explicit Problem(std::uint32_t seed) {
    test::Random random(seed);
    for (std::uint32_t i = 0; i < 40; ++i) {
      const std::uint32_t target = i % kTargets;
      std::vector<float> dense(kFeatures, 0);
      for (int n = 0; n < 3; ++n) dense[target * 4 + random.below(5)] += 1;
      for (int n = 0; n < 4; ++n) dense[random.below(kFeatures)] += 1;
      float squares = 0;
      for (const float weight : dense) squares += weight * weight;
      match::SparseVector row;
      for (std::uint32_t f = 0; f < kFeatures; ++f) {
        const float weight = dense[f] / std::sqrt(squares);
        if (weight > 0) row.push_back({f, weight - std::fmod(weight, match::kWeightStep)});
      }
      rows.push_back({row, 0});
      target_of.push_back(target);
    }
  }
  std::vector<match::Row> rows;
  std::vector<std::uint32_t> target_of;
};

match::Gram gram_of(const std::vector<match::Row>& rows) {
  const match::Postings postings = test::postings_of(rows, kFeatures);
  match::Gram gram(static_cast<std::uint32_t>(rows.size()));
  for (std::uint32_t i = 0; i < gram.size(); ++i) gram.fill(i, rows[i].vector, postings);
  return gram;
}

// Scores by the definition: duals times similarities, bias included.
double score(const match::Gram& gram, const match::Trained& trained, std::uint32_t target,
             std::uint32_t row) {
  double sum = 0;
  for (std::uint32_t i = 0; i < gram.size(); ++i) {
    sum += static_cast<double>(trained.duals.of(target)[i]) * static_cast<double>(gram.row(row)[i]);
  }
  return sum;
}

template <typename Trainer>
match::Trained train(const match::Lesson& lesson, const match::Trained* from = nullptr) {
  Trainer trainer(lesson, from);
  while (trainer.step()) {
  }
  return trainer.trained();
}
using Train = match::Trained (*)(const match::Lesson&, const match::Trained*);
const Train train_margin = train<match::MarginTrainer>;
const Train train_softmax = train<match::SoftmaxTrainer>;

TEST_CASE("the scores that training keeps are those of its duals, also after forgetting") {
  for (const Train train : {train_margin, train_softmax}) {
    const Problem problem(1);
    const match::Gram gram = gram_of(problem.rows);
    const match::Lesson all{gram, problem.target_of, kTargets, {}};
    const match::Trained full = train(all, nullptr);
    std::vector<std::uint8_t> held_out(gram.size(), false);
    for (std::uint32_t i = 0; i < gram.size(); i += 4) held_out[i] = true;
    const match::Lesson part{gram, problem.target_of, kTargets, held_out};
    for (const match::Trained& trained : {full, train(part, nullptr), train(part, &full)}) {
      for (std::uint32_t t = 0; t < kTargets; ++t) {
        for (std::uint32_t i = 0; i < gram.size(); ++i) {
          CHECK(std::abs(static_cast<double>(trained.scores.of(t)[i]) -
                         score(gram, trained, t, i)) < 1e-3);
        }
      }
    }
    const match::Trained again = train(part, &full);
    for (std::uint32_t t = 0; t < kTargets; ++t) {
      for (std::uint32_t i = 0; i < gram.size(); i += 4) CHECK(again.duals.of(t)[i] == 0);
    }
  }
}

// Crammer and Singer's problem in its primal form: half the squared weights, and for each row what
// it lacks to be a margin of 1 ahead of every other target.
double margin_loss(const match::Gram& gram, const Problem& problem, const match::Trained& trained) {
  double loss = 0;
  for (std::uint32_t t = 0; t < kTargets; ++t) {
    for (std::uint32_t i = 0; i < gram.size(); ++i) {
      loss += 0.5 * static_cast<double>(trained.duals.of(t)[i]) * score(gram, trained, t, i);
    }
  }
  for (std::uint32_t i = 0; i < gram.size(); ++i) {
    const std::uint32_t own = problem.target_of[i];
    double most = 0;
    for (std::uint32_t t = 0; t < kTargets; ++t) {
      if (t != own)
        most = std::max(most, 1 + score(gram, trained, t, i) - score(gram, trained, own, i));
    }
    loss += most;
  }
  return loss;
}

// The dual form of the same problem: at the best duals the two meet.
double margin_gain(const match::Gram& gram, const Problem& problem, const match::Trained& trained) {
  double gain = 0;
  for (std::uint32_t t = 0; t < kTargets; ++t) {
    for (std::uint32_t i = 0; i < gram.size(); ++i) {
      const auto dual = static_cast<double>(trained.duals.of(t)[i]);
      gain -= 0.5 * dual * score(gram, trained, t, i);
      if (t != problem.target_of[i]) gain -= dual;
    }
  }
  return gain;
}

TEST_CASE("the margin model comes within a thirtieth of the best there is") {
  for (std::uint32_t seed = 1; seed <= 5; ++seed) {
    const Problem problem(seed);
    const match::Gram gram = gram_of(problem.rows);
    const match::Lesson lesson{gram, problem.target_of, kTargets, {}};
    const match::Trained trained = train_margin(lesson, nullptr);
    const double loss = margin_loss(gram, problem, trained);
    CAPTURE(seed);
    CHECK(loss - margin_gain(gram, problem, trained) <= loss / 30);
  }
}

TEST_CASE("the softmax model: at the end each row's duals are its errors") {
  const Problem problem(3);
  const match::Gram gram = gram_of(problem.rows);
  const match::Lesson lesson{gram, problem.target_of, kTargets, {}};
  const match::Trained trained = train_softmax(lesson, nullptr);
  for (std::uint32_t i = 0; i < gram.size(); ++i) {
    double sum = 0;
    for (std::uint32_t t = 0; t < kTargets; ++t) sum += std::exp(score(gram, trained, t, i));
    for (std::uint32_t t = 0; t < kTargets; ++t) {
      const double wanted =
          10 * ((t == problem.target_of[i] ? 1 : 0) - std::exp(score(gram, trained, t, i)) / sum);
      const double dual =
          static_cast<double>(trained.duals.of(t)[i]) + static_cast<double>(trained.common[i]);
      CHECK(std::abs(dual - wanted) < 0.3);
    }
  }
}

// Duals with every kind of value, and a bias for each target.
match::Duals duals_of(const Problem& problem, test::Random& random) {
  const auto rows = static_cast<std::uint32_t>(problem.rows.size());
  const auto value = [&random] { return static_cast<float>(random.below(2000)) / 1000 - 1; };
  match::Duals duals(rows, kTargets);
  for (std::uint32_t i = 0; i < rows; ++i) {
    std::vector<float> values;
    for (std::uint32_t t = 0; t < kTargets; ++t) values.push_back(i % 7 == 0 ? 0 : value());
    duals.set(i, problem.target_of[i], values, value());
  }
  for (float& bias : duals.biases()) bias = value();
  duals.common_bias = value();
  return duals;
}

TEST_CASE("a question gets the same scores from weights as from duals") {
  test::Random random(6);
  const Problem problem(4), asked(9);
  const match::Duals duals = duals_of(problem, random);
  const match::Postings postings = test::postings_of(problem.rows, kFeatures);
  match::LinearModel model(kFeatures, duals);
  for (std::uint32_t i = 0; i < duals.rows(); ++i) {
    model.add(duals, i, problem.target_of[i], problem.rows[i].vector);
  }
  for (const match::Row& asked_row : asked.rows) {
    const match::SparseVector& question = asked_row.vector;
    std::vector<float> similar, scores, values;
    postings.similarities(question, similar);
    model.scores(question, scores);
    double common = static_cast<double>(duals.common_bias);
    for (std::uint32_t i = 0; i < duals.rows(); ++i) {
      common += static_cast<double>(duals.common(i) * similar[i]);
    }
    for (std::uint32_t t = 0; t < kTargets; ++t) {
      double wanted = static_cast<double>(duals.biases()[t]);
      for (std::uint32_t i = 0; i < duals.rows(); ++i) {
        duals.read(i, problem.target_of[i], values);
        wanted += static_cast<double>(values[t] * similar[i]);
      }
      CHECK(std::abs(static_cast<double>(scores[t]) - wanted) < 1e-4);
      CHECK(model.score(question, t) ==
            doctest::Approx(static_cast<double>(scores[t])).epsilon(1e-4));
    }
    CHECK(std::abs(static_cast<double>(model.common(question)) - common) < 1e-4);
  }
}

TEST_CASE("duals: kept within half a step, the same after a journey, refused when cut") {
  test::Random random(8);
  const std::vector<float> values = {0.9f, -0.127f, 0.05f, 0.001f, 0};
  match::Duals one(1, kTargets);
  one.set(0, 0, values, 0.25f);
  std::vector<float> kept;
  one.read(0, 0, kept);
  CHECK(kept[0] == values[0]);
  for (std::uint32_t t = 1; t < kTargets; ++t) CHECK(std::abs(kept[t] - values[t]) <= 0.0005f);

  const Problem problem(4);
  match::Duals duals = duals_of(problem, random);
  duals.calibration = match::Calibration(kTargets, {1.5f, 2.5f, 850});
  const std::string bytes = duals.bytes();
  const auto again = match::Duals::from(bytes, duals.rows(), kTargets);
  REQUIRE(again);
  CHECK(again->bytes() == bytes);
  CHECK(again->calibration.answers_from() == 850);
  CHECK(again->calibration.confidence(1.5f) == 500);
  CHECK_FALSE(match::Duals::from(bytes.substr(1), duals.rows(), kTargets));
  CHECK_FALSE(match::Duals::from(bytes, duals.rows() + 1, kTargets));
  CHECK_FALSE(match::Duals::from("", duals.rows(), kTargets));
  // Any bytes of the right length are read; numbers that are none become 0.
  const auto odd = match::Duals::from(std::string(bytes.size(), '\xff'), duals.rows(), kTargets);
  REQUIRE(odd);
  CHECK(odd->common_bias == 0);
}

TEST_CASE("the confidence rises, and more targets ask for more") {
  for (const std::uint32_t targets : {1u, 2u, 15u, 150u, 10'000u}) {
    const match::Calibration calibration(targets);
    std::int32_t before = -1;
    for (float sure = -10; sure < 20; sure += 0.1f) {
      const std::int32_t now = calibration.confidence(sure);
      CHECK(now >= before);
      CHECK((now >= 0 && now <= 1000));
      before = now;
    }
    CHECK(calibration.confidence(-1000) == 0);
    CHECK(calibration.confidence(1000) == 1000);
    CHECK((calibration.answers_from() > 500 && calibration.answers_from() < 1000));
  }
  CHECK(match::Calibration(15).confidence(2) > match::Calibration(150).confidence(2));
}

// Held out phrasings of which more are right the surer they are, half of them at `middle`.
std::vector<match::Sample> samples_around(float middle, float width, int count) {
  test::Random random(7);
  std::vector<match::Sample> samples;
  for (int i = 0; i < count; ++i) {
    match::Sample sample;
    sample.sure = 10 * static_cast<float>(random.below(1000)) / 1000;
    const double chance = 1 / (1 + std::exp(static_cast<double>((middle - sample.sure) / width)));
    sample.right = random.below(1000) < static_cast<std::uint32_t>(1000 * chance);
    samples.push_back(sample);
  }
  return samples;
}

TEST_CASE("the curve follows what held out phrasings say, and keeps the precision") {
  const auto samples = samples_around(2, 0.5f, 4000);
  const match::Calibration calibration(100, samples, 950);
  CHECK(std::abs(calibration.confidence(2) - 500) < 60);
  CHECK(std::abs(calibration.confidence(3) - 880) < 40);
  double answered = 0, right = 0;
  for (const match::Sample& sample : samples) {
    if (calibration.confidence(sample.sure) < calibration.answers_from()) continue;
    answered += 1;
    if (sample.right) right += 1;
  }
  CHECK(answered > 0.65 * static_cast<double>(samples.size()));
  CHECK(right / answered >= 0.95);
  CHECK(match::Calibration(100, samples, 990).answers_from() > calibration.answers_from());
}

TEST_CASE("phrasings that are not found again say nothing, nor do a handful") {
  const match::Calibration general(100);
  const match::Calibration diverse(100, samples_around(7, 2, 2000), 950);
  const match::Calibration few(100, samples_around(2, 0.5f, 20), 950);
  for (float sure = 0; sure < 10; sure += 0.5f) {
    CHECK(diverse.confidence(sure) == general.confidence(sure));
    CHECK(few.confidence(sure) == general.confidence(sure));
  }
}

}  // namespace
}  // namespace waypost
