// The JSON reader, which shows nlohmann_json's parser only what it must see, against nlohmann_json
// alone: of any text, both say whether it is JSON, and what it holds.
#include <doctest/doctest.h>

#define JSON_NO_IO 1
#define JSON_USE_IMPLICIT_CONVERSIONS 0
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "json/reader.h"
#include "random.h"

namespace waypost::json {
namespace {

using Reference = nlohmann::json;

// Numbers are compared by how the reference writes them when it reads them alone.
bool same(Value value, const Reference& reference) {
  switch (value.type()) {
    case Type::null:
      return reference.is_null();
    case Type::boolean:
      return reference.is_boolean() && reference.get<bool>() == value.boolean();
    case Type::number:
      return reference.is_number() && Reference::parse(value.literal()) == reference;
    case Type::text:
      return reference.is_string() && reference.get_ref<const std::string&>() == value.text();
    case Type::array: {
      if (!reference.is_array() || reference.size() != value.size()) return false;
      std::size_t index = 0;
      for (const Value item : value.items()) {
        if (!same(item, reference[index++])) return false;
      }
      return true;
    }
    case Type::object: {
      if (!reference.is_object() || reference.size() != value.size()) return false;
      for (const Member member : value.members()) {
        const auto found = reference.find(std::string(member.key.text()));
        if (found == reference.end() || !same(member.value, *found)) return false;
      }
      return true;
    }
    case Type::absent:
      break;
  }
  return false;
}

void compare(const std::string& text) {
  CAPTURE(text);
  const Document document = read(text);
  const Reference reference = Reference::parse(text, nullptr, false);
  CHECK(document.error().has_value() == reference.is_discarded());
  // Of a repeated key the reference keeps the last one, the core the first.
  if (document.error() || reference.is_discarded() || !document.repeated_keys().empty()) return;
  CHECK(same(document.root(), reference));
}

// Ends a text early, takes a few bytes out, puts a piece of JSON or any byte but NUL in: the
// reference takes NUL for the end.
std::string changed(std::string text, test::Random& random) {
  static constexpr const char* kPieces[] = {
      "\"",    "\\", "\\u",   "\\ud83d", "\\ude00",  "{", "}",        "[",        "]",
      ",",     ":",  "1",     "-",       ".",        "e", "E+",       "null",     "tru",
      "1e308", "0",  "1e309", "\xc3",    "\xc3\xa9", " ", "\xf0\x90", "\xed\xa0", "\x7f"};
  for (std::uint32_t left = random.below(4); left > 0 && !text.empty(); --left) {
    const std::size_t at = random.below(static_cast<std::uint32_t>(text.size()));
    switch (random.below(4)) {
      case 0:
        text[at] = static_cast<char>(1 + random.below(255));
        break;
      case 1:
        text.erase(at, 1 + random.below(4));
        break;
      case 2:
        text.insert(at, kPieces[random.below(std::size(kPieces))]);
        break;
      default:
        if (random.below(8) == 0) text.resize(at);
    }
  }
  return text;
}

TEST_CASE("any text is read as nlohmann_json reads it") {
  const std::string texts[] = {
      R"({"a": [1, -2.50, 0.5e+3, 1E-7], "b": {"c": true, "d": null}, "e": ""})",
      R"(["\ud83d\ude00 \u00e9\n\"\\\/\b\f\r\t", "", "a text of more than eight bytes", false])",
      "{\"d\xc3\xa9j\xc3\xa0 vu\": \"\xd0\xb4\xd0\xb0 \xf0\x9f\x98\x80 \xef\xbf\xbd\", \"\": []}",
      "\xef\xbb\xbf [ [ ], { } ,\t{\"k\":\r\n0}]",
      "[1e308, 17976931348623157e292, 17976931348623158e292, 17976931348623159e292, 0.0001e313]",
      "179769313486231580793728971405303415079934132710037826936173778980444968292764750946649017"
      "977587207096330286641669288791094655554785194040263065748867150582068190890200070838367627"
      "385484581771153176447573027006985557136695962284291481986083493647529271907416844436551070"
      "434271155969950809304288017790417449779100000.5e-5"};
  test::Random random(11);
  for (const std::string& text : texts) {
    compare(text);
    for (int round = 0; round < 3000; ++round) compare(changed(text, random));
  }
}

}  // namespace
}  // namespace waypost::json
