// What `waypost check` says of variables that a step does not give after all, or gives otherwise
// than another one.
#include <doctest/doctest.h>

#include <string>

#include "told.h"

namespace waypost {
namespace {

using test::file_with;
using test::flow;
using test::told;

// `who` returns a name by one way, and nothing by the other; these steps come behind the call.
std::string after_call(const std::string& steps, const std::string& more = "") {
  return told(file_with(
      flow("a", "{'id':'c','type':'call','flow':'who','into':'guest'}," + steps +
                    ",{'id':'z','type':'end'}") +
          ",{'id':'who','title':'W','steps':[{'id':'m','type':'menu','text':'M','options':["
          "{'id':'yes','label':'Y','goto':'y'},{'id':'no','label':'N','goto':'n'}]},"
          "{'id':'y','type':'end','returns':{'name':'\\'Ana\\'','fine':'true'}},"
          "{'id':'n','type':'end'}]}",
      more));
}

TEST_CASE("names that expressions use for something else") {
  for (const char* name : {"true", "in", "has"}) {
    const std::string told = test::told(
        test::file_with(test::flow("a", std::string("{'id':'i','type':'input','text':'I','var':'") +
                                            name + "'},{'id':'z','type':'end'}")));
    CHECK_MESSAGE(
        told.find("error bad_id /flows/0/steps/0/var {" + std::string(name)) != std::string::npos,
        told);
  }
}

TEST_CASE("variables: what only one end of a called flow returns") {
  const std::string at = "warning unset_variable /flows/0/steps/1/";
  CHECK(after_call("{'id':'s','type':'say','text':'Hello {guest.name}'}") ==
        at + "text {guest.name} {s}");
  CHECK(after_call("{'id':'s','type':'set','var':'v','value':'guest.name + \\'!\\''}") ==
        at + "value {guest.name} {s}");
  CHECK(after_call("{'id':'s','type':'lookup','lookup':'get','into':'o',"
                   "'args':{'name':'{guest.name}'}}",
                   "'lookups':[{'id':'get','url':'/g?n={name}','result':{}}],") ==
        at + "args/name {guest.name} {s}");
  const auto sorted = [](const std::string& condition) {
    return after_call("{'id':'s','type':'branch','cases':[{'when':'" + condition +
                      "','goto':'y'}],'else':'z'},{'id':'y','type':'say','text':'Y'}");
  };
  CHECK(sorted("guest.name == \\'Ana\\'") == at + "cases/0/when {guest.name} {s}");
  // Who asks, or only wants to know whether it is so, knows what missing means.
  CHECK(sorted("has(guest.name) && guest.name == \\'Ana\\'") == "");
  CHECK(sorted("guest.fine") == "");
  CHECK(after_call("{'id':'s','type':'branch','cases':[{'when':'!has(guest.name)','goto':'z'},"
                   "{'when':'guest.name == \\'Ana\\'','goto':'y'}],'else':'y'},"
                   "{'id':'y','type':'say','text':'{guest.name}'}") == "");
}

TEST_CASE("variables: the clicks that lead to what is not returned") {
  const Checked all = check(file_with(
      flow("a",
           "{'id':'c','type':'call','flow':'who','into':'guest'},"
           "{'id':'s','type':'set','var':'v','value':'guest.name'},"
           "{'id':'t','type':'end','text':'{v}'}") +
      ",{'id':'who','title':'W','steps':[{'id':'m','type':'menu','text':'M','options':["
      "{'id':'yes','label':'Y','goto':'y'},{'id':'no','label':'N','goto':'n'}]},"
      "{'id':'y','type':'end','returns':{'name':'\\'Ana\\''}},{'id':'n','type':'end'}]}"));
  REQUIRE(all.problems.size() == 1);
  CHECK(all.problems[0].code == Code::unset_variable);
  CHECK(all.problems[0].args[1] ==
        "{\"pick\":{\"kind\":\"flow\",\"id\":\"a\"}}\n{\"select\":\"no\"}");
}

// A number or a text in `v`, by the way; then this step.
std::string mixed(const std::string& kind, const std::string& step) {
  return told(file_with(
      flow("a",
           "{'id':'m','type':'menu','text':'M','options':[{'id':'x','label':'X','goto':'i'},"
           "{'id':'y','label':'Y','goto':'j'}]},"
           "{'id':'i','type':'input','text':'I','var':'v','kind':'number','goto':'s'},"
           "{'id':'j','type':'input','text':'J','var':'v','kind':'" +
               kind + "'}," + step +
               ",{'id':'y','type':'say','text':'Y'},"
               "{'id':'z','type':'end'}")));
}

TEST_CASE("variables: two steps that give one variable different types") {
  const auto when = [](const std::string& condition) {
    return "{'id':'s','type':'branch','cases':[{'when':'" + condition +
           "','goto':'y'}],'else':'z'}";
  };
  const std::string at = "warning bad_expression /flows/0/steps/3/";
  CHECK(mixed("text", when("v == 3")) == at + "cases/0/when {two_types} {1}");
  CHECK(mixed("text", when("3 < v")) == at + "cases/0/when {two_types} {5}");
  CHECK(mixed("text", "{'id':'s','type':'set','var':'w','value':'v * 2'}") ==
        at + "value {two_types} {1}");
  CHECK(mixed("number", when("v == 3")) == "");
  CHECK(mixed("text", when("has(v)")) == "");
  // A copy is told where it is compared.
  CHECK(mixed("text", "{'id':'s','type':'set','var':'w','value':'v'}") == "");
}

TEST_CASE("variables: a date is a text, too") {
  CHECK(
      told(file_with(flow("a",
                          "{'id':'d','type':'input','text':'D','var':'v','kind':'date'},"
                          "{'id':'t','type':'input','text':'T','var':'v','kind':'text'},"
                          "{'id':'s','type':'branch','cases':[{'when':'v == \\'x\\'','goto':'z'}]},"
                          "{'id':'y','type':'say','text':'Y'},{'id':'z','type':'end'}"))) ==
      "warning uncovered_case /flows/0/steps/2 {v != \"x\"} {s}");
}

}  // namespace
}  // namespace waypost
