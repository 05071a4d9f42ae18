#include "improve/trial.h"

#include <algorithm>

#include "match/learning.h"

namespace waypost::improve {
namespace {

constexpr match::Blend kMixes[] = {kBoth, {1, 0, 0}, {0, 1, 0}};
constexpr std::uint32_t kFolds = 3;
constexpr std::uint32_t kFoldsOfFew = 5;
constexpr std::uint32_t kFewPhrasings = 150;
// Each time one target of five is held out as a whole: its phrasings are questions that nothing
// answers, though others have asked them.
constexpr std::uint32_t kOneOutOf = 5;
constexpr std::uint32_t kFewTargets = 12;
constexpr float kBeyondChance = 2.7f;  // 1.645 standard errors, squared: one in twenty by chance

float reciprocal_rank(const std::vector<float>& scores, const std::vector<bool>& is_out,
                      std::uint32_t own) {
  std::uint32_t rank = 1;
  for (std::uint32_t t = 0; t < scores.size(); ++t) {
    if (is_out[t]) continue;
    if (scores[t] > scores[own] || (scores[t] == scores[own] && t < own)) ++rank;
  }
  return 1 / static_cast<float>(rank);
}

}  // namespace

std::uint32_t Trial::folds(const Material& material) {
  const auto phrasings = static_cast<std::uint32_t>(std::count_if(
      material.own.begin(), material.own.end(), [](const OwnRow& own) { return own.is_phrasing; }));
  return phrasings < kFewPhrasings ? kFoldsOfFew : kFolds;
}

void Trial::run(std::uint32_t fold, const Neighbours& neighbours,
                const std::function<void()>& progress) {
  const std::uint32_t parts = folds(material_);
  std::vector<bool> is_out(material_.targets, false);
  for (std::uint32_t t = 0; t < material_.targets && material_.targets >= kFewTargets; ++t) {
    is_out[t] = t % kOneOutOf == fold;
  }
  std::vector<bool> held_out;
  std::vector<std::uint32_t> met(material_.targets, 0);
  for (const OwnRow& own : material_.own) {
    const bool is_part = own.is_phrasing && (met[own.target]++ + own.target) % parts == fold;
    held_out.push_back(is_part || is_out[own.target]);
  }
  SelfTraining training(material_, neighbours, held_out, is_out);
  training.learn_own();
  progress();
  std::vector<Weights> before;
  for (const match::Blend& mix : kMixes) before.push_back(training.own_weights(mix));
  const std::vector<std::uint8_t> known_before = training.known();
  for (int round = 0; round < SelfTraining::kRounds; ++round) {
    training.learn_asked(round);
    progress();
  }
  const Weights after = training.weights();
  before_.resize(before.size());
  for (std::uint32_t row = 0; row < material_.own.size(); ++row) {
    const OwnRow& own = material_.own[row];
    if (!held_out[row] || !own.is_phrasing) continue;
    const Asked asked = ask(row, after, training.known(), is_out);
    const bool in_scope = !is_out[own.target];
    const bool is_found = in_scope && asked.first == own.target;
    samples_.push_back({asked.scores[asked.first], in_scope, is_found,
                        asked.lead >= match::kLead && material_.explains(row, asked.first)});
    if (!in_scope) continue;
    ++phrasings_;
    if (is_found) ++found_after_;
    const float rank = reciprocal_rank(asked.scores, is_out, own.target);
    for (std::size_t mix = 0; mix < before.size(); ++mix) {
      const Asked old = ask(row, before[mix], known_before, is_out);
      const float gain = rank - reciprocal_rank(old.scores, is_out, own.target);
      before_[mix].gain += gain;
      before_[mix].squares += gain * gain;
      if (old.first == own.target) ++before_[mix].found;
    }
  }
}

Trial::Asked Trial::ask(std::uint32_t row, const Weights& weights,
                        const std::vector<std::uint8_t>& known,
                        const std::vector<bool>& is_out) const {
  const OwnRow& own = material_.own[row];
  Asked asked;
  asked.scores.resize(weights.width());
  weights.scores(own.row.vector, asked.scores.data());
  asked.scores.resize(weights.targets());
  const float scale = material_.unseen_scale(own.row, known);
  std::vector<float> answers;
  material_.own_answers(row, answers);
  bool any = false;
  float highest = 0, second = 0;
  for (std::uint32_t t = 0; t < weights.targets(); ++t) {
    const float bias = weights.bias(t);
    float& score = asked.scores[t];
    score = bias + scale * (score - bias) + match::kAnswerWeight * answers[t];
    if (is_out[t]) continue;
    if (!any || score > highest) {
      second = any ? highest : score - 2 * match::kLead;
      asked.first = t;
      highest = score;
      any = true;
    } else {
      second = std::max(second, score);
    }
  }
  asked.lead = highest - second;
  return asked;
}

bool Trial::is_passed() const {
  return !before_.empty() && std::all_of(before_.begin(), before_.end(), [](const Before& before) {
    return before.gain > 0 && before.gain * before.gain > kBeyondChance * before.squares;
  });
}

std::size_t Trial::found_before() const {
  std::size_t most = 0;
  for (const Before& before : before_) most = std::max(most, before.found);
  return most;
}

}  // namespace waypost::improve
