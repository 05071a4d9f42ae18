// The parts of the matcher: logarithms, vectors and rows against plain loops, the vocabulary,
// entities.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "match/entities.h"
#include "match/feature_table.h"
#include "match/features.h"
#include "match/logarithm.h"
#include "match/postings.h"
#include "match/question.h"
#include "match/vocabulary.h"
#include "random.h"
#include "text/words.h"

namespace waypost {
namespace {

match::Bag bag_of(const std::string& text) {
  return match::features(match::tokens_of(text::words(text)));
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

// The model in its plainest form: maps and loops over everything, nothing shared with the index.
struct NaiveIndex {
  explicit NaiveIndex(const std::vector<match::Bag>& given) : bags(given) {
    for (const match::Bag& bag : bags) {
      for (const auto* block : {&bag.words, &bag.characters}) {
        for (const match::Counted& counted : *block) frequency[counted.key] += 1;
      }
    }
  }

  std::map<match::FeatureKey, double> vector_of(const match::Bag& bag) const {
    std::map<match::FeatureKey, double> out;
    const double share = bag.words.empty() || bag.characters.empty() ? 1 : 0.5;
    for (const auto* block : {&bag.words, &bag.characters}) {
      double squares = 0;
      const auto weight_of = [&](const match::Counted& counted) {
        const auto found = frequency.find(counted.key);
        const double known = found == frequency.end() ? 0 : found->second;
        const double idf = 1 + std::log((static_cast<double>(bags.size()) + 1) / (known + 1));
        const double heavier = known == 0 ? 1.5 : 1;
        return heavier * (1 + std::log(static_cast<double>(counted.count))) * idf;
      };
      for (const match::Counted& counted : *block)
        squares += weight_of(counted) * weight_of(counted);
      for (const match::Counted& counted : *block)
        out[counted.key] = weight_of(counted) * std::sqrt(share / squares);
    }
    return out;
  }

  double similarity(const match::Bag& question, std::size_t phrasing) const {
    double sum = 0;
    const auto right = vector_of(bags[phrasing]);
    for (const auto& [key, weight] : vector_of(question)) {
      const auto found = right.find(key);
      if (found != right.end()) sum += weight * found->second;
    }
    return sum;
  }

  std::vector<match::Bag> bags;
  std::map<match::FeatureKey, double> frequency;
};

TEST_CASE("similarities agree with plain loops") {
  test::Random random(2);
  for (int round = 0; round < 10; ++round) {
    std::vector<match::Bag> bags;
    for (std::uint32_t left = 1 + random.below(30); left > 0; --left)
      bags.push_back(bag_of(random.sentence(random.below(7))));
    const match::FeatureTable table(bags);
    std::vector<match::SparseVector> vectors;
    for (const match::Bag& bag : bags) vectors.push_back(table.vector_of(bag));
    const match::Postings postings(vectors, table.size());
    const NaiveIndex naive(bags);
    for (int asked = 0; asked < 10; ++asked) {
      const match::Bag question = bag_of(random.sentence(1 + random.below(5)));
      const match::SparseVector vector = table.vector_of(question);
      std::vector<float> similarities;
      postings.similarities(vector, similarities);
      REQUIRE(similarities.size() == bags.size());
      for (std::uint32_t p = 0; p < bags.size(); ++p) {
        const double wanted = naive.similarity(question, p);
        CHECK(std::abs(static_cast<double>(similarities[p]) - wanted) < 1e-4);
      }
    }
  }
}

TEST_CASE("a mixed vector is similar to everything by the mean of the two") {
  test::Random random(5);
  std::vector<match::Bag> bags;
  for (int i = 0; i < 30; ++i) bags.push_back(bag_of(random.sentence(4)));
  const match::FeatureTable table(bags);
  std::vector<match::SparseVector> rows;
  for (const match::Bag& bag : bags) rows.push_back(table.vector_of(bag));
  const match::Postings postings(rows, table.size());
  for (int round = 0; round < 50; ++round) {
    const auto a = table.vector_of(bag_of(random.sentence(random.below(5))));
    const auto b = table.vector_of(bag_of(random.sentence(random.below(5))));
    const match::SparseVector both = match::mixed(a, b, 0.75f);
    std::vector<float> to_a, to_b, to_both;
    postings.similarities(a, to_a);
    postings.similarities(b, to_b);
    postings.similarities(both, to_both);
    for (std::size_t i = 0; i < bags.size(); ++i) {
      const float wanted = 0.75f * to_a[i] + 0.25f * to_b[i];
      CHECK(to_both[i] == doctest::Approx(static_cast<double>(wanted)).epsilon(1e-4));
    }
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

TEST_CASE("spelling: a near word is found exactly when there is one") {
  test::Random random(3);
  std::vector<match::KnownWord> words;
  for (int i = 0; i < 60; ++i) words.push_back({random.word(), 1 + random.below(3)});
  const match::Vocabulary vocabulary(words);
  for (int round = 0; round < 2000; ++round) {
    std::string typed = words[random.below(60)].text;
    for (std::uint32_t slips = 1 + random.below(2); slips > 0 && typed.size() > 1; --slips) {
      const std::uint32_t at = random.below(static_cast<std::uint32_t>(typed.size()) - 1);
      const std::uint32_t kind = random.below(4);
      if (kind == 0) typed.erase(at, 1);
      if (kind == 1) typed.insert(at, 1, 'x');
      if (kind == 2) typed[at] = 'x';
      if (kind == 3) std::swap(typed[at], typed[at + 1]);
    }
    const auto found = vocabulary.near(typed, words.size());
    CAPTURE(typed);
    for (const match::KnownWord& word : words) {
      const bool listed = std::any_of(found.begin(), found.end(), [&](const match::KnownWord* each) {
        return each->text == word.text;
      });
      const bool corrected = typed.size() >= 4 && word.text.size() >= 4;
      if (corrected && distance(word.text, typed) <= 1) CHECK(listed);
      if (listed) CHECK(distance(word.text, typed) <= (typed.size() < 6 ? 1 : 2));
    }
  }
  CHECK(vocabulary.near("", 9).empty());
  CHECK(vocabulary.near("abc", 9).empty());
  CHECK(vocabulary.near(std::string(100'000, 'a'), 9).empty());
}

TEST_CASE("spelling: near words by frequency, then by bytes; numbers are left alone") {
  const match::Vocabulary vocabulary(
      {{"parcel", 1}, {"parcels", 4}, {"cost", 2}, {"most", 2}, {"10023", 9}});
  const auto parcels = vocabulary.near("parcell", 9);
  REQUIRE(parcels.size() == 2);
  CHECK(parcels[0]->text == "parcels");
  CHECK(parcels[1]->text == "parcel");
  REQUIRE(vocabulary.near("xost", 1).size() == 1);
  CHECK(vocabulary.near("xost", 1)[0]->text == "cost");
  CHECK(vocabulary.near("10024", 9).empty());
  CHECK(vocabulary.knows("parcel"));
  CHECK_FALSE(vocabulary.knows("parce"));
  REQUIRE(vocabulary.completions("par", 9).size() == 2);
  CHECK(vocabulary.completions("par", 9)[0]->text == "parcels");
  CHECK(vocabulary.completions("", 2).size() == 2);
  CHECK(vocabulary.completions("zz", 9).empty());
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
