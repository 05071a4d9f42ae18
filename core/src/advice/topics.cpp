#include "advice/topics.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "advice/stems.h"
#include "text/utf8.h"
#include "text/words.h"

namespace waypost::advice {
namespace {

// Questions with the word: as many as this, and of a long log one in so many.
constexpr std::size_t kFewest = 3;
constexpr std::size_t kOneIn = 1500;

constexpr std::size_t kBeginning = 5;  // characters

// Of 1000, over all questions with the word: how much confidence in one target the others confirm
// beside the one that is surest of it. A word that an article means with another word (trousers for
// pants) leads to one target, or surely to a few; one that nothing answers leads anywhere.
constexpr std::int64_t kAgreement = 80;

// By which forms of one word are put together, whatever their lengths.
std::string beginning_of(std::string_view folded) {
  std::string beginning;
  for (std::size_t at = 0, letters = 0; at < folded.size() && letters < kBeginning; ++letters) {
    const std::size_t length = text::decode(folded, at).length;
    beginning += folded.substr(at, length);
    at += length;
  }
  return beginning;
}

std::size_t count(const std::vector<PastQuestion>& questions,
                  const std::vector<std::uint32_t>& having) {
  std::size_t times = 0;
  for (const std::uint32_t q : having) times += questions[q].times;
  return times;
}

bool is_answered(const std::vector<PastQuestion>& questions,
                 const std::vector<std::uint32_t>& having) {
  struct Led {
    std::int64_t sum = 0, most = 0;
  };
  std::map<std::uint32_t, Led> by_target;
  for (const std::uint32_t q : having) {
    if (questions[q].target == kNoTarget) continue;
    Led& led = by_target[questions[q].target];
    led.sum += questions[q].confidence * static_cast<std::int64_t>(questions[q].times);
    led.most = std::max<std::int64_t>(led.most, questions[q].confidence);
  }
  std::int64_t most = 0;
  for (const auto& [target, led] : by_target) most = std::max(most, led.sum - led.most);
  return most >= kAgreement * static_cast<std::int64_t>(count(questions, having));
}

}  // namespace

std::vector<std::vector<std::uint32_t>> unknown_topics(const std::vector<TargetView>& targets,
                                                       const std::vector<PastQuestion>& questions) {
  const KnownWords known(targets, true);
  std::map<std::string, std::vector<std::uint32_t>> by_stem;
  for (std::uint32_t q = 0; q < questions.size(); ++q) {
    std::set<std::string> stems;
    for (const text::Word& word : text::words(questions[q].text)) {
      if (!is_telling(word.folded, word.spaceless) || known.has(stem_of(word.folded))) continue;
      stems.insert(beginning_of(word.folded));
    }
    for (const std::string& stem : stems) by_stem[stem].push_back(q);
  }
  const std::size_t fewest = std::max(kFewest, questions.size() / kOneIn);
  std::vector<std::vector<std::uint32_t>> topics;
  for (auto& [stem, having] : by_stem) {
    if (count(questions, having) < fewest || is_answered(questions, having)) continue;
    topics.push_back(std::move(having));
  }
  std::stable_sort(topics.begin(), topics.end(), [&](const auto& a, const auto& b) {
    return count(questions, a) > count(questions, b);
  });
  return topics;
}

}  // namespace waypost::advice
