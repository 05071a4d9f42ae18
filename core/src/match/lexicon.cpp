// Known words. Near ones are looked for among all: a sketch of each word rules most of them out.
#include "match/lexicon.h"

#include <algorithm>

#include "text/utf8.h"

namespace waypost::match {
namespace {

constexpr std::uint32_t kShortestCorrected = 4;
constexpr std::uint32_t kShortestTwoSided = 6;
constexpr std::uint32_t kLongestCorrected = 40;

// How many letters a word has (6 bits), and which: a bit for each of 26 kinds. A word that cannot
// be corrected, or be a correction, has length 0.
constexpr std::uint32_t kKinds = 26;
constexpr std::uint32_t kKindBits = (1u << kKinds) - 1;

std::uint32_t sketch_of(std::string_view folded) {
  std::uint32_t length = 0, kinds = 0;
  for (std::size_t at = 0; at < folded.size(); ++length) {
    const text::Decoded letter = text::decode(folded, at);
    if (letter.code >= '0' && letter.code <= '9') return 0;
    kinds |= 1u << letter.code % kKinds;
    at += letter.length;
  }
  if (length < kShortestCorrected || length > kLongestCorrected) return 0;
  return length << kKinds | kinds;
}

// One slip changes the length by at most one, and at most two kinds of letters.
bool may_be_near(std::uint32_t a, std::uint32_t b) {
  std::uint32_t kinds = (a ^ b) & kKindBits;
  kinds &= kinds - 1;
  kinds &= kinds - 1;
  const std::uint32_t longer = std::max(a, b) >> kKinds, shorter = std::min(a, b) >> kKinds;
  return kinds == 0 && shorter > 0 && longer - shorter <= 1;
}

bool is_near(std::u32string_view a, std::u32string_view b) {
  const std::size_t shorter = std::min(a.size(), b.size());
  std::size_t begin = 0;
  while (begin < shorter && a[begin] == b[begin]) ++begin;
  std::size_t same_end = 0;
  while (same_end < shorter - begin && a[a.size() - 1 - same_end] == b[b.size() - 1 - same_end]) {
    ++same_end;
  }
  if (a.size() != b.size()) return begin + same_end == shorter;
  const std::size_t differ = shorter - begin - same_end;
  if (differ <= 1) return true;
  if (differ > 2 && shorter < kShortestTwoSided) return false;
  // One letter taken out of each, what is left between is the same; two letters: they are swapped.
  const std::u32string_view left = a.substr(begin, differ), right = b.substr(begin, differ);
  const bool moved_on = left.substr(1) == right.substr(0, differ - 1);
  const bool moved_back = right.substr(1) == left.substr(0, differ - 1);
  if (differ == 2 && shorter < kShortestTwoSided) return moved_on && moved_back;
  return moved_on || moved_back;
}

}  // namespace

Lexicon::Lexicon() : slots_(256, kNoWord) {}

std::size_t Lexicon::slot_of(std::string_view folded, FeatureKey key) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = key & mask;
  while (slots_[at] != kNoWord && (words_[slots_[at]].key != key || text(slots_[at]) != folded)) {
    at = (at + 1) & mask;
  }
  return at;
}

void Lexicon::unite(const std::vector<std::string>& group) {
  std::vector<Name> names;
  std::vector<std::string> joined;  // by name
  WordId means = kNoWord;
  for (const std::string& each : group) {
    Name name;
    std::string whole;
    for (const text::Word& word : text::words(each)) {
      whole += word.folded;
      name.words.push_back(word_key(word.folded));
    }
    if (whole.empty()) continue;
    if (means == kNoWord) means = find(whole);
    names.push_back(std::move(name));
    joined.push_back(std::move(whole));
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (means == kNoWord) means = add(joined[i], false);
    insert(joined[i], false, means);
    names[i].means = means;
    if (names[i].words.size() > 1) add_name(std::move(names[i]));
  }
}

void Lexicon::add_name(Name&& name) {
  names_.push_back(std::move(name));
  std::size_t first = names_.size() - 1;
  if (names_.size() > name_heads_.size()) {
    name_heads_.assign(std::max<std::size_t>(16, 2 * name_heads_.size()), kNoWord);
    first = 0;
  }
  for (; first < names_.size(); ++first) {
    std::uint32_t& head = name_heads_[names_[first].words.front() & (name_heads_.size() - 1)];
    names_[first].next = head;
    head = static_cast<std::uint32_t>(first);
  }
}

