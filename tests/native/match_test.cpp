// The parts of the matcher: logarithms, vectors and rows against plain loops, the lexicon,
// entities.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "indexed.h"
#include "match/entities.h"
#include "match/feature_table.h"
#include "match/lexicon.h"
#include "match/logarithm.h"
#include "match/postings.h"
#include "match/row_maker.h"
#include "match/token.h"
#include "random.h"
#include "text/words.h"

namespace waypost {
namespace {

using Words = std::vector<std::string>;

std::vector<match::WordId> ids_of(const Words& words, match::Lexicon& lexicon) {
  std::vector<match::WordId> ids;
  for (const std::string& word : words) ids.push_back(lexicon.add(word, false));
  return ids;
}

std::vector<match::Token> tokens_of(const Words& words, const match::Lexicon& lexicon) {
  std::vector<match::Token> tokens;
  for (const std::string& word : words) tokens.push_back({word, lexicon.find(word), {}});
  return tokens;
}

Words words_of(const std::string& text) {
  Words words;
  for (const text::Word& word : text::words(text)) words.push_back(word.folded);
  return words;
}

TEST_CASE("logarithms come close to libm's without using it") {
  CHECK(match::log2_q16(0) == 0);
  CHECK(match::log2_q16(1) == 0);
  CHECK(match::log2_q16(2) == 65536);
  CHECK(match::log2_q16(0x80000000u) == 31 * 65536);
  for (std::uint32_t x = 1; x < 3'000'000; x = x * 5 / 4 + 1) {
    CHECK(match::ln_ratio(x, 1) ==
          doctest::Approx(std::log(static_cast<double>(x))).epsilon(0.0001));
  }
}

// The model in its plainest form: texts and maps, nothing hashed, nothing numbered.
struct NaiveIndex {
  using Counts = std::map<std::string, double>;
  using Blocks = std::pair<Counts, Counts>;

  explicit NaiveIndex(const std::vector<Words>& given) {
    for (const Words& text : given) {
      texts.push_back(blocks_of(text));
      for (const auto& [feature, count] : texts.back().first) frequency[feature] += 1;
      for (const auto& [feature, count] : texts.back().second) frequency[feature] += 1;
    }
  }

  static Blocks blocks_of(const Words& words) {
    Blocks blocks;
    std::string before = "<>";
    for (const std::string& word : words) {
      blocks.first["word " + word] += 1;
      blocks.first["pair " + before + " " + word] += 1;
      before = word;
      const std::string spaced = " " + word + " ";
      for (std::size_t begin = 0; begin < spaced.size(); ++begin) {
        for (std::size_t length = 2; length <= 5 && begin + length <= spaced.size(); ++length) {
          blocks.second["piece " + spaced.substr(begin, length)] += 1;
        }
      }
    }
    if (!words.empty()) blocks.first["pair " + before + " <>"] += 1;
    return blocks;
  }

  Counts vector_of(const Blocks& blocks) const {
    Counts out;
    const double share = blocks.first.empty() || blocks.second.empty() ? 1 : 0.5;
    for (const Counts* block : {&blocks.first, &blocks.second}) {
      double squares = 0;
      const auto weight_of = [&](const std::string& feature, double count) {
        const auto found = frequency.find(feature);
        const double known = found == frequency.end() ? 0 : found->second;
        const double idf = 1 + std::log((static_cast<double>(texts.size()) + 1) / (known + 1));
        return (known == 0 ? 1.5 : 1) * (1 + std::log(count)) * idf;
      };
      for (const auto& [feature, count] : *block) {
        squares += weight_of(feature, count) * weight_of(feature, count);
      }
      for (const auto& [feature, count] : *block) {
        out[feature] = weight_of(feature, count) * std::sqrt(share / squares);
      }
    }
    return out;
  }

