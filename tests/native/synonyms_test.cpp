// Words that mean the same, and names of several words: how the lexicon reads them.
#include <doctest/doctest.h>

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "match/lexicon.h"
#include "random.h"

namespace waypost {
namespace {

using Words = std::vector<std::string>;

Words texts_of(const std::vector<match::WordId>& ids, const match::Lexicon& lexicon) {
  Words words;
  for (const match::WordId id : ids) words.emplace_back(lexicon.text(id));
  return words;
}

std::string joined(const Words& words, const std::string& between) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : between) + word;
  return out;
}

TEST_CASE("synonyms: one word, found by each of its texts, also with a slip or unfinished") {
  match::Lexicon lexicon;
  lexicon.unite({"The North Face", "TNF"});
  lexicon.unite({"Gore-Tex", "GTX", "gore membrane"});
  lexicon.unite({"trousers", "pants", "…"});
  lexicon.unite({"—"});
  lexicon.unite({"membrane", "GTX"});
  const match::WordId trousers = lexicon.find("trousers"), gore = lexicon.find("goretex");
  CHECK(lexicon.text(trousers) == "trousers");
  CHECK(lexicon.find("pants") == trousers);
  CHECK(lexicon.add("pants", false) == trousers);
  CHECK(lexicon.find("gtx") == gore);
  CHECK(lexicon.find("membrane") == gore);
  CHECK(lexicon.find("thenorthface") == lexicon.find("tnf"));
  CHECK(lexicon.find("gore") == match::kNoWord);
  CHECK(texts_of(lexicon.near("pnats", 9), lexicon) == Words{"trousers"});
  lexicon.count(trousers);
  lexicon.count(lexicon.add("pan", false));
  CHECK(texts_of(lexicon.completions("pan", 9), lexicon) == Words{"pan", "trousers"});

  const auto split = [&](const std::string& text) {
    std::string out;
    for (const text::Word& word : lexicon.words(text)) {
      const std::string own = text.substr(word.span.begin, word.span.end - word.span.begin);
      out += word.folded + "[" + own + "]";
    }
    return out;
  };
  CHECK(split("a GORE-Tex, the north FACE") == "a[a]goretex[GORE-Tex]thenorthface[the north FACE]");
  CHECK(split("gore gore membrane north") == "gore[gore]goretex[gore membrane]north[north]");
  CHECK(split("the north") == "the[the]north[north]");
  CHECK(split("") == "");
}

// What the lexicon promises, written plainly.
struct Plain {
  std::map<std::string, std::string> means;  // of texts written as one word
  std::vector<std::pair<Words, std::string>> names;

  void unite(const std::vector<Words>& group) {
    std::string name;
    for (const Words& each : group) {
      const auto known = means.find(joined(each, ""));
      if (name.empty() && known != means.end()) name = known->second;
    }
    if (name.empty()) name = joined(group.front(), "");
    for (const Words& each : group) {
      means.emplace(joined(each, ""), name);
      if (each.size() > 1) names.emplace_back(each, name);
    }
  }

  Words read(const Words& typed) const {
    Words out;
    for (std::size_t at = 0; at < typed.size();) {
      std::size_t length = 3;
      const std::string* name = nullptr;
      for (; length > 1 && name == nullptr; --length) {
        if (at + length > typed.size()) continue;
        const auto begin = typed.begin() + static_cast<std::ptrdiff_t>(at);
        const Words here(begin, begin + static_cast<std::ptrdiff_t>(length));
        for (const auto& [words, means_it] : names) {
          if (name == nullptr && words == here) name = &means_it;
        }
        if (name != nullptr) break;
      }
      out.push_back(name != nullptr ? *name : typed[at]);
      at += length;
    }
    return out;
  }
};

TEST_CASE("synonyms: the longest name at each place, as plain search finds it") {
  test::Random random(11);
  const auto some_words = [&](std::uint32_t least, std::uint32_t most) {
    Words words;
    for (std::uint32_t i = least + random.below(most - least + 1); i > 0; --i) {
      words.push_back(std::string(1, static_cast<char>('a' + random.below(3))));
    }
    return words;
  };
  for (int round = 0; round < 500; ++round) {
    match::Lexicon lexicon;
    Plain plain;
    for (int group = 0; group < 4; ++group) {
      std::vector<Words> texts;
      std::vector<std::string> written;
      for (std::uint32_t count = 1 + random.below(3); count > 0; --count) {
        texts.push_back(some_words(1, 3));
        written.push_back(joined(texts.back(), "  "));
      }
      plain.unite(texts);
      lexicon.unite(written);
    }
    for (const auto& mean : plain.means) {  // not [written, name]: CAPTURE is a lambda, and clang
                                            // 14 refuses those there
      CAPTURE(mean.first);
      CHECK(lexicon.text(lexicon.find(mean.first)) == mean.second);
    }
    const Words typed = some_words(0, 8);
    const std::string text = joined(typed, " ");
    CAPTURE(text);
    Words read;
    std::size_t end = 0;
    for (const text::Word& word : lexicon.words(text)) {
      read.push_back(word.folded);
      CHECK(word.span.begin == (end == 0 ? 0 : end + 1));
      end = word.span.end;
    }
    CHECK(read == plain.read(typed));
    CHECK(end == text.size());
  }
}

}  // namespace
}  // namespace waypost
