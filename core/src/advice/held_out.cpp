#include "advice/held_out.h"

#include <memory>
#include <string>
#include <utility>

#include "match/matcher.h"
#include "waypost/content.h"
#include "waypost/matcher.h"

namespace waypost::advice {
namespace {

constexpr std::uint32_t kFolds = 5;
constexpr std::uint32_t kPlaces = 10;
constexpr std::uint32_t kTrainAll = 0xffffffff;

bool is_held_out(std::size_t target, std::size_t phrasing, std::uint32_t fold) {
  return (target + phrasing) % kFolds == fold;
}

void keep_the_others(std::vector<std::string>& questions, std::size_t target, std::uint32_t fold) {
  std::vector<std::string> kept;
  for (std::size_t i = 0; i < questions.size(); ++i) {
    if (!is_held_out(target, i, fold)) kept.push_back(std::move(questions[i]));
  }
  questions = std::move(kept);
}

Content without(const Model& whole, std::uint32_t fold) {
  auto model = std::make_unique<Model>(whole);
  std::size_t target = 0;
  for (Article& article : model->articles) keep_the_others(article.questions, target++, fold);
  for (Flow& flow : model->flows) {
    const bool is_asked_for = !flow.questions.empty();
    keep_the_others(flow.questions, target++, fold);
    // Without any question its title would be no phrasing either.
    if (is_asked_for && flow.questions.empty()) flow.questions.push_back(flow.title);
  }
  auto matcher = std::make_unique<Matcher>(*model);
  Content content(std::move(model), std::move(matcher));
  content.train(kTrainAll);
  return content;
}

HeldOut ask_one(const Content& content, const std::string& text, std::uint32_t target,
                std::uint32_t phrasing) {
  Question question;
  question.text = text;
  question.limit = kPlaces;
  const Answer answer = ask(content, question);
  HeldOut held_out{target, phrasing};
  for (std::size_t i = 0; i < answer.matches.size(); ++i) {
    const std::uint32_t found = number_of(content.model(), answer.matches[i].target);
    if (i == 0) held_out.first = found;
    if (found == target) held_out.place = static_cast<std::uint32_t>(i) + 1;
  }
  held_out.is_answered = answer.decision == Decision::answer;
  return held_out;
}

}  // namespace

std::vector<HeldOut> ask_held_out(const Model& model, const Progress& progress) {
  const std::vector<TargetView> targets = targets_of(model);
  std::size_t phrasings = 0;
  for (const TargetView& target : targets) phrasings += target.questions.size();
  const std::size_t stride = phrasings / kMostAsked + 1;
  std::vector<HeldOut> asked;
  for (std::uint32_t fold = 0; fold < kFolds; ++fold) {
    progress(1000 * fold / kFolds);
    const Content content = without(model, fold);
    std::size_t count = 0;
    for (std::uint32_t t = 0; t < targets.size(); ++t) {
      const std::vector<std::string>& questions = targets[t].questions;
      for (std::uint32_t p = 0; p < questions.size(); ++p) {
        if (!is_held_out(t, p, fold) || count++ % stride != 0) continue;
        asked.push_back(ask_one(content, questions[p], t, p));
      }
    }
  }
  progress(1000);
  return asked;
}

}  // namespace waypost::advice
