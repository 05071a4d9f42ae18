// Which cases of a branch can be taken: proofs by cells against trying a fine grid of values.
#include "proof/branches.h"

#include <doctest/doctest.h>

#include <string>
#include <variant>
#include <vector>

#include "flow/expression.h"
#include "random.h"

namespace waypost {
namespace {

using expr::Type;
using proof::CaseVerdict;

Type type_at(const Path& path) {
  if (path.back() == "n") return Type::number;
  if (path.back() == "t") return Type::text;
  if (path.back() == "f") return Type::boolean;
  return Type::any;
}

std::vector<expr::Expression> parsed(const std::vector<std::string>& texts) {
  std::vector<expr::Expression> out;
  for (const std::string& text : texts) {
    CAPTURE(text);
    auto result = expr::parse(text);
    REQUIRE(std::holds_alternative<expr::Expression>(result));
    out.push_back(std::get<expr::Expression>(std::move(result)));
  }
  return out;
}

std::vector<CaseVerdict> judged(const std::vector<expr::Expression>& conditions) {
  std::vector<const expr::Expression*> pointers;
  for (const expr::Expression& condition : conditions) pointers.push_back(&condition);
  return proof::judge_cases(pointers, type_at);
}

struct Known {
  std::vector<std::string> cases;
  std::vector<CaseVerdict> verdicts;
};

TEST_CASE("cases that are never taken") {
  constexpr CaseVerdict kTaken = CaseVerdict::taken, kNever = CaseVerdict::never_true,
                        kShadowed = CaseVerdict::shadowed, kUndecided = CaseVerdict::undecided;
  for (const Known& known :
       {Known{{"n < 3", "n < 2", "n >= 3", "n == 3"}, {kTaken, kShadowed, kTaken, kShadowed}},
        {{"n > 3 && n < 3", "n > 3 && n < 4", "n > 1 || n < 2"}, {kNever, kTaken, kTaken}},
        {{"n > 0.000001 && n < 0.000003", "n > 0.000001 && n < 0.000002"}, {kTaken, kNever}},
        {{"n < -1", "n < -2", "n in [-3, -(4)]"}, {kTaken, kShadowed, kShadowed}},
        {{"order.t == \"a\"", "order.t in [\"a\", \"b\"]", "order.t == \"b\""},
         {kTaken, kTaken, kShadowed}},
        {{"t > \"a\" && t < \"b\"", "t < \"\"", "t >= \"\"", "!has(t)"},
         {kTaken, kNever, kTaken, kTaken}},
        {{"n > 9223372036854.775806", "n < -9223372036854.775806", "n == 9223372036854.775807",
          "n >= 0 || n < 0"},
         {kTaken, kTaken, kShadowed, kTaken}},
        {{"f", "!f", "f == false", "has(f)"}, {kTaken, kTaken, kShadowed, kShadowed}},
        {{"any == 1", "any == \"1\"", "any", "has(any)"}, {kTaken, kTaken, kTaken, kTaken}},
        {{"true", "n == 1"}, {kTaken, kShadowed}},
        {{"false"}, {kNever}},
        {{"n + 1 > 3", "n > 2", "n > 3"}, {kUndecided, kTaken, kShadowed}},
        {{"n < m", "n == 1 && n == 2"}, {kUndecided, kNever}},
        {{"has(order)", "order.n == 1"}, {kUndecided, kUndecided}}}) {
    CAPTURE(known.cases[0]);
    CHECK(judged(parsed(known.cases)) == known.verdicts);
  }
}

// Conditions over n, t and f with the constants 0 to 3 and "a" to "c".
class Maker {
 public:
  explicit Maker(std::uint64_t seed) : random_(seed) {}

  std::string make(int depth) {
    if (depth == 0 || random_.below(3) == 0) return leaf();
    const std::string one = make(depth - 1), other = make(depth - 1);
    switch (random_.below(3)) {
      case 0:
        return "!(" + one + ")";
      case 1:
        return "(" + one + ") && (" + other + ")";
      default:
        return "(" + one + ") || (" + other + ")";
    }
  }

  std::uint32_t below(std::uint32_t end) { return random_.below(end); }

 private:
  std::string leaf() {
    static const char* const kOperators[] = {"==", "!=", "<", "<=", ">", ">="};
    const std::string op = kOperators[random_.below(6)];
    const std::string number = std::to_string(random_.below(4));
    const std::string text = std::string("\"") + static_cast<char>('a' + random_.below(3)) + "\"";
    switch (random_.below(8)) {
      case 0:
      case 1:
        return "n " + op + " " + number;
      case 2:
        return number + " " + op + " n";
      case 3:
        return "t " + op + " " + text;
      case 4:
        return "t in [" + text + ", \"b\"]";
      case 5:
        return "f";
      case 6:
        return "n in [" + number + ", 1]";
      default:
        return random_.below(2) == 0 ? "has(n)" : "has(t)";
    }
  }

  test::Random random_;
};

std::vector<Variables> grid() {
  std::vector<Value> numbers = {Value{Missing{}}}, texts = {Value{Missing{}}};
  for (int half = -2; half <= 8; ++half) numbers.emplace_back(Number{half * 500'000});
  for (const char* text : {"", "A", "a", "aa", "b", "ba", "c", "ca", "z"}) {
    texts.emplace_back(std::string(text));
  }
  std::vector<Variables> out;
  for (const Value& number : numbers) {
    for (const Value& text : texts) {
      for (const Value& flag : {Value{Missing{}}, Value{true}, Value{false}}) {
        out.push_back({{"n", number}, {"t", text}, {"f", flag}});
      }
    }
  }
  return out;
}

TEST_CASE("10,000 random branches: no false alarm, no miss, nothing undecided") {
  const std::vector<Variables> values = grid();
  Maker maker(3);
  int dead = 0;
  for (int round = 0; round < 10'000; ++round) {
    std::vector<std::string> texts;
    for (std::uint32_t i = 1 + maker.below(4); i > 0; --i) texts.push_back(maker.make(2));
    const std::vector<expr::Expression> conditions = parsed(texts);
    const std::vector<CaseVerdict> verdicts = judged(conditions);
    std::vector<bool> holds(conditions.size()), first(conditions.size());
    for (const Variables& variables : values) {
      bool taken = false;
      for (std::size_t i = 0; i < conditions.size(); ++i) {
        if (!expr::holds(conditions[i], variables)) continue;
        holds[i] = true;
        if (!taken) first[i] = true;
        taken = true;
      }
    }
    for (std::size_t i = 0; i < conditions.size(); ++i) {
      CAPTURE(texts[i]);
      const CaseVerdict wanted = first[i]   ? CaseVerdict::taken
                                 : holds[i] ? CaseVerdict::shadowed
                                            : CaseVerdict::never_true;
      REQUIRE(verdicts[i] == wanted);
      dead += first[i] ? 0 : 1;
    }
  }
  CHECK(dead > 1'000);
}

}  // namespace
}  // namespace waypost
