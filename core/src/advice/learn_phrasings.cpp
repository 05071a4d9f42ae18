// Which of many questions to one target say most that its phrasings do not: each that is chosen
// stands for those that it is more like than anything chosen before.
#include <algorithm>
#include <cstddef>
#include <string_view>

#include "advice/learn.h"
#include "advice/similar.h"
#include "advice/targets.h"
#include "content/model.h"

namespace waypost::advice {
namespace {

// A question that is so like a phrasing of anything says nothing new.
constexpr float kKnown = 0.7f;

// How like one another questions are that one of them stands for.
constexpr float kAlike = 0.35f;

// Of 1000: what was asked once, and nothing like it, may well be about something else. It needs
// more confidence than what comes again and again.
constexpr std::int32_t kSureAlone = 900;

// Questions of one target that are weighed against each other: the most frequent, then the surest.
constexpr std::size_t kMostWeighed = 600;

// What a choice gains beside standing for others: a question that no other is like is still one.
constexpr float kItself = 0.05f;

using Questions = std::vector<const PastQuestion*>;

// The questions of each target without those that are almost a phrasing of anything.
std::vector<Questions> new_questions(const std::vector<TargetView>& targets,
                                     const Questions& sure) {
  std::vector<std::string_view> texts;
  for (const TargetView& target : targets) {
    if (!target.title.empty()) texts.push_back(target.title);
    for (const std::string& question : target.questions) texts.push_back(question);
  }
  const std::size_t phrasings = texts.size();
  for (const PastQuestion* question : sure) texts.push_back(question->text);
  SimilarTexts similar(texts);
  std::vector<Questions> found(targets.size());
  for (std::size_t i = 0; i < sure.size(); ++i) {
    if (sure[i]->has_data) continue;
    const auto near = similar.neighbours(static_cast<std::uint32_t>(phrasings + i), kKnown);
    const bool is_known = std::any_of(near.begin(), near.end(),
                                      [&](const Neighbour& each) { return each.text < phrasings; });
    if (!is_known) found[sure[i]->target].push_back(sure[i]);
  }
  return found;
}

// Chooses one after the other the question that adds most.
class Choice {
 public:
  Choice(const TargetView& target, const Questions& questions)
      : questions_(questions), similar_(texts_of(target, questions)) {
    const std::size_t phrasings = similar_.size() - questions.size();
    for (std::size_t i = 0; i < questions.size(); ++i) {
      const auto question = static_cast<std::uint32_t>(phrasings + i);
      nearby_.push_back(similar_.neighbours(question, kAlike));
      float best = 0;
      for (const Neighbour& each : nearby_.back()) {
        if (each.text < phrasings) best = std::max(best, each.similarity);
      }
      reached_.push_back(best);
    }
    phrasings_ = phrasings;
  }

  /// The number of the question that stands for most; nothing more to gain: the number of
  /// questions.
  std::size_t next() {
    std::size_t best = questions_.size();
    float most = 0;
    for (std::size_t i = 0; i < questions_.size(); ++i) {
      const float gain = gain_of(i);
      if (gain > most) {
        most = gain;
        best = i;
      }
    }
    return best;
  }

  /// Takes it. How many questions it stands for.
  std::size_t take(std::size_t chosen) {
    std::size_t alike = questions_[chosen]->times;
    reached_[chosen] = 1;
    for (const Neighbour& each : nearby_[chosen]) {
      if (each.text < phrasings_) continue;
      const std::size_t other = each.text - phrasings_;
      alike += questions_[other]->times;
      reached_[other] = std::max(reached_[other], each.similarity);
    }
    return alike;
  }

 private:
  static std::vector<std::string_view> texts_of(const TargetView& target,
                                                const Questions& questions) {
    std::vector<std::string_view> texts;
    if (!target.title.empty()) texts.push_back(target.title);
    for (const std::string& question : target.questions) texts.push_back(question);
    for (const PastQuestion* question : questions) texts.push_back(question->text);
    return texts;
  }

  bool is_alone(std::size_t i) const {
    return questions_[i]->times == 1 &&
           std::none_of(nearby_[i].begin(), nearby_[i].end(),
                        [&](const Neighbour& each) { return each.text >= phrasings_; });
  }

  float gain_of(std::size_t i) const {
    if (reached_[i] >= kKnown) return 0;
    const bool is_sure = questions_[i]->is_clear || questions_[i]->confidence >= kSureAlone;
    if (!is_sure && is_alone(i)) return 0;
    float gain = (1 - reached_[i]) * kItself * static_cast<float>(questions_[i]->times);
    for (const Neighbour& each : nearby_[i]) {
      if (each.text < phrasings_) continue;
      const std::size_t other = each.text - phrasings_;
      const float better = each.similarity - reached_[other];
      if (better > 0) gain += better * static_cast<float>(questions_[other]->times);
    }
    return gain;
  }

  const Questions& questions_;
  SimilarTexts similar_;
  std::size_t phrasings_ = 0;
  std::vector<std::vector<Neighbour>> nearby_;  // by question
  std::vector<float> reached_;  // by question: how like the nearest phrasing or choice it is
};

}  // namespace

std::vector<Suggestion> suggest_phrasings(const Content& content, const Questions& sure,
                                          const LearnOptions& options) {
  const std::vector<TargetView> targets = targets_of(content.model());
  std::vector<Questions> found = new_questions(targets, sure);
  std::vector<Suggestion> suggestions;
  for (std::uint32_t t = 0; t < targets.size(); ++t) {
    Questions& questions = found[t];
    std::stable_sort(
        questions.begin(), questions.end(), [](const PastQuestion* a, const PastQuestion* b) {
          return a->times != b->times ? a->times > b->times : a->confidence > b->confidence;
        });
    if (questions.size() > kMostWeighed) questions.resize(kMostWeighed);
    Choice choice(targets[t], questions);
    for (std::size_t i = 0; i < options.most_phrasings; ++i) {
      const std::size_t chosen = choice.next();
      if (chosen == questions.size()) break;
      const PastQuestion& question = *questions[chosen];
      suggestions.push_back(
          {t, question.text, question.times, choice.take(chosen), question.confidence});
    }
  }
  return suggestions;
}

}  // namespace waypost::advice
