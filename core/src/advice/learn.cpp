#include "advice/learn.h"

#include <cstdint>
#include <string_view>
#include <unordered_map>

#include "advice/personal_data.h"
#include "advice/targets.h"
#include "advice/topics.h"
#include "content/model.h"
#include "match/matcher.h"
#include "text/words.h"
#include "waypost/matcher.h"

namespace waypost::advice {
namespace {

// Longer is a letter, not a question: it teaches nothing that a shorter one does not.
constexpr std::size_t kLongestQuestion = 160;

// Of 1000. From kSure on a question is taken for one of its target, from kClear on when the second
// match has not even a third of that: with few targets nothing is as sure as that. Below kLost
// nothing answers it, whatever came first.
constexpr std::int32_t kSure = 600;
constexpr std::int32_t kClear = 300;
constexpr std::int32_t kClearLead = 3;
constexpr std::int32_t kLost = 250;

// Questions after which progress is told.
constexpr std::size_t kStride = 64;

// Words with single spaces: two spellings of one question.
std::string loose(std::string_view text) {
  std::string out;
  for (const text::Word& word : text::words(text)) out += word.folded + " ";
  return out;
}

// Each question once, in the order in which they were first asked.
std::vector<PastQuestion> different(const std::vector<std::string>& log,
                                    const std::vector<std::string>& masks, Learnt& learnt) {
  std::vector<PastQuestion> questions;
  std::unordered_map<std::string, std::size_t> known;
  for (const std::string& line : log) {
    if (line.size() > kLongestQuestion) continue;
    Masked masked = without_personal_data(line, masks);
    std::string key = loose(masked.text);
    if (key.empty()) continue;
    ++learnt.questions;
    learnt.with_data += masked.has_data ? 1 : 0;
    const auto [entry, added] = known.emplace(std::move(key), questions.size());
    if (added) questions.push_back({std::move(masked.text), 0, masked.has_data});
    ++questions[entry->second].times;
  }
  return questions;
}

void ask_it(const Content& content, PastQuestion& past) {
  Question question;
  question.text = past.text;
  question.limit = 2;
  const Answer answer = ask(content, question);
  past.target = kNoTarget;
  past.is_heard = !answer.intent.empty();
  if (answer.matches.empty()) return;
  past.target = number_of(content.model(), answer.matches.front().target);
  past.confidence = answer.matches.front().confidence;
  const std::int32_t second = answer.matches.size() < 2 ? 0 : answer.matches[1].confidence;
  past.is_clear = past.confidence >= kClear && second * kClearLead <= past.confidence;
}

}  // namespace

Learnt learn(const Content& content, const std::vector<std::string>& log,
             const LearnOptions& options, const Progress& progress) {
  Learnt learnt;
  std::vector<PastQuestion> questions = different(log, content.matcher().masks, learnt);
  for (std::size_t i = 0; i < questions.size(); ++i) {
    if (i % kStride == 0) progress(static_cast<std::uint32_t>(800 * i / questions.size()));
    ask_it(content, questions[i]);
  }
  progress(800);
  // Thanks and farewells need no article.
  std::erase_if(questions, [](const PastQuestion& past) { return past.is_heard; });
  std::vector<std::vector<std::uint32_t>> topics =
      unknown_topics(targets_of(content.model()), questions);
  std::vector<bool> has_topic(questions.size(), false);
  for (const std::vector<std::uint32_t>& topic : topics) {
    for (const std::uint32_t i : topic) has_topic[i] = true;
  }
  std::vector<const PastQuestion*> sure, lost;
  std::vector<std::uint32_t> place_in_lost(questions.size(), 0);
  for (std::size_t i = 0; i < questions.size(); ++i) {
    const PastQuestion& question = questions[i];
    if (has_topic[i] || question.target == kNoTarget || question.confidence < kLost) {
      learnt.lost += question.times;
      place_in_lost[i] = static_cast<std::uint32_t>(lost.size());
      lost.push_back(&question);
    } else if (question.confidence >= kSure || question.is_clear) {
      learnt.sure += question.times;
      sure.push_back(&question);
    }
  }
  for (std::vector<std::uint32_t>& topic : topics) {
    for (std::uint32_t& i : topic) i = place_in_lost[i];
  }
  learnt.phrasings = suggest_phrasings(content, sure, options);
  progress(900);
  learnt.unanswered = group_unanswered(lost, topics);
  progress(1000);
  return learnt;
}

}  // namespace waypost::advice
