// What can never be right in an expression is said before anything runs, with its column.
#include "proof/types.h"

#include <doctest/doctest.h>

#include <string>
#include <variant>

#include "flow/expression.h"
#include "random.h"

namespace waypost {
namespace {

using expr::Type;

Type type_at(const Path& path) {
  if (path[0] == "number") return Type::number;
  if (path[0] == "text") return Type::text;
  if (path[0] == "date") return Type::date;
  if (path[0] == "flag") return Type::boolean;
  if (path[0] == "list") return Type::list;
  return path[0] == "order" && path.size() == 1 ? Type::fields : Type::any;
}

expr::Expression parsed(const std::string& text) {
  CAPTURE(text);
  auto result = expr::parse(text);
  REQUIRE(std::holds_alternative<expr::Expression>(result));
  return std::get<expr::Expression>(std::move(result));
}

struct Typed {
  const char* text;
  Type type;
};

TEST_CASE("what expressions give") {
  for (const Typed& each : {Typed{"1 + number * 2", Type::number},
                            {"-number % 3", Type::number},
                            {"text + \"x\"", Type::text},
                            {"text + order.what", Type::text},
                            {"order.a + order.b", Type::any},
                            {"order.a - order.b", Type::number},
                            {"order.a + 1", Type::number},
                            {"number < 3 && flag", Type::boolean},
                            {"date < \"2026-01-01\"", Type::boolean},
                            {"date == text", Type::boolean},
                            {"order.x in list", Type::boolean},
                            {"\"x\" in order", Type::boolean},
                            {"flag ? 1 : 2", Type::number},
                            {"flag ? date : text", Type::text},
                            {"flag ? 1 : text", Type::any},
                            {"size(text) + size(list)", Type::number},
                            {"text.trim().lowerAscii().contains(\"x\")", Type::boolean},
                            {"days(date, \"2026-12-24\")", Type::number},
                            {"addDays(date, 30)", Type::date},
                            {"days(date, addDays(date, number)) > 14", Type::boolean},
                            {"has(nothing)", Type::boolean},
                            {"[1, text]", Type::list}}) {
    CAPTURE(each.text);
    const auto checked = expr::check_types(parsed(each.text), type_at);
    REQUIRE(std::holds_alternative<Type>(checked));
    CHECK(std::get<Type>(checked) == each.type);
  }
}

struct Wrong {
  const char* text;
  const char* what;
  std::size_t column;
};

TEST_CASE("what can never be right, and where") {
  for (const Wrong& wrong : {Wrong{"text < 3", "not_comparable", 6},
                             {"flag > false", "not_comparable", 6},
                             {"list < list", "not_comparable", 6},
                             {"number == \"3\"", "never_equal", 8},
                             {"order == 1", "never_equal", 7},
                             {"flag && number", "not_a_condition", 9},
                             {"!text", "not_a_condition", 2},
                             {"number ? 1 : 2", "not_a_condition", 1},
                             {"1 in text", "not_a_list", 6},
                             {"text - 1", "not_a_number", 1},
                             {"number + text", "not_a_number", 1},
                             {"text + 1", "not_a_number", 8},
                             {"-flag", "not_a_number", 2},
                             {"(1 + number) * text", "not_a_number", 16},
                             {"days(date, 3)", "wrong_argument", 12},
                             {"number.contains(\"1\")", "wrong_argument", 1},
                             {"size(flag)", "wrong_argument", 6},
                             {"addDays(number, 1)", "wrong_argument", 9}}) {
    CAPTURE(wrong.text);
    const auto checked = expr::check_types(parsed(wrong.text), type_at);
    const auto* fault = std::get_if<ParseFault>(&checked);
    REQUIRE(fault != nullptr);
    CHECK(fault->what == wrong.what);
    CHECK(fault->column == wrong.column);
  }
  const auto number = expr::check_condition(parsed("1 + number"), type_at);
  REQUIRE(std::holds_alternative<ParseFault>(number));
  CHECK(std::get<ParseFault>(number).what == "not_a_condition");
  CHECK(std::get<ParseFault>(number).column == 3);
  CHECK(std::holds_alternative<Type>(expr::check_condition(parsed("order.open"), type_at)));
}

// Random expressions over typed variables.
class Maker {
 public:
  explicit Maker(std::uint64_t seed) : random_(seed) {}

  std::string make(int depth) {
    static const char* const kLeaves[] = {"number",  "text", "date",  "flag", "list", "order",
                                          "order.a", "2",    "\"x\"", "true", "[1]",  "0"};
    static const char* const kOperators[] = {
        "+", "-", "*", "/", "%", "==", "!=", "<", ">", "<=", ">=", "&&", "||", "in"};
    if (depth == 0 || random_.below(4) == 0) return kLeaves[random_.below(12)];
    const std::string one = make(depth - 1), other = make(depth - 1);
    switch (random_.below(7)) {
      case 0:
        return "!(" + one + ")";
      case 1:
        return "-(" + one + ")";
      case 2:
        return "(" + one + ") ? (" + other + ") : (" + make(depth - 1) + ")";
      case 3:
        return "size(" + one + ")";
      case 4:
        return "days(" + one + ", " + other + ")";
      default:
        return "(" + one + ") " + kOperators[random_.below(14)] + " (" + other + ")";
    }
  }

 private:
  test::Random random_;
};

bool is_of(const Value& value, Type type) {
  switch (type) {
    case Type::boolean:
      return std::holds_alternative<bool>(value);
    case Type::number:
      return std::holds_alternative<Number>(value);
    case Type::text:
    case Type::date:
      return std::holds_alternative<std::string>(value);
    case Type::list:
      return std::holds_alternative<List>(value);
    case Type::fields:
      return std::holds_alternative<Fields>(value);
    case Type::any:
      return true;
  }
  return false;
}

TEST_CASE("what has a type gives a value of that type, or none") {
  Fields order;
  order["a"] = std::string("seven");
  Variables full;
  full["number"] = Number{2'500'000};
  full["text"] = std::string("late");
  full["date"] = std::string("2026-11-23");
  full["flag"] = true;
  full["list"] = List{Value{Number{1'000'000}}};
  full["order"] = order;
  Maker maker(5);
  int fine = 0;
  for (int round = 0; round < 20'000; ++round) {
    const std::string text = maker.make(4);
    const expr::Expression expression = parsed(text);
    const auto checked = expr::check_types(expression, type_at);
    for (const Variables& variables : {full, Variables{}}) {
      const Value value = expr::evaluate(expression, variables);
      if (!std::holds_alternative<Type>(checked)) continue;
      CAPTURE(text);
      ++fine;
      REQUIRE((std::holds_alternative<Missing>(value) || is_of(value, std::get<Type>(checked))));
    }
  }
  CHECK(fine > 2'000);
}

}  // namespace
}  // namespace waypost
