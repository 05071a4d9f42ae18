// What `waypost check` says of texts and expressions that do not mean what they say: each with its
// column, and nothing of those beside them that do.
#include <doctest/doctest.h>

#include <string>

#include "told.h"

namespace waypost {
namespace {

using test::file_with;
using test::flow;
using test::told;

const std::string kAsk =
    "{'id':'n','type':'input','text':'N','var':'n','kind':'number'},"
    "{'id':'t','type':'input','text':'T','var':'t','kind':'text'},"
    "{'id':'d','type':'input','text':'D','var':'d','kind':'date'},";

// Told of a flow that asks for `n`, a number, `t`, a text, and `d`, a date, and goes on with this
// step, /flows/0/steps/3.
std::string told_of(const std::string& step, const std::string& more = "") {
  return told(file_with(flow("a", kAsk + step + ",{'id':'z','type':'end'}"), more));
}

std::string told_of_text(const std::string& text) {
  return told_of("{'id':'s','type':'say','text':'" + text + "'}");
}

std::string told_of_value(const std::string& value) {
  return told_of("{'id':'s','type':'set','var':'v','value':'" + value + "'}");
}

TEST_CASE("texts: a plural counts, so what it counts is a number") {
  const std::string at = "warning bad_expression /flows/0/steps/3/text";
  CHECK(told_of_text("{n, plural, one {#} other {#}}") == "");
  CHECK(told_of_text("On {t, plural, one {#} other {#}}") == at + " {not_counted} {4}");
  CHECK(told_of_text("{d, plural, one {#} other {#}}") == at + " {not_counted} {1}");
  // One inside another.
  CHECK(told_of_text("{n, plural, one {#} other {# {t, plural, one {x} other {y}}}}") ==
        at + " {not_counted} {30}");
  // A choice among numbers can be counted.
  const auto chosen = [](const std::string& id) {
    return told_of(
        "{'id':'c','type':'input','text':'C','var':'c','kind':'choice','options':["
        "{'id':'1','label':'One'},{'id':'" +
        id +
        "','label':'More'}]},"
        "{'id':'s','type':'say','text':'{c, plural, one {#} other {#}}'}");
  };
  CHECK(chosen("2") == "");
  CHECK(chosen("many") == "warning bad_expression /flows/0/steps/4/text {not_counted} {1}");
}

TEST_CASE("texts: a form that the language does not have is never taken") {
  const std::string at = "warning bad_expression /flows/0/steps/3/text";
  CHECK(told_of_text("{n, plural, one {#} few {#} other {#}}") == at + " {unknown_form} {21}");
  CHECK(told_of_text("{n, plural, =0 {no} zero {#} one {#} other {#}}") ==
        at + " {unknown_form} {21}");
  // Each file by its own language; Czech takes `many` for fractions only.
  const std::string step = "{'id':'s','type':'say','text':'{n, plural, one {#} other {#}}'}";
  const std::string base =
      file_with(flow("a", kAsk + step), "'locales':{'cs':'x.cs.json','ja':'x.ja.json'},");
  const auto sibling = [&](const std::string& locale, const std::string& text) {
    return told(base, test::quoted("{'waypost':1,'locale':'" + locale +
                                   "','base':'x.json','texts':{'flows/a/s/text':'" + text + "'}}"));
  };
  const std::string there = "warning bad_expression sibling /texts/flows~1a~1s~1text";
  CHECK(sibling("cs", "{n, plural, one {#} few {#} many {#} other {#}}") == "");
  CHECK(sibling("cs", "{n, plural, one {#} two {#} few {#} other {#}}") ==
        there + " {unknown_form} {21}");
  CHECK(sibling("ja", "{n, plural, one {#} other {#}}") == there + " {unknown_form} {13}");
  CHECK(sibling("ja", "Ok} {n}") == there + " {lone_brace} {3}");
}

TEST_CASE("texts: a brace that closes nothing") {
  const std::string at = "warning bad_expression /flows/0/steps/3/text";
  CHECK(told_of_text("For t} now") == at + " {lone_brace} {6}");
  CHECK(told_of_text("{{t}}") == at + " {lone_brace} {5}");
  CHECK(told_of_text("{{t} is how a value is written") == "");
  CHECK(told_of_text("{n, plural, one {#} other {# of {t}}}") == "");
  CHECK(told_of_text("{n, plural, one {#} other {#}}}") == at + " {lone_brace} {31}");
  CHECK(told_of("{'id':'s','type':'open_link','text':'L','url':'/x?t=t}'}") ==
        "warning bad_expression /flows/0/steps/3/url {lone_brace} {7}");
  // Expressions are no texts with values.
  CHECK(told_of_value("t == \\'}\\'") == "");
  CHECK(told(file_with(flow("a", kAsk + "{'id':'z','type':'end','returns':{'text':'\\'}\\''}}"))) ==
        "");
  CHECK(told(file_with(flow("a", "{'id':'z','type':'end'}"),
                       "'menu':[{'id':'m','label':'M}','flow':'a'}],")) ==
        "warning bad_expression /menu/0/label {lone_brace} {2}");
}

TEST_CASE("expressions: a division by the constant zero never gives anything") {
  const std::string at = "error bad_expression /flows/0/steps/3/value";
  CHECK(told_of_value("n / 0") == at + " {division_by_zero} {3}");
  CHECK(told_of_value("1 + n % (0)") == at + " {division_by_zero} {7}");
  CHECK(told_of_value("n / -0.0") == at + " {division_by_zero} {3}");
  CHECK(told_of_value("n / (n - n)") == "");
  CHECK(told_of_value("0 / 2") == "");
}

TEST_CASE("expressions: a day compared with what is none") {
  const std::string at = "error bad_expression /flows/0/steps/3/value";
  CHECK(told_of_value("d < \\'2026-6-1\\'") == at + " {not_a_date} {5}");
  CHECK(told_of_value("\\'soon\\' == d") == at + " {not_a_date} {1}");
  CHECK(told_of_value("today() >= \\'2026-02-31\\'") == at + " {not_a_date} {12}");
  CHECK(told_of_value("d < \\'2026-06-01\\' || d == today()") == "");
  CHECK(told_of_value("t < \\'soon\\' || \\'2026-06-01\\' == \\'soon\\'") == "");
}

TEST_CASE("texts: what is read of a list where there is no list") {
  CHECK(told_of_text("About {item.name}") ==
        "error unknown_variable /flows/0/steps/3/text {item} {}");
  CHECK(told_of("{'id':'o','type':'open_link','text':'L','url':'/x?i={item}'}") ==
        "error unknown_variable /flows/0/steps/3/url {item} {}");
}

TEST_CASE("expressions: a text without its quotes") {
  const auto by = [](const std::string& value, const std::string& name) {
    return told_of_value(value) ==
           "error unknown_variable /flows/0/steps/3/value {" + name + "} {} {\"" + name + "\"}";
  };
  CHECK(by("t == delivered", "delivered"));
  CHECK(by("delivered != t", "delivered"));
  CHECK(by("t in [\\'sent\\', delivered]", "delivered"));
  CHECK(by("t.contains(delivered)", "delivered"));
  CHECK(by("n > 3 ? delivered : \\'\\'", "delivered"));
  CHECK(by("delivered", "delivered"));
  // A number or a condition is wanted there, or a field: no text in any case.
  const std::string at = "error unknown_variable /flows/0/steps/3/value";
  CHECK(told_of_value("n > delivered") == at + " {delivered} {}");
  CHECK(told_of_value("!delivered") == at + " {delivered} {}");
  CHECK(told_of_value("t == order.delivered") == at + " {order} {}");
  CHECK(
      told_of("{'id':'s','type':'branch','cases':[{'when':'t == sent','goto':'z'}],'else':'z'}") ==
      "error unknown_variable /flows/0/steps/3/cases/0/when {sent} {} {\"sent\"}");
}

TEST_CASE("expressions: hours that the file does not have") {
  const auto with = [](const std::string& condition, const std::string& more) {
    return told_of("{'id':'s','type':'set','var':'v','value':'" + condition + "'}", more);
  };
  const std::string at = "error unknown_variable /flows/0/steps/3/value";
  const std::string week = "'week':{'mon':['09:00-17:00']}";
  const std::string shop = "'hours':{'zone':'Europe/Belgrade'," + week;
  CHECK(with("hours.open()", shop + "},") == "");
  CHECK(with("hours.open()", "") == at + " {hours} {}");
  CHECK(with("hours.open(\\'x\\')", "") == at + " {hours} {}");
  CHECK(with("hours.open(\\'repair\\')", shop + "},") == at + " {hours.open.repair} {} {}");
  const std::string two = shop + ",'departments':{'store':{" + week + "},'sales':{" + week + "}}},";
  CHECK(with("hours.open(\\'sales\\')", two) == "");
  CHECK(with("hours.open(\\'repair\\')", two) == at + " {hours.open.repair} {} {store, sales}");
  CHECK(with("hours.open(\\'stroe\\')", two) ==
        at + " {hours.open.stroe} {hours.open.store} {store, sales}");
  CHECK(told_of_text("{hours.next_open.repair}") ==
        "error unknown_variable /flows/0/steps/3/text {hours} {}");
}

}  // namespace
}  // namespace waypost
