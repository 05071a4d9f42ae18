// The JSON reader: values, places, errors, limits.
#include <doctest/doctest.h>

#include <string>

#include "json/reader.h"

namespace waypost::json {
namespace {

TEST_CASE("a read document gives its values in file order") {
  const std::string text = R"({"a": [1, -2.50, "x\né"], "b": {"c": true, "d": null}, "e": ""})";
  const Document document = read(text);
  REQUIRE(!document.error());
  const Value root = document.root();
  CHECK(root.size() == 3);
  std::string keys;
  for (const Member m : root.members()) keys += m.key.text();
  CHECK(keys == "abe");
  std::string literals;
  for (const Value v : root.find("a").items()) literals += std::string(v.literal()) + ";";
  CHECK(literals == "1;-2.50;;");
  CHECK(root.at("/a/2").text() == "x\n\xC3\xA9");
  CHECK(root.at("/b/c").boolean());
  CHECK(root.at("/b/d").is_null());
  CHECK(root.at("/e").is_text());
  CHECK(root.at("/a/0").integer() == 1);
  CHECK(!root.at("/a/1").integer());
  CHECK(!root.at("/nothing"));
  CHECK(!root.at("/a/3"));
  CHECK(!root.at("/a/01"));
  CHECK(!root.at("/a/-"));
  CHECK(!root.at("a"));
}

TEST_CASE("pointers escape and unescape as RFC 6901 says") {
  const std::string text = R"({"a/b": {"m~n": [0, [7]]}, "": 5})";
  const Document document = read(text);
  const Value seven = document.root().at("/a~1b/m~0n/1/0");
  REQUIRE(seven.integer() == 7);
  CHECK(document.pointers({seven.node()})[0] == "/a~1b/m~0n/1/0");
  CHECK(document.root().at("/").integer() == 5);
  CHECK(document.pointers({0})[0] == "");
}

TEST_CASE("every value can be found again by its pointer, and stands where its offset says") {
  const std::string text =
      "\xEF\xBB\xBF{\n  \"one\": [1, [], {\"k\" : \"v\"}],\n\t\"two\":true , \"t\\\"\": -0.5e+3}";
  const Document document = read(text);
  REQUIRE(!document.error());
  const LineTable lines(text);
  const auto place = [&](std::string_view pointer) {
    const Place at = lines.place(document.root().at(pointer).offset());
    return std::to_string(at.line) + ":" + std::to_string(at.column);
  };
  CHECK(place("") == "1:1");
  CHECK(place("/one") == "2:10");
  CHECK(place("/one/0") == "2:11");
  CHECK(place("/one/1") == "2:14");
  CHECK(place("/one/2/k") == "2:25");
  CHECK(place("/two") == "3:8");
  CHECK(place("/t\"") == "3:22");
  CHECK(document.root().at("/t\"").literal() == "-0.5e+3");
}

TEST_CASE("integers are read over their whole range and not beyond") {
  const std::string text =
      "[9223372036854775807, -9223372036854775808, 9223372036854775808, -9223372036854775809, 0, "
      "-0, 1e3]";
  const Document document = read(text);
  const Value root = document.root();
  CHECK(root.at("/0").integer() == INT64_MAX);
  CHECK(root.at("/1").integer() == INT64_MIN);
  CHECK(!root.at("/2").integer());
  CHECK(!root.at("/3").integer());
  CHECK(root.at("/4").integer() == 0);
  CHECK(root.at("/5").integer() == 0);
  CHECK(!root.at("/6").integer());
  CHECK(root.at("/6").literal() == "1e3");
}

TEST_CASE("a repeated key is told, and the first one counts") {
  const std::string text =
      R"({"x": {"b": 1, "a": 2, "b": 3, "b": 4}, "y": 0, "x": {"b": 5, "b": 6}})";
  const Document document = read(text);
  const Value root = document.root();
  CHECK(root.size() == 2);
  CHECK(root.at("/x/b").integer() == 1);
  CHECK(root.find("x").size() == 2);
  const auto repeated = document.repeated_keys();
  REQUIRE(repeated.size() == 4);
  CHECK(repeated[0].key.offset() == 23);
  CHECK(repeated[0].first.offset() == 7);
  CHECK(repeated[1].key.offset() == 31);
  CHECK(repeated[2].key.text() == "x");
  CHECK(repeated[3].key.text() == "b");
}

TEST_CASE("syntax errors name the place and what stood there") {
  struct Row {
    std::string text;
    std::uint32_t offset;
    std::string found, expected;
  };
  const Row rows[] = {
      {"", 0, "end of file", "a value"},
      {"  ", 2, "end of file", "a value"},
      {"{\"a\": 1,}", 8, "}", "a key in quotes"},
      {"[1, 2,]", 6, "]", "a value"},
      {"[1 2]", 3, "2", "',' or ']'"},
      {"{\"a\" 1}", 5, "1", "':'"},
      {"{a: 1}", 1, "a", "a key in quotes"},
      {"{\"a\": 'x'}", 6, "'x'", "a value"},
      {"[1] // note", 4, "//", "end of file"},
      {"[tru]", 1, "tru", "a value"},
      {"[\"abc", 1, "\"abc", "closing quote"},
      {"[\"ab\nc\"]", 4, "U+000A", "an escape such as \\n or \\t"},
      {"[\"\\x\"]", 3, "x", "one of \"\\/bfnrtu after the backslash"},
      {"[1e999]", 1, "1e999", "a smaller number"},
      {"{\"a\": [1, 2}", 11, "}", "',' or ']'"},
      {"{\"a\": 1", 7, "end of file", "',' or '}'"},
      {std::string("[1]\0[2]", 7), 3, "U+0000", "end of file"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Document document = read(row.text);
    REQUIRE(document.error());
    CHECK(document.error()->code == Code::syntax);
    CHECK(document.error()->offset == row.offset);
    CHECK(document.error()->args[0] == row.found);
    CHECK(document.error()->args[1] == row.expected);
    CHECK(!document.root());
  }
}

TEST_CASE("nesting is followed to the limit and refused beyond, however deep the text goes") {
  const auto nested = [](int depth) {
    return std::string(static_cast<std::size_t>(depth), '[') +
           std::string(static_cast<std::size_t>(depth), ']');
  };
  const std::string allowed = nested(kMaxDepth);
  CHECK(!read(allowed).error());
  for (const int depth : {kMaxDepth + 1, 10'000, 1'000'000}) {
    const std::string text = nested(depth);
    const Document document = read(text);
    REQUIRE(document.error());
    CHECK(document.error()->code == Code::too_deep);
    CHECK(document.error()->offset == static_cast<std::uint32_t>(kMaxDepth));
  }
}

TEST_CASE("too many bytes and too many values are refused") {
  const std::string large(kMaxFileBytes + 1, ' ');
  REQUIRE(read(large).error());
  CHECK(read(large).error()->args[2] == "bytes");
  std::string many = "[";
  for (std::uint32_t i = 0; i < kMaxValues; ++i) many += "0,";
  many += "0]";
  const Document document = read(many);
  REQUIRE(document.error());
  CHECK(document.error()->code == Code::too_large);
  CHECK(document.error()->args[2] == "values");
}

}  // namespace
}  // namespace waypost::json
