#include "measure.h"

#include <algorithm>
#include <chrono>

#include "waypost/matcher.h"

namespace waypost::cli {
namespace {

constexpr std::uint32_t kPlaces = 10;
constexpr std::size_t kShown = 3;

std::optional<double> share(double part, std::size_t whole) {
  if (whole == 0) return std::nullopt;
  return part / static_cast<double>(whole);
}

std::optional<double> auroc(const std::vector<std::int32_t>& inside,
                            std::vector<std::int32_t> outside) {
  if (inside.empty() || outside.empty()) return std::nullopt;
  std::sort(outside.begin(), outside.end());
  double wins = 0;
  for (const std::int32_t confidence : inside) {
    const auto [below, above] = std::equal_range(outside.begin(), outside.end(), confidence);
    wins += static_cast<double>(below - outside.begin()) + static_cast<double>(above - below) / 2;
  }
  return wins / static_cast<double>(inside.size() * outside.size());
}

// The least time that `percent` of a hundred questions took at most.
std::optional<double> percentile(std::vector<double> times, std::size_t percent) {
  if (times.empty()) return std::nullopt;
  const std::size_t rank = (times.size() * percent + 99) / 100;
  const auto at = times.begin() + static_cast<std::ptrdiff_t>(std::max<std::size_t>(rank, 1) - 1);
  std::nth_element(times.begin(), at, times.end());
  return *at;
}

}  // namespace

std::vector<Outcome> ask_all(const Content& content, const std::vector<Asked>& questions) {
  using Clock = std::chrono::steady_clock;
  std::vector<Outcome> outcomes;
  outcomes.reserve(questions.size());
  for (const Asked& asked : questions) {
    Question question;
    question.text = asked.text;
    question.limit = kPlaces;
    const auto begin = Clock::now();
    const Answer answer = ask(content, question);
    const std::chrono::duration<double, std::micro> took = Clock::now() - begin;
    Outcome& outcome = outcomes.emplace_back();
    outcome.decision = answer.decision;
    outcome.micros = took.count();
    if (answer.matches.empty()) continue;
    outcome.first = answer.matches.front().target;
    outcome.confidence = answer.matches.front().confidence;
    const auto found =
        std::find_if(answer.matches.begin(), answer.matches.end(),
                     [&](const Match& match) { return match.target == asked.target; });
    if (found != answer.matches.end()) {
      outcome.place = static_cast<std::size_t>(found - answer.matches.begin()) + 1;
    }
  }
  return outcomes;
}

Figures figures_of(const std::vector<Asked>& questions, const std::vector<Outcome>& outcomes) {
  Figures figures;
  std::size_t first = 0, among_three = 0, answered = 0, answered_in_scope = 0, answered_right = 0;
  double reciprocals = 0;
  std::vector<std::int32_t> inside, outside;
  std::vector<double> times;
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    const Outcome& outcome = outcomes[i];
    times.push_back(outcome.micros);
    (questions[i].in_scope() ? inside : outside).push_back(outcome.confidence);
    if (outcome.decision == Decision::answer) {
      ++answered;
      if (questions[i].in_scope()) ++answered_in_scope;
      if (outcome.right(questions[i])) ++answered_right;
    }
    if (!questions[i].in_scope() || outcome.place == 0) continue;
    if (outcome.place == 1) ++first;
    if (outcome.place <= kShown) ++among_three;
    reciprocals += 1 / static_cast<double>(outcome.place);
  }
  figures.in_scope = inside.size();
  figures.out_of_scope = outside.size();
  figures.top1 = share(static_cast<double>(first), inside.size());
  figures.recall3 = share(static_cast<double>(among_three), inside.size());
  figures.mrr10 = share(reciprocals, inside.size());
  figures.auroc = auroc(inside, outside);
  figures.answered = share(static_cast<double>(answered), outcomes.size());
  figures.answered_in_scope = share(static_cast<double>(answered_in_scope), inside.size());
  figures.answered_precision = share(static_cast<double>(answered_right), answered);
  figures.p50_us = percentile(times, 50);
  figures.p99_us = percentile(std::move(times), 99);
  return figures;
}

}  // namespace waypost::cli
