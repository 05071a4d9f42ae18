#include "advice/stems.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "advice/markdown_words.h"
#include "text/utf8.h"
#include "text/words.h"

namespace waypost::advice {
namespace {

constexpr std::size_t kShortest = 4;  // characters
constexpr std::size_t kEnding = 3;
constexpr std::size_t kStem = 4;

}  // namespace

std::string stem_of(std::string_view folded) {
  const std::u32string letters = text::decode_all(folded);
  const std::size_t keep = std::max(kStem, letters.size() - std::min(letters.size(), kEnding));
  std::string stem;
  for (std::size_t i = 0; i < std::min(keep, letters.size()); ++i) text::append(stem, letters[i]);
  return stem;
}

bool is_telling(std::string_view folded, bool spaceless) {
  const std::u32string letters = text::decode_all(folded);
  return !spaceless && letters.size() >= kShortest &&
         std::none_of(letters.begin(), letters.end(),
                      [](char32_t c) { return c >= U'0' && c <= U'9'; });
}

KnownWords::KnownWords(const std::vector<TargetView>& targets, bool answers) {
  const auto add = [&](std::string_view text) {
    for (text::Word& word : text::words(text)) sorted_.push_back(std::move(word.folded));
  };
  for (const TargetView& target : targets) {
    add(target.title);
    for (const std::string& question : target.questions) add(question);
    if (!answers) continue;
    for (ReadWord& word : markdown_words(target.answer)) sorted_.push_back(std::move(word.folded));
  }
  std::sort(sorted_.begin(), sorted_.end());
}

bool KnownWords::has(const std::string& stem) const {
  const auto at = std::lower_bound(sorted_.begin(), sorted_.end(), stem);
  return at != sorted_.end() && at->starts_with(stem);
}

}  // namespace waypost::advice
