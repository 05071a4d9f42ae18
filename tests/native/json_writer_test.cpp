// The JSON writer: what it writes is read back the same.
#include <doctest/doctest.h>

#include <cstdint>
#include <iterator>
#include <string>

#include "json/reader.h"
#include "json/writer.h"
#include "random.h"

namespace waypost::json {
namespace {

TEST_CASE("commas, nesting and shorthands") {
  Writer out;
  out.begin_object().member("id", "track").member_if("hint", "").number_if("turn", 0);
  out.number("at", -5).flag_if("private", false).flag_if("optional", true);
  out.key("list").begin_array().integer(1).begin_array().end_array().begin_object().end_object();
  out.null().boolean(false).raw("1.50").end_array().key("last").text("x").end_object();
  CHECK(std::move(out).take() ==
        R"({"id":"track","at":-5,"optional":true,"list":[1,[],{},null,false,1.50],"last":"x"})");
}

TEST_CASE("every character comes back as it went in") {
  std::string all;
  for (int c = 0; c < 0x80; ++c) all += static_cast<char>(c);
  all += "\xC5\xA1\xE2\x80\xA8\xF0\x9F\x98\x80";
  std::string quoted = "[";
  append_quoted(quoted, all);
  quoted += "]";
  for (const char c : quoted) CHECK(static_cast<unsigned char>(c) >= 0x20);
  const Document document = read(quoted);
  REQUIRE(!document.error());
  CHECK(document.root().at("/0").text() == all);
}

// Writes what was read: the naive model is that nothing may change but the space between tokens.
void copy(Writer& out, Value value) {
  switch (value.type()) {
    case Type::absent:
    case Type::null:
      out.null();
      break;
    case Type::boolean:
      out.boolean(value.boolean());
      break;
    case Type::number:
      out.raw(value.literal());
      break;
    case Type::text:
      out.text(value.text());
      break;
    case Type::array:
      out.begin_array();
      for (const Value item : value.items()) copy(out, item);
      out.end_array();
      break;
    case Type::object:
      out.begin_object();
      for (const Member member : value.members()) {
        out.key(member.key.text());
        copy(out, member.value);
      }
      out.end_object();
      break;
  }
}

std::string copied(const std::string& text) {
  const Document document = read(text);
  Writer out;
  copy(out, document.root());
  return std::move(out).take();
}

// A random value as JSON text without spaces.
std::string random_json(test::Random& random, int depth) {
  constexpr const char* kLeaves[] = {"null",    "true", "false",          "0",
                                     "-12.5e3", "\"\"", "\"a\\\"b\\\\\"", "\"\\n\xC4\x8D\""};
  const std::uint32_t kind = random.below(depth > 6 ? 1 : 3);
  if (kind == 0) return kLeaves[random.below(std::size(kLeaves))];
  std::string out(1, kind == 1 ? '[' : '{');
  const std::uint32_t count = random.below(5);
  for (std::uint32_t i = 0; i < count; ++i) {
    if (i > 0) out += ',';
    if (kind == 2) out += "\"k" + std::to_string(i) + "\":";
    out += random_json(random, depth + 1);
  }
  return out + (kind == 1 ? ']' : '}');
}

TEST_CASE("reading and writing random values changes nothing") {
  test::Random random(7);
  for (int round = 0; round < 2000; ++round) {
    const std::string text = random_json(random, 0);
    CHECK(copied(text) == text);
  }
}

}  // namespace
}  // namespace waypost::json
