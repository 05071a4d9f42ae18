// Expressions, templates, masks, numbers: what parses, what it gives, what is refused and where.
#include "flow/expression.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "flow/mask.h"
#include "flow/template.h"
#include "flow/value.h"

namespace waypost {
namespace {

Variables sample() {
  Variables order;
  order["status"] = std::string("late");
  order["total"] = Number{99'500'000};
  order["late"] = true;
  order["items"] = List{Value{std::string("tent")}, Value{Number{2'000'000}}};
  order["nothing"] = Missing{};
  Variables vars;
  vars["order"] = order;
  vars["country"] = std::string("rs");
  vars["index"] = Number{1'000'000};
  return vars;
}

bool holds(const std::string& text) {
  const auto parsed = expr::parse(text);
  const auto* expression = std::get_if<expr::Expression>(&parsed);
  CAPTURE(text);
  REQUIRE(expression != nullptr);
  return expr::holds(*expression, sample());
}

TEST_CASE("expressions that hold") {
  for (const char* text : {
           "order.status == \"late\"",
           "order.status != 'sent'",
           "order.total < 100",
           "order.total >= 99.5",
           "order.total > -1e3",
           "order.late",
           "!(!order.late)",
           "country in [\"rs\", \"me\"]",
           "\"status\" in order",
           "2 in order.items",
           "has(order.total)",
           "!has(order.weight)",
           "!has(order.nothing)",
           "index == 1",
           "true && true || false",
           "false || true && true",
           "(false || true) && true",
           "\"a\" < \"b\"",
           "[1, [true]] == [1, [true]]",
           "\"\\\"\\n\" == '\"\\n'",
           " true ",
           "!order.weight",
           "!\"text\"",
           "1 + 2 * 3 == 7",
           "(1 + 2) * 3 == 9",
           "10 - 4 - 3 == 3",
           "7.5 % 2 == 1.5",
           "1 / 3 == 0.333333",
           "-index == -1",
           "- - 2 == 2",
           "index-1 == 0",
           "order.status + \"!\" == \"late!\"",
           "index == 1 ? order.late : false",
           "false ? 1 : true ? 2 == 2 : false",
           "order.total - 100 < 0 && order.total + 1 > 100",
           "size(order.items) == 2 && size(country) == 2",
           "order.status.startsWith(\"la\") && order.status.endsWith('te')",
           "\" Late \".trim().lowerAscii() == order.status",
           "(order.status + \"r\").contains(\"ter\")",
           "days(\"2026-02-28\", \"2026-03-01\") == 1",
           "days(\"2026-03-01T10:00\", \"2026-02-28\") == -1",
           "addDays(\"2026-12-31\", 1.9) == \"2027-01-01\"",
           "!has(order.weight) && !(1 / 0 == 1 / 0)",
       }) {
    CHECK_MESSAGE(holds(text), text);
  }
}

TEST_CASE("expressions that do not hold: missing values and other types compare as false") {
  for (const char* text : {
           "order.weight == 1",
           "order.weight != 1",
           "order.weight < 1",
           "order.weight >= 1",
           "order.weight in [1]",
           "1 in order.weight",
           "order.nothing == order.nothing",
           "order.total < \"200\"",
           "order.total == \"99.5\"",
           "order.status.deeper == 1",
           "order.items",
           "order.status",
           "1",
           "order == 1 && true",
           "\"tent\" in \"tents\"",
           "false && true || false",
           "[] < [1]",
           "order.late > false",
           "1 / 0 == 0",
           "order.weight + 1 == 1",
           "order.status * 2 == 2",
           "9000000000000 * 9000000000000 > 0",
           "size(order.weight) == 0",
           "days(\"2026-02-30\", \"2026-03-01\") > 0",
           "addDays(order.status, 1) == order.status",
           "order.weight ? true : false",
       }) {
    CHECK_MESSAGE(!holds(text), text);
  }
}

struct Refused {
  const char* text;
  const char* what;
  std::size_t column;
};

TEST_CASE("refused expressions say what and where") {
  for (const Refused& refused : {
           Refused{"", "empty", 1},
           {"   ", "empty", 1},
           {"a ==", "unexpected_end", 5},
           {"a b", "expected_operator", 3},
           {"a == b == c", "expected_operator", 8},
           {"a +", "unexpected_end", 4},
           {"a ? b", "expected_colon", 6},
           {"a ? b : ", "unexpected_end", 9},
           {"size()", "wrong_arguments", 1},
           {"size(a, b)", "wrong_arguments", 1},
           {"length(a)", "unknown_function", 1},
           {"a.b.reverse()", "unknown_function", 5},
           {"\"x\".size()", "unknown_function", 5},
           {"\"x\".trim", "expected_parenthesis", 9},
           {"\"x\".1", "expected_path", 5},
           {"days(a b)", "expected_parenthesis", 8},
           {"(a", "expected_parenthesis", 3},
           {"[1, 2", "expected_bracket", 6},
           {"\"abc", "unclosed_text", 1},
           {"'a\\x'", "bad_escape", 3},
           {"1.2.3", "bad_number", 1},
           {"12abc", "bad_number", 1},
           {"a.", "expected_path", 1},
           {"has(1)", "expected_path", 5},
           {"has a", "expected_parenthesis", 5},
           {"a & b", "expected_operator", 3},
           {"== 1", "expected_value", 1},
           {"in", "expected_path", 1},
           {"!", "unexpected_end", 2},
           {"@", "expected_value", 1},
           {"99999999999999999999", "bad_number", 1},
       }) {
    CAPTURE(refused.text);
    const auto parsed = expr::parse(refused.text);
    const auto* fault = std::get_if<ParseFault>(&parsed);
    REQUIRE(fault != nullptr);
    CHECK(fault->what == refused.what);
    CHECK(fault->column == refused.column);
  }
}

TEST_CASE("expressions are bounded") {
  const auto parse_fault = [](const std::string& text) {
    const auto parsed = expr::parse(text);
    const auto* fault = std::get_if<ParseFault>(&parsed);
    return fault == nullptr ? std::string() : std::string(fault->what);
  };
  CHECK(parse_fault(std::string(31, '(') + "1" + std::string(31, ')')) == "");
  CHECK(parse_fault(std::string(40, '(') + "1" + std::string(40, ')')) == "too_deep");
  CHECK(parse_fault(std::string(2000, '[')) == "too_deep");
  CHECK(parse_fault(std::string(4095, '!') + "1") == "");
  CHECK(parse_fault(std::string(4097, '!')) == "too_long");
  std::string choices = "1";
  for (int i = 0; i < 40; ++i) choices = "a ? 1 : " + choices;
  CHECK(parse_fault(choices) == "too_deep");
  CHECK(parse_fault(std::string(2000, '-') + "a") == "");
}

TEST_CASE("paths of an expression, in order") {
  const auto parsed = expr::parse("a.b == 1 && has(c) || a.b in [d]");
  const auto* expression = std::get_if<expr::Expression>(&parsed);
  REQUIRE(expression != nullptr);
  CHECK(expr::paths(*expression) == std::vector<Path>{{"a", "b"}, {"c"}, {"a", "b"}, {"d"}});
}

TEST_CASE("numbers are exact decimals of six places") {
  const std::pair<const char*, const char*> kRoundTrips[] = {
      {"0", "0"},
      {"-0", "0"},
      {"12.50", "12.5"},
      {"1e3", "1000"},
      {"+7", "7"},
      {"-0.0000005", "-0.000001"},
      {"0.0000004", "0"},
      {"1.9999999", "2"},
      {"9223372036854.775807", "9223372036854.775807"},
      {"1e-400", "0"},
      {"0e400", "0"},
      {"00012", "12"},
      {"0.1", "0.1"},
      {"123456789.123456", "123456789.123456"},
  };
  for (const auto& round_trip : kRoundTrips) {
    CAPTURE(round_trip.first);
    const auto number = parse_number(round_trip.first);
    REQUIRE(number);
    CHECK(number_text(*number) == round_trip.second);
  }
  for (const char* text : {"", "-", ".5", "1.", "1e", "0x1", "1,5", " 1", "1 ",
                           "9223372036854.775808", "1e13", "NaN"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_number(text));
  }
}

TEST_CASE("values as text") {
  CHECK(value_text(Value{Missing{}}).empty());
  CHECK(value_text(Value{true}) == "true");
  CHECK(value_text(Value{List{Value{std::string("a")}, Value{Missing{}},
                              Value{Number{1'500'000}}}}) == "a, 1.5");
  CHECK(value_text(Value{Fields{}}).empty());
}

TEST_CASE("templates hold values and literal braces") {
  const auto parsed = parse_template("Hi {country}: {{{order.total}} {order.weight}!");
  const auto* text = std::get_if<Template>(&parsed);
  REQUIRE(text != nullptr);
  CHECK(expand_text(*text, sample()) == "Hi rs: {99.5} !");
  const std::vector<Part> parts = expand(*text, sample());
  REQUIRE(parts.size() == 6);
  CHECK(parts[1].is_value);
  CHECK(parts[1].text == "rs");
  CHECK(parts[2].text == ": {");
  CHECK(paths(*text) == std::vector<Path>{{"country"}, {"order", "total"}, {"order", "weight"}});
}

TEST_CASE("refused templates say what and where") {
  for (const Refused& refused : {Refused{"a {", "unclosed_brace", 3},
                                 {"{a", "unclosed_brace", 1},
                                 {"{}", "expected_path", 2},
                                 {"{a b}", "expected_path", 3},
                                 {"{a.}", "expected_path", 4},
                                 {"{1}", "expected_path", 2}}) {
    CAPTURE(refused.text);
    const auto parsed = parse_template(refused.text);
    const auto* fault = std::get_if<ParseFault>(&parsed);
    REQUIRE(fault != nullptr);
    CHECK(fault->what == refused.what);
    CHECK(fault->column == refused.column);
  }
}

TEST_CASE("masks of order numbers") {
  for (const char* typed : {"RL-10023", "rl10023", " RL 10023", "#RL-10023", "10023",
                            "RL\u201310023", "\u2116 10023", "R-L-1-0-0-2-3"}) {
    CAPTURE(typed);
    CHECK(normalise_by_mask("RL-99999", typed) == "RL-10023");
  }
  for (const char* typed : {"", "RL-1002", "RL-100234", "XL-10023", "RL-1002A", "RL-10023!",
                            "\u0661\u0660\u0660\u0662\u0663"}) {
    CAPTURE(typed);
    CHECK_FALSE(normalise_by_mask("RL-99999", typed));
  }
  CHECK(normalise_by_mask("AA99", "ab12") == "AB12");
  CHECK_FALSE(normalise_by_mask("AA99", "1234"));
  CHECK_FALSE(check_mask("RL-99999"));
  CHECK(check_mask("")->what == "empty");
  CHECK(check_mask("RL-")->what == "no_placeholder");
  CHECK(check_mask("R\u00e9-9")->what == "unexpected_character");
  CHECK(check_mask(std::string(65, '9'))->what == "too_long");
}

}  // namespace
}  // namespace waypost