std::vector<text::Word> Lexicon::words(std::string_view bytes) const {
  std::vector<text::Word> words = text::words(bytes);
  if (names_.empty()) return words;
  std::vector<FeatureKey> keys;
  for (const text::Word& word : words) keys.push_back(word_key(word.folded));
  std::size_t kept = 0;
  for (std::size_t at = 0, length = 1; at < words.size(); at += length) {
    const Name* longest = nullptr;
    length = 1;
    std::uint32_t next = name_heads_[keys[at] & (name_heads_.size() - 1)];
    for (; next != kNoWord; next = names_[next].next) {
      // The last one told comes first: among equals the first one told stays.
      const Name& name = names_[next];
      if (name.words.size() < length || name.words.size() > words.size() - at) continue;
      if (!std::equal(name.words.begin(), name.words.end(), &keys[at])) continue;
      longest = &name;
      length = name.words.size();
    }
    text::Word& word = words[kept++];
    const Span8 span{words[at].span.begin, words[at + length - 1].span.end};
    if (longest != nullptr) {
      word = {std::string(text(longest->means)), span, false};
    } else if (&word != &words[at]) {
      word = std::move(words[at]);
    }
  }
  words.resize(kept);
  return words;
}

WordId Lexicon::find(std::string_view folded) const {
  const WordId word = slots_[slot_of(folded, word_key(folded))];
  return word == kNoWord ? kNoWord : words_[word].means;
}

WordId Lexicon::add(std::string_view folded, bool spaceless) {
  return insert(folded, spaceless, kNoWord);
}

// `means`: kNoWord = itself. A known word goes on meaning what it means.
WordId Lexicon::insert(std::string_view folded, bool spaceless, WordId means) {
  const FeatureKey key = word_key(folded);
  std::size_t slot = slot_of(folded, key);
  if (slots_[slot] != kNoWord) return words_[slots_[slot]].means;
  if (2 * words_.size() >= slots_.size()) {
    grow();
    slot = slot_of(folded, key);
  }
  const WordId word = size();
  slots_[slot] = word;
  words_.push_back(
      {key, static_cast<std::uint32_t>(texts_.size()), static_cast<std::uint32_t>(folded.size()),
       static_cast<std::uint32_t>(letters_.size()), 0, spaceless, means == kNoWord ? word : means});
  sketches_.push_back(sketch_of(folded));
  if (sketches_.back() != 0) letters_ += text::decode_all(folded);
  texts_ += folded;
  return words_[word].means;
}

void Lexicon::grow() {
  slots_.assign(2 * slots_.size(), kNoWord);
  for (WordId word = 0; word < size(); ++word) slots_[slot_of(text(word), key(word))] = word;
}

// By their texts, then by how often: two sorts of pairs as others sort them cost less room than one
// of their own.
std::vector<WordId> Lexicon::most_frequent(std::vector<WordId> words, std::size_t limit) const {
  std::vector<std::pair<std::string_view, std::uint32_t>> texts;
  for (const WordId word : words) texts.emplace_back(text(word), word);
  std::sort(texts.begin(), texts.end());
  std::vector<std::pair<std::uint64_t, std::uint32_t>> order;
  for (const auto& [text, word] : texts)
    order.emplace_back(~std::uint64_t{words_[word].count},
                       static_cast<std::uint32_t>(order.size()));
  std::sort(order.begin(), order.end());
  if (order.size() > limit) order.resize(limit);
  words.clear();
  for (const auto& [seldom, place] : order) words.push_back(texts[place].second);
  return words;
}

// What they mean, each once.
std::vector<WordId> Lexicon::meanings(std::vector<WordId> words) const {
  bool differs = false;
  for (WordId& word : words) {
    differs |= words_[word].means != word;
    word = words_[word].means;
  }
  if (!differs) return words;
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

std::vector<WordId> Lexicon::near(std::string_view folded, std::size_t limit) const {
  std::vector<WordId> found;
  const std::uint32_t sketch = sketch_of(folded);
  if (sketch == 0) return found;
  const std::u32string typed = text::decode_all(folded);
  for (WordId word = 0; word < size(); ++word) {
    if (!may_be_near(sketch, sketches_[word])) continue;
    const std::uint32_t length = sketches_[word] >> kKinds;
    if (is_near(typed, std::u32string_view(letters_).substr(words_[word].letters, length))) {
      found.push_back(word);
    }
  }
  return most_frequent(meanings(std::move(found)), limit);
}

std::vector<WordId> Lexicon::completions(std::string_view folded, std::size_t limit) const {
  std::vector<WordId> found;
  for (WordId word = 0; word < size(); ++word) {
    if (text(word).starts_with(folded)) found.push_back(word);
  }
  return most_frequent(meanings(std::move(found)), limit);
}

float Lexicon::belief(WordId word) const {
  const float count = static_cast<float>(words_[word].count) + 0.5f;
  return count * count;
}

}  // namespace waypost::match
