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
#include "advice/stems.h"

namespace waypost::advice {
namespace {

constexpr std::size_t kMostAnswers = 2;  // that say it
constexpr std::size_t kMostWords = 4;    // of one answer
constexpr float kStress = 1.5f;          // of a stressed word beside one that is said once more

struct Said {
  std::string written;
  float weight = 0;
};

// By stem.
std::map<std::string, Said> said_in(std::string_view answer) {
  std::map<std::string, Said> said;
  for (const ReadWord& word : markdown_words(answer)) {
    if (!is_telling(word.folded, word.spaceless)) continue;
    Said& entry = said[stem_of(word.folded)];
    if (entry.written.empty()) entry.written = word.written;
    entry.weight += word.is_emphasised ? kStress : 1.0f;
  }
  return said;
}

}  // namespace

void find_answer_words(const std::vector<TargetView>& targets, const Sources& sources,
                       std::vector<Finding>& findings) {
  const KnownWords asked(targets, false);
  std::vector<std::map<std::string, Said>> said;
  std::map<std::string, std::size_t> answers_with;
  for (const TargetView& target : targets) {
    said.push_back(said_in(target.answer));
    for (const auto& [stem, entry] : said.back()) ++answers_with[stem];
  }
  for (std::uint32_t t = 0; t < targets.size(); ++t) {
    std::vector<Said> words;
    for (auto& [stem, entry] : said[t]) {
      if (entry.weight <= 1 || answers_with[stem] > kMostAnswers || asked.has(stem)) continue;
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