  double similarity(const Words& question, std::size_t text) const {
    double sum = 0;
    const Counts right = vector_of(texts[text]);
    for (const auto& [feature, weight] : vector_of(blocks_of(question))) {
      const auto found = right.find(feature);
      if (found != right.end()) sum += weight * found->second;
    }
    return sum;
  }

  std::vector<Blocks> texts;
  Counts frequency;
};

TEST_CASE("similarities agree with plain loops") {
  test::Random random(2);
  for (int round = 0; round < 10; ++round) {
    std::vector<Words> texts;
    for (std::uint32_t left = 1 + random.below(30); left > 0; --left)
      texts.push_back(words_of(random.sentence(random.below(7))));
    match::Lexicon lexicon;
    std::vector<std::vector<match::WordId>> numbered;
    for (const Words& text : texts) numbered.push_back(ids_of(text, lexicon));
    match::FeatureTable table(lexicon);
    match::RowMaker maker(table, numbered);
    const std::vector<match::Row> rows = test::rows_of(maker);
    REQUIRE(rows.size() == texts.size());
    const match::Postings postings = test::postings_of(rows, table.size());
    const NaiveIndex naive(texts);
    for (int asked = 0; asked < 10; ++asked) {
      const Words question = words_of(random.sentence(1 + random.below(5)));
      const match::SparseVector vector = table.vector_of(tokens_of(question, lexicon));
      std::vector<float> similarities;
      postings.similarities(vector, similarities);
      REQUIRE(similarities.size() == texts.size());
      for (std::uint32_t p = 0; p < texts.size(); ++p) {
        const double wanted = naive.similarity(question, p);
        CHECK(std::abs(static_cast<double>(similarities[p]) - wanted) < 1e-4);
      }
    }
    // A text of the knowledge, asked again, is the row that was made of it, but for rounding.
    for (std::size_t p = 0; p < texts.size(); ++p) {
      const match::SparseVector again = table.vector_of(tokens_of(texts[p], lexicon));
      REQUIRE(again.size() == rows[p].vector.size());
      for (std::size_t i = 0; i < again.size(); ++i) {
        CHECK(again[i].feature == rows[p].vector[i].feature);
        const float weight = rows[p].vector[i].weight;
        CHECK(std::abs(again[i].weight - weight) <= match::kWeightStep);
        CHECK(std::fmod(weight, match::kWeightStep) == 0.0f);
      }
    }
  }
}

TEST_CASE("a mixed vector is similar to everything by the mean of the two") {
  test::Random random(5);
  match::Lexicon lexicon;
  std::vector<std::vector<match::WordId>> texts;
  for (int i = 0; i < 30; ++i) texts.push_back(ids_of(words_of(random.sentence(4)), lexicon));
  match::FeatureTable table(lexicon);
  match::RowMaker maker(table, texts);
  const std::vector<match::Row> rows = test::rows_of(maker);
  const match::Postings postings = test::postings_of(rows, table.size());
  const auto asked = [&] {
    return table.vector_of(tokens_of(words_of(random.sentence(random.below(5))), lexicon));
  };
  for (int round = 0; round < 50; ++round) {
    const match::SparseVector a = asked(), b = asked();
    const match::SparseVector both = match::mixed(a, b, 0.75f);
    std::vector<float> to_a, to_b, to_both;
    postings.similarities(a, to_a);
    postings.similarities(b, to_b);
    postings.similarities(both, to_both);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const float wanted = 0.75f * to_a[i] + 0.25f * to_b[i];
      CHECK(to_both[i] == doctest::Approx(static_cast<double>(wanted)).epsilon(1e-4));
    }
  }
}

TEST_CASE("rows far from each other are found by their features") {
  // By feature: the rows that have it. A step between two of them is 16 bits wide.
  const std::vector<std::vector<std::uint32_t>> wanted = {
      {0, 65535, 131070, 199999}, {}, {199999}, {65536, 131073}, {1, 2, 65537, 65538}, {70000}};
  constexpr std::uint32_t kRows = 200'000;
  std::vector<std::uint32_t> frequency;
  for (const std::vector<std::uint32_t>& rows : wanted) {
    frequency.push_back(static_cast<std::uint32_t>(rows.size()));
  }
  match::Postings postings(kRows, frequency);
  for (std::uint32_t row = 0; row < kRows; ++row) {
    match::SparseVector vector;
    for (std::uint32_t feature = 0; feature < wanted.size(); ++feature) {
      const std::vector<std::uint32_t>& rows = wanted[feature];
      if (std::find(rows.begin(), rows.end(), row) != rows.end()) vector.push_back({feature, 0.5f});
    }
    postings.add(row, vector);
  }
  postings.close();
  for (std::uint32_t feature = 0; feature < wanted.size(); ++feature) {
    std::vector<float> similarities;
    postings.similarities({{feature, 0.25f}}, similarities);
    std::vector<std::uint32_t> found;
    for (std::uint32_t row = 0; row < similarities.size(); ++row) {
      if (similarities[row] == 0) continue;
      CHECK(similarities[row] == 0.125f);
      found.push_back(row);
    }
    CHECK(found == wanted[feature]);
  }
}

// Edit distance with swaps of neighbours, by the book.
std::size_t distance(const std::string& a, const std::string& b) {
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        d[i][j] = i + j;
        continue;
      }
      d[i][j] = std::min(
          {d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  }
  return d[a.size()][b.size()];
}

// Counted once for each place.
match::Lexicon lexicon_of(const std::vector<std::pair<std::string, int>>& words) {
  match::Lexicon lexicon;
  for (const auto& [word, count] : words) {
    const match::WordId id = lexicon.add(word, false);
    for (int i = 0; i < count; ++i) lexicon.count(id);
  }
  return lexicon;
}

Words texts_of(const std::vector<match::WordId>& ids, const match::Lexicon& lexicon) {
  Words words;
  for (const match::WordId id : ids) words.emplace_back(lexicon.text(id));
  return words;
}

TEST_CASE("spelling: near words are found exactly where there are some") {
  test::Random random(3);
  match::Lexicon lexicon;
  for (int i = 0; i < 300; ++i) lexicon.count(lexicon.add(random.word(), false));
  for (int round = 0; round < 2000; ++round) {
    std::string typed(lexicon.text(random.below(lexicon.size())));
    for (std::uint32_t slips = 1 + random.below(2); slips > 0 && typed.size() > 1; --slips) {
      const std::uint32_t at = random.below(static_cast<std::uint32_t>(typed.size()) - 1);
      const std::uint32_t kind = random.below(4);
      if (kind == 0) typed.erase(at, 1);
      if (kind == 1) typed.insert(at, 1, 'x');
      if (kind == 2) typed[at] = 'x';
      if (kind == 3) std::swap(typed[at], typed[at + 1]);
    }
    const Words found = texts_of(lexicon.near(typed, lexicon.size()), lexicon);
    CAPTURE(typed);
    for (match::WordId id = 0; id < lexicon.size(); ++id) {
      const std::string word(lexicon.text(id));
      const bool listed = std::find(found.begin(), found.end(), word) != found.end();
      const bool corrected = typed.size() >= 4 && word.size() >= 4;
      if (corrected && distance(word, typed) <= 1) CHECK(listed);
      if (listed) CHECK(distance(word, typed) <= (typed.size() < 6 ? 1 : 2));
    }
  }
  CHECK(lexicon.near("", 9).empty());
  CHECK(lexicon.near("abc", 9).empty());
  CHECK(lexicon.near(std::string(100'000, 'a'), 9).empty());
}

TEST_CASE("spelling: near words by frequency, then by bytes; numbers are left alone") {
  const match::Lexicon lexicon =
      lexicon_of({{"parcel", 1}, {"parcels", 4}, {"cost", 2}, {"most", 2}, {"10023", 9}});
  CHECK(texts_of(lexicon.near("parcell", 9), lexicon) == Words{"parcels", "parcel"});
  CHECK(texts_of(lexicon.near("xost", 1), lexicon) == Words{"cost"});
  CHECK(lexicon.near("10024", 9).empty());
  CHECK(lexicon.text(lexicon.find("parcel")) == "parcel");
  CHECK(lexicon.find("parce") == match::kNoWord);
  CHECK(lexicon.find("") == match::kNoWord);
  CHECK(texts_of(lexicon.completions("par", 9), lexicon) == Words{"parcels", "parcel"});
  CHECK(lexicon.completions("", 2).size() == 2);
  CHECK(lexicon.completions("zz", 9).empty());
}

std::string found(const std::string& text, const std::vector<std::string>& masks) {
  std::string out;
  for (const Entity& entity : match::find_entities(text, masks)) {
    out += (out.empty() ? "" : " ") + entity.value + "=" +
           text.substr(entity.span.begin, entity.span.end - entity.span.begin);
  }
  return out;
}

TEST_CASE("order numbers by the owner's masks") {
  const std::vector<std::string> masks = {"RL-99999", "AA-9999"};
  CHECK(found("my order is RL-10023.", masks) == "RL-10023=RL-10023");
  CHECK(found("rl10023 and RL 10024", masks) == "RL-10023=rl10023 RL-10024=RL 10024");
  CHECK(found("(#10023)", masks) == "RL-10023=10023");
  CHECK(found("it is 1234", masks).empty() == found("is 1234", masks).empty());
  CHECK(found("order XY-1234", masks) == "XY-1234=XY-1234");
  CHECK(found("I waited 12 days since 2024", masks).find("12=") == std::string::npos);
  CHECK(found("RL-100234", masks).empty());
  // As pasted from mail or typed with other keyboards.
  for (const std::string text : {"is\u00a0RL-10023", "is \u201cRL-10023\u201d", "is\u200bRL-10023",
                                 "is\u2009RL-10023", "\u2026RL-10023", "\u2192RL-10023"}) {
    CAPTURE(text);
    CHECK(found(text, masks) == "RL-10023=RL-10023");
  }
  CHECK(found("\uff32\uff2c\uff0d\uff11\uff10\uff10\uff12\uff13", masks) ==
        "RL-10023=\uff32\uff2c\uff0d\uff11\uff10\uff10\uff12\uff13");
  CHECK(found("see RL\u201110023, please", masks) == "RL-10023=RL\u201110023");
  CHECK(found("RL\u201310023", masks) == "RL-10023=RL\u201310023");
  CHECK(found("R\u00adL-100\u00ad23", masks) == "RL-10023=R\u00adL-100\u00ad23");
  CHECK(found("\u0111RL-10023", masks).empty());
  CHECK(found("\u010dRL 10023", masks) == "RL-10023=10023");
  CHECK(found("", masks).empty());
}

TEST_CASE("order numbers without a mask, e-mail addresses") {
  CHECK(found("order 98765 or ab-12345", {}) == "98765=98765 AB-12345=ab-12345");
  CHECK(found("12 items, 300 euro, call +381641234567", {}).empty());
  CHECK(found("Ana.P+x@mail.example.org, thanks", {}) ==
        "Ana.P+x@mail.example.org=Ana.P+x@mail.example.org");
  CHECK(found("<ana@example.com>.", {}) == "ana@example.com=ana@example.com");
  CHECK(found("ana12345@example.com", {}) == "ana12345@example.com=ana12345@example.com");
  CHECK(found("a@b @c.de x@y..z", {}).empty());
  CHECK(match::find_entities(std::string(100'000, '@'), {}).empty());
  std::string many;
  for (int i = 0; i < 5000; ++i) many += "12345 ";
  CHECK(match::find_entities(many, {}).size() == 32);
}

}  // namespace
}  // namespace waypost
