// What is said of small flows whose ways are not all certain: no finding that cannot happen, and
// nothing proved that is not.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "waypost/content.h"

namespace waypost {
namespace {

// A file with these flows, in ' for ".
Checked checked(std::string flows) {
  std::replace(flows.begin(), flows.end(), '\'', '"');
  Checked out = check(
      R"({"waypost":1,"locale":"en","contact":{"email":"a@example.com"},"articles":[],)"
      R"("lookups":[{"id":"get","url":"/get","result":{"ok":{"pointer":"/ok","type":"boolean"}}}],"flows":[)" +
      flows + "]}");
  REQUIRE(out.flows.size() == 1);
  return out;
}

bool tells(const Checked& all, Code code) {
  return std::any_of(all.problems.begin(), all.problems.end(),
                     [&](const Problem& problem) { return problem.code == code; });
}

std::string flow(const std::string& steps) {
  return "{'id':'a','title':'T','questions':['go on'],'steps':[" + steps + "]}";
}

// Reached only when `n + 1 > high`, which is not decided by cells.
std::string behind_a_sum(const std::string& high, const std::string& steps) {
  return flow(
      "{'id':'n','type':'input','text':'N','var':'n','kind':'number','min':1,'max':5},"
      "{'id':'b','type':'branch','cases':[{'when':'n + 1 > " +
      high + "','goto':'s'}],'else':'e'}," + steps + ",{'id':'e','type':'end'}");
}

TEST_CASE("verdicts: a loop is told where somebody comes into it, and is open where none is sure") {
  const std::string loop = "{'id':'s','type':'lookup','lookup':'get','into':'o','failed':'s'}";
  const Checked real = checked(behind_a_sum("0", loop));
  CHECK(tells(real, Code::endless_loop));
  const Checked none = checked(behind_a_sum("9", loop));
  CHECK_FALSE(tells(none, Code::endless_loop));
  CHECK(none.flows[0].verdict == Verdict::undecided);
  // It goes round by a way that is not decided.
  const Checked round = checked(flow(
      "{'id':'n','type':'input','text':'N','var':'n','kind':'number'},"
      "{'id':'s','type':'lookup','lookup':'get','into':'o','failed':'b'},{'id':'e','type':'end'},"
      "{'id':'b','type':'branch','cases':[{'when':'n + 1 > 9','goto':'s'}],'else':'e'}"));
  CHECK_FALSE(tells(round, Code::endless_loop));
  CHECK(round.flows[0].verdict == Verdict::undecided);
}

TEST_CASE("verdicts: a call too many is told where it really happens") {
  const std::string call = "{'id':'s','type':'call','flow':'a'}";
  const Checked real = checked(behind_a_sum("0", call));
  CHECK(tells(real, Code::too_many_calls));
  const Checked none = checked(behind_a_sum("9", call));
  CHECK_FALSE(tells(none, Code::too_many_calls));
  CHECK(none.flows[0].verdict == Verdict::undecided);
}

TEST_CASE("verdicts: an option that may not be there is no way out beside one that is") {
  const Checked all =
      checked(flow("{'id':'n','type':'input','text':'N','var':'n','kind':'number','min':1,'max':5},"
                   "{'id':'s','type':'menu','text':'M','options':["
                   "{'id':'out','label':'O','goto':'e','when':'n + 1 > 9'},"
                   "{'id':'again','label':'A','goto':'s'}]},{'id':'e','type':'end'}"));
  CHECK_FALSE(tells(all, Code::no_way_out));
  CHECK(all.flows[0].verdict == Verdict::undecided);
}

TEST_CASE("verdicts: a case that only uncertain ways come to is taken when playing takes it") {
  const std::string later =
      "{'id':'s','type':'branch','cases':[{'when':'n > 4','goto':'e'}],'else':'e'}";
  CHECK(checked(behind_a_sum("0", later)).flows[0].verdict == Verdict::proved);
  const Checked none = checked(behind_a_sum("9", later));
  CHECK_FALSE(tells(none, Code::dead_case));
  CHECK(none.flows[0].verdict == Verdict::undecided);
}

TEST_CASE("verdicts: a form whose only option may not be there is open") {
  const auto form = [](const std::string& when) {
    return checked(
        flow("{'id':'n','type':'input','text':'N','var':'n','kind':'number','min':1,'max':5},"
             "{'id':'m','type':'menu','text':'M','options':[{'id':'f','label':'F','goto':'s'},"
             "{'id':'o','label':'O','goto':'e'}]},{'id':'s','type':'form','text':'F','fields':["
             "{'var':'c','label':'C','kind':'choice','options':[{'id':'x','label':'X','when':'" +
             when + "'}]}]},{'id':'e','type':'end'}"));
  };
  const Checked open = form("n + 1 > 9");
  CHECK_FALSE(tells(open, Code::empty_menu));
  CHECK(open.flows[0].verdict == Verdict::undecided);
  CHECK(tells(form("has(c)"), Code::empty_menu));
  // Nobody decides whether agents are there: both happen.
  CHECK(tells(form("agents.available"), Code::empty_menu));
}

TEST_CASE("verdicts: what may be skipped leaves a hole in the address of a lookup") {
  const auto told = [](const std::string& ask, const std::string& url, const std::string& text) {
    std::string file =
        "{'waypost':1,'locale':'en','contact':{'email':'a@example.com'},'articles':[],'lookups':["
        "{'id':'get','url':'" +
        url + "','method':'POST'}],'flows':[" +
        flow("{'id':'n','type':'input','text':'N','var':'n','kind':'number'" + ask +
             "},{'id':'l','type':'lookup','lookup':'get','into':'o','args':{'n':'" + text +
             "'},'failed':'e'},{'id':'e','type':'end'}") +
        "]}";
    std::replace(file.begin(), file.end(), '\'', '"');
    const Checked all = check(file);
    for (const Problem& one : all.problems) CHECK(one.pointer == "/flows/0/steps/1/args/n");
    return tells(all, Code::unset_variable);
  };
  CHECK(told(",'optional':true", "/o/{n}", "{n}"));
  CHECK(told(",'optional':true", "/o?n={n}", "A-{n}"));
  CHECK_FALSE(told("", "/o/{n}", "{n}"));
  CHECK_FALSE(told(",'optional':true", "/o", "{n}"));
}

TEST_CASE("verdicts: what is divided by what may be 0 is missing") {
  const auto told = [](const std::string& bounds, const std::string& between,
                       const std::string& value) {
    const Checked all =
        checked(flow("{'id':'n','type':'input','text':'N','var':'n','kind':'number'" + bounds +
                     "}," + between + "{'id':'s','type':'set','var':'q','value':'" + value +
                     "'},{'id':'x','type':'say','text':'{q}'},{'id':'e','type':'end'}"));
    const bool is_told = tells(all, Code::bad_expression);
    CHECK((all.flows[0].verdict == Verdict::counterexample) == is_told);
    return is_told;
  };
  const std::string guard =
      "{'id':'b','type':'branch','cases':[{'when':'n > 0','goto':'s'}],'else':'e'},";
  CHECK(told(",'min':0,'max':9", "", "10 / n"));
  CHECK(told("", "", "10 % n + 1"));
  CHECK_FALSE(told(",'min':1,'max':9", "", "10 / n"));
  CHECK_FALSE(told(",'min':0,'max':9", guard, "10 / n"));
  CHECK_FALSE(told(",'min':0,'max':9", "", "n / 2"));
  CHECK(told(",'min':0,'max':9", "{'id':'c','type':'set','var':'m','value':'n'},", "10 / m"));
}

TEST_CASE("verdicts: an id that is no option is told beside ids that are") {
  const auto told = [](const std::string& ids, const std::string& before) {
    const Checked all = checked(
        flow(before +
             "{'id':'c','type':'input','text':'C','var':'c','kind':'choice','options':["
             "{'id':'x','label':'X'},{'id':'y','label':'Y'}]},"
             "{'id':'b','type':'branch','cases':[{'when':'c in [" +
             ids + "]','goto':'e'}],'else':'f'},{'id':'e','type':'end'},{'id':'f','type':'end'}"));
    std::string out;
    for (const Problem& one : all.problems) out += std::string(to_string(one.code)) + one.args[0];
    return out;
  };
  const std::string x = "\\\"x\\\"", z = "\\\"z\\\"";
  CHECK(told(x + "," + z, "") == "bad_expressionno_option");
  CHECK(told(x, "") == "");
  CHECK(told(z, "") == "dead_casenever_truenever_reachede");
  // A step before may have set it to anything.
  CHECK(told(x + "," + z, "{'id':'s','type':'set','var':'c','value':'" + z + "'},") == "");
}

TEST_CASE("verdicts: fields and milestones that what was answered rules out are never shown") {
  const std::string ask =
      "{'id':'n','type':'input','text':'N','var':'n','kind':'number','min':0,'max':5},";
  const std::string end = ",{'id':'e','type':'end'}";
  const auto told = [&](const std::string& shown) {
    const Checked all = checked(flow(ask + shown + end));
    std::string out;
    for (const Problem& one : all.problems) out += std::string(to_string(one.code)) + one.pointer;
    return out;
  };
  const auto field = [](const std::string& when, const std::string& more) {
    return "{'id':'f','type':'form','text':'F','fields':[{'var':'c','label':'C','kind':'choice',"
           "'options':[{'id':'x','label':'X'},{'id':'y','label':'Y'" +
           more + "}]},{'var':'d','label':'D','when':'" + when + "'}]}";
  };
  const std::string at = "dead_case/flows/0/steps/1/";
  CHECK(told(field("n > 4", "")) == "");
  CHECK(told(field("n > 7", "")) == at + "fields/1/when");
  CHECK(told(field("c == \\\"y\\\"", "")) == "");
  CHECK(told(field("c == \\\"y\\\"", ",'when':'n > 7'")) ==
        at + "fields/0/options/1/when" + at + "fields/1/when");
  const auto milestone = [](const std::string& when) {
    return "{'id':'t','type':'timeline','items':[{'id':'a','label':'A','done':'n > 1'},"
           "{'id':'b','label':'B','done':'n > 2','when':'" +
           when + "'}]}";
  };
  CHECK(told(milestone("n > 4")) == "");
  CHECK(told(milestone("n > 7")) == at + "items/1/when");
  CHECK(told(milestone("n + 1 > 7")) == "");
}

TEST_CASE("verdicts: the text of a menu that goes on by itself reads nothing") {
  const std::string menu =
      "{'id':'c','type':'input','text':'C','var':'c','kind':'text','goto':'s'},"
      "{'id':'s','type':'menu','text':'M {c}','options':["
      "{'id':'o','label':'O','goto':'e','when':'has(c)'}]";
  const std::string begun =
      "{'id':'b','type':'menu','text':'B','options':["
      "{'id':'x','label':'X','goto':'s'},{'id':'y','label':'Y','goto':'c'}]},";
  const std::string end = ",{'id':'e','type':'end'}";
  CHECK_FALSE(tells(checked(flow(begun + menu + ",'empty':'e'}" + end)), Code::unset_variable));
  CHECK(tells(checked(flow(begun + menu + "}" + end)), Code::unset_variable));
}

TEST_CASE("verdicts: what the world is stays so until a step waits") {
  const auto reached = [](const std::string& between) {
    const Checked all = checked(flow(
        "{'id':'a','type':'branch','cases':[{'when':'today() < \\\"2026-06-01\\\"','goto':'e'}],"
        "'else':'m'}," +
        between +
        "{'id':'b','type':'branch','cases':[{'when':'today() >= \\\"2026-06-01\\\"','goto':'e'}],"
        "'else':'c'},{'id':'c','type':'say','text':'C'},{'id':'e','type':'end'}"));
    return !tells(all, Code::never_reached) && all.flows[0].verdict == Verdict::proved;
  };
  CHECK_FALSE(reached("{'id':'m','type':'say','text':'M'},"));
  CHECK(reached("{'id':'m','type':'input','text':'M','var':'n','kind':'number'},"));
}

TEST_CASE("verdicts: menus over one list by different ids prove nothing of each other") {
  const auto verdict = [](const std::string& optional) {
    std::string text =
        "{'waypost':1,'locale':'en','contact':{'email':'a@example.com'},'articles':[],"
        "'lookups':[{'id':'get','url':'/get','result':{'list':{'pointer':'/l','type':'list','of':{"
        "'a':{'pointer':'/a'" +
        optional + "},'b':{'pointer':'/b'" + optional + "}}}}}],'flows':[" +
        flow(
            "{'id':'l','type':'lookup','lookup':'get','into':'o'},"
            "{'id':'m','type':'menu','text':'M','from':{'list':'o.list','id':'a','label':'x',"
            "'goto':'n'},'empty':'e'},"
            "{'id':'n','type':'menu','text':'N','from':{'list':'o.list','id':'b','label':'x',"
            "'goto':'e'}},{'id':'e','type':'end'}") +
        "]}";
    std::replace(text.begin(), text.end(), '\'', '"');
    return check(text).flows[0].verdict;
  };
  CHECK(verdict(",'optional':true") == Verdict::undecided);
  CHECK(verdict("") == Verdict::proved);
}

}  // namespace
}  // namespace waypost
