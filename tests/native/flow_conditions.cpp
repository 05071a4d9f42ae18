#include "flow_conditions.h"

#include <algorithm>
#include <iterator>

namespace waypost::test {
namespace {

// Variables: `c` of a choice, `n` a number, `k` a constant, `o` of a lookup, `i` an item of its
// list, `h` its id, `d`, `e` and `w` copies (text, number, object), `a` an argument, `res` a
// result, `q` a text, `t` a date, `r` an order, `s` a survey, `g` a rating, `m` several choices,
// `z` of an action, `u` a sum.
struct Asked {
  Topic topic;
  const char* condition;
};
constexpr Asked kAsked[] = {
    {Topic::choice, "c == `x`"},
    {Topic::choice, "c != `y`"},
    {Topic::choice, "has(c)"},
    {Topic::choice, "c in [`x`, `z`]"},
    {Topic::number, "n > 3"},
    {Topic::number, "n <= 2"},
    {Topic::number, "n == 3"},
    {Topic::number, "n < 1"},
    {Topic::number, "n > 5"},
    {Topic::number, "has(n)"},
    {Topic::number, "n in [2, 3]"},
    {Topic::constant, "k == `p`"},
    {Topic::constant, "has(k)"},
    {Topic::constant, "k != `q`"},
    {Topic::lookup, "has(o)"},
    {Topic::lookup, "o.ok"},
    {Topic::lookup, "!o.ok"},
    {Topic::lookup, "has(o.list)"},
    {Topic::lookup, "has(o.ok)"},
    {Topic::lookup, "o.left > 2"},
    {Topic::lookup, "o.left == 0"},
    {Topic::lookups, "o.word == `late`"},
    {Topic::lookups, "has(o.word)"},
    {Topic::item, "has(i)"},
    {Topic::item, "i.id == `1`"},
    {Topic::item, "i.kind == `t`"},
    {Topic::item, "has(i.kind)"},
    {Topic::item, "h == `2`"},
    {Topic::copy, "d == `x`"},
    {Topic::copy, "d != `p`"},
    {Topic::copy, "has(d)"},
    {Topic::copy, "e > 3"},
    {Topic::copy, "e == 2"},
    {Topic::copy, "has(e)"},
    {Topic::copy, "w.ok"},
    {Topic::copy, "has(w)"},
    {Topic::copy, "w.left > 2"},
    {Topic::call, "a == `x`"},
    {Topic::call, "has(a)"},
    {Topic::call, "a != `p`"},
    {Topic::call, "res.v == `x`"},
    {Topic::call, "has(res)"},
    {Topic::call, "has(res.v)"},
    {Topic::text, "q == `red`"},
    {Topic::text, "q != `blue`"},
    {Topic::text, "has(q)"},
    {Topic::text, "q in [`red`, `zoo`]"},
    {Topic::text, "q > `f`"},
    {Topic::date, "t < `2026-01-10`"},
    {Topic::date, "t == `2026-01-10`"},
    {Topic::date, "t >= `2026-02-01`"},
    {Topic::date, "has(t)"},
    {Topic::order, "r == `B1`"},
    {Topic::order, "r != `B2`"},
    {Topic::order, "has(r)"},
    {Topic::opinion, "s > 2"},
    {Topic::opinion, "s == 1"},
    {Topic::opinion, "has(s)"},
    {Topic::opinion, "g >= 4"},
    {Topic::opinion, "g == 1"},
    {Topic::opinion, "has(g)"},
    {Topic::choices, "has(m)"},
    {Topic::action, "z.fine"},
    {Topic::action, "has(z)"},
    {Topic::constant, "b"},
    {Topic::constant, "!b"},
    {Topic::constant, "has(b)"},
    {Topic::lookup, "o.ok == true"},
    {Topic::lookup, "o.ok != true"},
    {Topic::lookups, "o.word > `m`"},
    {Topic::sums, "c == d"},
    {Topic::sums, "n + 1 > 3"},
    {Topic::sums, "u < n"},
    {Topic::sums, "u == 4"},
    {Topic::world, "hours.open"},
    {Topic::world, "!hours.open"},
    {Topic::world, "agents.available"},
};
constexpr Asked kLater[] = {
    {Topic::choices, "`x` in m"}, {Topic::choices, "size(m) > 1"}, {Topic::date, "t < today()"}};
constexpr bool kIsMade[] = {kMakesMembership, kMakesSizes, kMakesToday};

// What cells do not decide.
constexpr const char* kUndecided[] = {"n + 1", "u < n", "c == d", "hours.open", "agents.available",
                                      "in m",  "size(", "today()"};

}  // namespace

std::vector<std::string> conditions_about(const std::vector<bool>& topics) {
  const auto has = [&](Topic topic) { return topics[static_cast<std::size_t>(topic)]; };
  std::vector<std::string> out;
  for (const Asked& one : kAsked) {
    // Where items are told apart an answer holds nothing else.
    const std::string_view asks = one.condition;
    const bool is_other = one.topic == Topic::lookup &&
                          (asks.find("o.ok") != asks.npos || asks.find("o.left") != asks.npos);
    if (has(one.topic) && !(is_other && has(Topic::item))) out.emplace_back(asks);
  }
  for (std::size_t i = 0; i < std::size(kLater); ++i) {
    if (kIsMade[i] && has(kLater[i].topic)) out.emplace_back(kLater[i].condition);
  }
  return out;
}

bool is_decided(std::string_view text) {
  return std::none_of(std::begin(kUndecided), std::end(kUndecided),
                      [&](const char* one) { return text.find(one) != std::string_view::npos; });
}

}  // namespace waypost::test
