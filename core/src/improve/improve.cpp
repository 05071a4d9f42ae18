#include "improve/improve.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "content/model.h"
#include "improve/correction.h"
#include "improve/past_questions.h"
#include "improve/trial.h"
#include "match/matcher.h"

namespace waypost::improve {
namespace {

constexpr std::int32_t kDone = 1000;
constexpr std::uint32_t kTrainSteps = 1000;

// The rows of the knowledge; they are there only until it is trained.
std::vector<OwnRow> own_rows(const Matcher& matcher) {
  std::vector<OwnRow> own;
  for (const match::Row& row : matcher.rows) own.push_back({row, 0, false});
  for (std::uint32_t t = 0; t < matcher.entrants.size() && !own.empty(); ++t) {
    const match::RowsOfTarget& rows = matcher.entrants[t].rows;
    for (std::uint32_t p = rows.begin; p < rows.end; ++p) {
      own[p].target = t;
      own[p].is_phrasing = true;
    }
    if (rows.answer != match::RowsOfTarget::kNoAnswer) own[rows.answer].target = t;
  }
  return own;
}

std::vector<match::Token> tokens_of(const match::Phrasing& phrasing) {
  std::vector<match::Token> tokens(phrasing.words.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) tokens[i].word = phrasing.words[i].word;
  return tokens;
}

// Everything that is learned from, and what it refers to.
class Lecture {
 public:
  Lecture(const Matcher& matcher, std::vector<OwnRow> own, std::string_view log)
      : matcher_(matcher),
        questions_(read_log(log, matcher)),
        keys_(new_features(questions_, matcher.features)),
        features_(matcher.features) {
    features_.extend(keys_);
    material_.features = features_.size();
    material_.own_features = matcher.features.size();
    material_.targets = static_cast<std::uint32_t>(matcher.entrants.size());
    material_.own = std::move(own);
    for (const match::ReadQuestion& question : questions_) {
      material_.asked.push_back(vector_of(question, features_));
    }
    material_.own_answers = [this](std::uint32_t row, std::vector<float>& out) {
      matcher_.answers.scores(tokens_of(matcher_.phrasings[row]), out);
    };
    material_.asked_answers = [this](std::uint32_t question, std::vector<float>& out) {
      matcher_.answers.scores(questions_[question].best(), out);
    };
    material_.explains = [this](std::uint32_t row, std::uint32_t target) {
      return matcher_.coverage.unexplained(target, tokens_of(matcher_.phrasings[row])) <=
             match::kMostUnexplained;
    };
    material_.unseen_scale = [this](const match::Row& row, const std::vector<std::uint8_t>& known) {
      return features_.unseen_scale(row, known);
    };
  }
  Lecture(const Lecture&) = delete;
  Lecture& operator=(const Lecture&) = delete;

  const Material& material() const { return material_; }
  const std::vector<match::FeatureKey>& keys() const { return keys_; }

 private:
  const Matcher& matcher_;
  std::vector<match::ReadQuestion> questions_;
  std::vector<match::FeatureKey> keys_;
  match::FeatureTable features_;
  Material material_;
};

// Counts pieces of work of about the same length.
class Progress {
 public:
  Progress(std::uint32_t pieces, const std::function<void(std::int32_t)>& report)
      : pieces_(pieces), report_(report) {}
  void step() {
    ++done_;
    report_(static_cast<std::int32_t>(std::min(done_ * 1000 / pieces_, 1000u)));
  }

 private:
  std::uint32_t pieces_, done_ = 0;
  const std::function<void(std::int32_t)>& report_;
};

// Leaves out the features that nothing was learned of.
void keep_keys(match::Taught& taught, const std::vector<match::FeatureKey>& keys,
               std::uint32_t own_features) {
  for (match::Taught::Row& row : taught.rows) {
    if (row.feature < own_features) continue;
    taught.keys.push_back(keys[row.feature - own_features]);
    row.feature = own_features + static_cast<std::uint32_t>(taught.keys.size() - 1);
  }
}

}  // namespace

Improvement improve(Content& content, std::string_view log,
                    const std::function<void(std::int32_t)>& progress) {
  const Matcher& matcher = content.matcher();
  Improvement result;
  std::vector<OwnRow> own = own_rows(matcher);
  while (content.train(kTrainSteps) < kDone) continue;
  if (!matcher.learned.model.is_trained()) return result;
  const Lecture lecture(matcher, std::move(own), log);
  const Material& material = lecture.material();
  result.questions = material.asked.size();
  if (material.asked.empty()) {
    result.outcome = Improvement::Outcome::no_questions;
    return result;
  }
  if (!match::can_learn(material.own.size(), material.features, material.targets)) return result;
  const std::uint32_t folds = Trial::folds(material);
  Progress count((folds + 1) * (SelfTraining::kRounds + 1) + 1, progress);
  const Neighbours neighbours = neighbours_of(rows_of(material), material.features);
  count.step();
  Trial trial(material);
  for (std::uint32_t fold = 0; fold < folds; ++fold) {
    trial.run(fold, neighbours, [&] { count.step(); });
  }
  result.asked = trial.phrasings();
  result.found_before = trial.found_before();
  result.found_after = trial.found_after();
  if (!trial.is_passed()) {
    result.outcome = Improvement::Outcome::no_better;
    return result;
  }
  SelfTraining training(material, neighbours, std::vector<bool>(material.own.size(), false),
                        std::vector<bool>(material.targets, false));
  training.learn_own();
  count.step();
  for (int round = 0; round < SelfTraining::kRounds; ++round) {
    training.learn_asked(round);
    count.step();
  }
  result.outcome = Improvement::Outcome::improved;
  match::Taught taught = correction_of(matcher.learned.model, training.weights(), material);
  keep_keys(taught, lecture.keys(), material.own_features);
  match::Duals duals = matcher.learned.duals;
  duals.calibration =
      match::Calibration(material.targets, trial.samples(), content.model().precision);
  result.learned = duals.bytes() + taught.bytes();
  return result;
}

}  // namespace waypost::improve
