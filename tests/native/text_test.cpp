// UTF-8, folding and words: shared vectors, the WHATWG decoder's rules, and properties over random
// bytes.
#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <vector>

#include "files.h"
#include "json/reader.h"
#include "random.h"
#include "text/fold.h"
#include "text/utf8.h"
#include "text/words.h"

namespace waypost {
namespace {

bool on_border(const std::string& text, std::uint32_t at) {
  for (std::size_t next = 0; next < text.size();) {
    if (next == at) return true;
    next += text::decode(text, next).length;
  }
  return at == text.size();
}

TEST_CASE("folding: vectors") {
  const std::string vectors = test::read_repo_file("tests/vectors/text/fold.json");
  const json::Document document = json::read(vectors);
  REQUIRE(document.root().size() > 20);
  for (const json::Value vector : document.root().items()) {
    CHECK(text::fold(vector.find("in").text()) == vector.find("out").text());
  }
}

TEST_CASE("words: vectors") {
  const std::string vectors = test::read_repo_file("tests/vectors/text/words.json");
  const json::Document document = json::read(vectors);
  REQUIRE(document.root().size() > 15);
  for (const json::Value vector : document.root().items()) {
    const std::string in(vector.find("in").text());
    CAPTURE(in);
    const std::vector<text::Word> words = text::words(in);
    const text::Utf16Offsets offsets(in);
    CHECK(words.size() == vector.find("words").size());
    std::size_t at = 0;
    for (const json::Value expected : vector.find("words").items()) {
      if (at == words.size()) break;
      const text::Word& word = words[at++];
      CHECK(word.folded == expected.at("/0").text());
      CHECK(offsets.at(word.span.begin) == *expected.at("/1").integer());
      CHECK(offsets.at(word.span.end) == *expected.at("/2").integer());
    }
  }
}

TEST_CASE("ill-formed bytes: one U+FFFD for each maximal subpart") {
  const auto read = [](std::string_view bytes) { return text::well_formed(bytes); };
  const std::string bad = "\xef\xbf\xbd";
  CHECK(read("a\x80z") == "a" + bad + "z");
  CHECK(read("\xc0\xaf") == bad + bad);  // overlong
  CHECK(read("\xe2\x82") == bad);        // cut off
  CHECK(read("\xe2\x82z") == bad + "z");
  CHECK(read("\xed\xa0\x80") == bad + bad + bad);  // surrogate
  CHECK(read("\xf0\x9f\x98") == bad);
  CHECK(read("\xf0\x9f\x98\x80") == "\xf0\x9f\x98\x80");
  CHECK(read("\xf4\x90\x80\x80") == bad + bad + bad + bad);  // beyond Unicode
  CHECK(read("\xe0\x80\x80") == bad + bad + bad);
  CHECK(read("\xff\xfe") == bad + bad);
}

TEST_CASE("UTF-16 offsets") {
  const std::string text = "a\xc4\x8d\xf0\x9f\x98\x80z";  // a, c with caron, a smiling face, z
  const text::Utf16Offsets offsets(text);
  CHECK(offsets.at(0) == 0);
  CHECK(offsets.at(1) == 1);
  CHECK(offsets.at(3) == 2);
  CHECK(offsets.at(5) == 2);  // inside the face: its start
  CHECK(offsets.at(7) == 4);
  CHECK(offsets.at(8) == 5);
  CHECK(offsets.at(99) == 5);
  CHECK(text::Utf16Offsets("").at(0) == 0);
}

TEST_CASE("any bytes: folding twice changes nothing, words lie on character borders") {
  test::Random random(1);
  for (int round = 0; round < 3000; ++round) {
    const std::string bytes = round % 2 == 0 ? random.bytes(40) : random.unicode(20);
    const std::string folded = text::fold(bytes);
    CHECK(text::fold(folded) == folded);
    CHECK(text::well_formed(folded) == folded);
    std::uint32_t before = 0;
    for (const text::Word& word : text::words(bytes)) {
      CHECK_FALSE(word.folded.empty());
      CHECK(text::fold(word.folded) == word.folded);
      CHECK(word.span.begin < word.span.end);
      CHECK(word.span.begin >= before);
      CHECK(on_border(bytes, word.span.begin));
      CHECK(on_border(bytes, word.span.end));
      before = word.span.begin;
    }
  }
}

TEST_CASE("every character folds to a fixed point") {
  for (char32_t code = 0; code <= 0x10ffff; ++code) {
    std::u32string once, twice;
    text::fold_into(once, code);
    for (const char32_t part : once) text::fold_into(twice, part);
    if (once != twice) FAIL_CHECK("U+" << std::uint32_t{code});
  }
}

}  // namespace
}  // namespace waypost
