// Words that visitors may type and only answers say. Nobody keeps a dictionary for all languages
// here: what an answer stresses or repeats, and hardly another answer says, is taken for such.
#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "advice/lint.h"
#include "advice/markdown_words.h"
#include "text/utf8.h"
#include "text/words.h"

namespace waypost::advice {
namespace {

constexpr std::size_t kShortest = 5;     // characters of a word worth telling
constexpr std::size_t kMostAnswers = 2;  // that say it
constexpr std::size_t kMostWords = 4;    // of one answer
constexpr std::size_t kEnding = 3;       // characters by which forms of a word differ
constexpr std::size_t kStem = 4;         // … and what they share at least
constexpr float kStress = 1.5f;          // of a stressed word beside one that is said once more

// What the forms of a word have in common, roughly.
std::string stem_of(std::string_view folded) {
  const std::u32string letters = text::decode_all(folded);
  const std::size_t keep = std::max(kStem, letters.size() - std::min(letters.size(), kEnding));
  std::string stem;
  for (std::size_t i = 0; i < std::min(keep, letters.size()); ++i) text::append(stem, letters[i]);
  return stem;
}

bool is_candidate(const ReadWord& word) {
  const std::u32string letters = text::decode_all(word.folded);
  return !word.spaceless && letters.size() >= kShortest &&
         std::none_of(letters.begin(), letters.end(),
                      [](char32_t c) { return c >= U'0' && c <= U'9'; });
}

struct Said {
  std::string written;
  float weight = 0;
};

// By stem.
std::map<std::string, Said> said_in(std::string_view answer) {
  std::map<std::string, Said> said;
  for (const ReadWord& word : markdown_words(answer)) {
    if (!is_candidate(word)) continue;
    Said& entry = said[stem_of(word.folded)];
    if (entry.written.empty()) entry.written = word.written;
    entry.weight += word.is_emphasised ? kStress : 1.0f;
  }
  return said;
}

// All words of phrasings and titles, sorted.
std::vector<std::string> asked_words(const std::vector<TargetView>& targets) {
  std::vector<std::string> asked;
  const auto add = [&](std::string_view text) {
    for (text::Word& word : text::words(text)) asked.push_back(std::move(word.folded));
  };
  for (const TargetView& target : targets) {
    add(target.title);
    for (const std::string& question : target.questions) add(question);
  }
  std::sort(asked.begin(), asked.end());
  return asked;
}

bool is_asked(const std::vector<std::string>& asked, const std::string& stem) {
  const auto at = std::lower_bound(asked.begin(), asked.end(), stem);
  return at != asked.end() && at->starts_with(stem);
}

}  // namespace

void find_answer_words(const std::vector<TargetView>& targets, const Sources& sources,
                       std::vector<Finding>& findings) {
  const std::vector<std::string> asked = asked_words(targets);
  std::vector<std::map<std::string, Said>> said;
  std::map<std::string, std::size_t> answers_with;
  for (const TargetView& target : targets) {
    said.push_back(said_in(target.answer));
    for (const auto& [stem, entry] : said.back()) ++answers_with[stem];
  }
  for (std::uint32_t t = 0; t < targets.size(); ++t) {
    std::vector<Said> words;
    for (auto& [stem, entry] : said[t]) {
      if (entry.weight <= 1 || answers_with[stem] > kMostAnswers || is_asked(asked, stem)) continue;
      words.push_back(std::move(entry));
    }
    if (words.empty()) continue;
    std::stable_sort(words.begin(), words.end(),
                     [](const Said& a, const Said& b) { return a.weight > b.weight; });
    if (words.size() > kMostWords) words.resize(kMostWords);
    Finding& finding = findings.emplace_back();
    finding.rule = Rule::answer_words;
    finding.target = t;
    finding.where = sources.of(t).answer;
    for (Said& word : words) {
      finding.weight += word.weight;
      finding.words.push_back(std::move(word.written));
    }
  }
}

}  // namespace waypost::advice
