#include "improve/past_questions.h"

#include <cstdint>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "match/entities.h"
#include "waypost/matcher.h"

namespace waypost::improve {
namespace {

constexpr float kTypedShare = 0.5f;  // as in match/rank

}  // namespace

std::vector<match::ReadQuestion> read_log(std::string_view log, const Matcher& matcher) {
  std::vector<match::ReadQuestion> all;
  std::unordered_set<std::string> met;
  while (!log.empty()) {
    const std::string_view line = log.substr(0, log.find('\n'));
    log.remove_prefix(std::min(log.size(), line.size() + 1));
    const std::string_view beginning = line.substr(0, kMostRankedBytes);
    match::ReadQuestion question = match::read_question(
        beginning, match::find_entities(beginning, matcher.masks), false, matcher.lexicon);
    std::string words;
    for (const match::Token& token : question.typed) words += token.typed + " ";
    if (!words.empty() && met.insert(std::move(words)).second) all.push_back(std::move(question));
  }
  if (all.size() <= kMostQuestions) return all;
  std::vector<match::ReadQuestion> some;
  for (std::size_t i = 0; i < kMostQuestions; ++i) {
    some.push_back(std::move(all[i * all.size() / kMostQuestions]));
  }
  return some;
}

std::vector<match::FeatureKey> new_features(const std::vector<match::ReadQuestion>& questions,
                                            const match::FeatureTable& features) {
  std::unordered_map<match::FeatureKey, std::size_t> found;
  std::vector<match::FeatureKey> keys;
  for (const match::ReadQuestion& question : questions) {
    for (const match::FeatureKey key : features.unknown_of(question.typed)) {
      if (++found[key] == kFewestQuestions) keys.push_back(key);
    }
  }
  return keys;
}

match::SparseVector vector_of(const match::ReadQuestion& question,
                              const match::FeatureTable& features) {
  match::SparseVector typed = features.vector_of(question.typed);
  if (!question.was_corrected()) return typed;
  return match::mixed(typed, features.vector_of(question.corrected), kTypedShare);
}

}  // namespace waypost::improve
