// What `waypost check` says of steps that do something else than they seem to, and what it leaves
// alone.
#include <doctest/doctest.h>

#include <string>

#include "told.h"

namespace waypost {
namespace {

using test::file_with;
using test::flow;
using test::told;

const std::string kEnd = ",{'id':'z','type':'end'}";

// Told of one flow of these steps; `more`: other keys of the file, other flows behind it.
std::string told_of(const std::string& steps, const std::string& more = "",
                    const std::string& flows = "") {
  return told(file_with(flow("a", steps) + flows, more));
}

// Of an action with these ways, and steps behind it.
std::string told_of_action(const std::string& ways, const std::string& next) {
  return told_of(
      "{'id':'do','type':'lookup','lookup':'cancel','into':'o',"
      "'confirm':{'text':'C','yes':'Y','no':'N'}," +
          ways + "}," + next,
      "'lookups':[{'id':'cancel','url':'/c','method':'POST','action':true,"
      "'result':{'state':{'pointer':'/state','optional':true}}},"
      "{'id':'get','url':'/g','result':{'ok':{'pointer':'/ok'}}}],");
}

TEST_CASE("structure: what failed is told as if it had worked") {
  const auto with = [](const std::string& ways, const std::string& next) {
    return told_of_action(
        "'unknown':'u'," + ways,
        "{'id':'u','type':'end','text':'Unknown.'},{'id':'bad','type':'end'}," + next);
  };
  const std::string done = "{'id':'done','type':'end','text':'Done.'}";
  const std::string at = "warning told_as_done /flows/0/steps/0/";
  CHECK(with("'goto':'done','failed':'bad','not_found':'bad','declined':'bad'", done) == "");
  CHECK(with("'goto':'done','failed':'done','not_found':'bad'", done) ==
        at + "failed {cancel} {failed}");
  CHECK(with("'goto':'done','failed':'bad','not_found':'done'", done) ==
        at + "not_found {cancel} {not_found}");
  CHECK(with("'goto':'done','failed':'bad','declined':'done'", done) ==
        at + "declined {cancel} {declined}");
  // A branch may tell them apart.
  CHECK(with("'goto':'sort','failed':'sort','declined':'bad'",
             "{'id':'sort','type':'branch','cases':[{'when':'has(o.state)','goto':'done'}],"
             "'else':'bad'}," +
                 done) == "");
  // Words before it do not take back what is said then; a question for what is next says nothing.
  const std::string by_say = "{'id':'s','type':'say','text':'Well:','goto':'done'},";
  CHECK(with("'goto':'done','failed':'s','not_found':'bad','declined':'bad'", by_say + done) ==
        at + "failed {cancel} {failed}");
  CHECK(with("'goto':'done','failed':'s','not_found':'bad','declined':'bad'",
             by_say + "{'id':'done','type':'menu','text':'M','options':["
                      "{'id':'x','label':'X','goto':'bad'}]}") == "");
  CHECK(with("'goto':'done','failed':'s','not_found':'bad','declined':'bad'",
             by_say + "{'id':'done','type':'end'}") == "");
  // What is set may be what is said.
  const auto by_set = [&](const std::string& text) {
    return with("'goto':'done','failed':'s','not_found':'bad','declined':'bad'",
                "{'id':'s','type':'set','var':'v','value':'1','goto':'done'},"
                "{'id':'done','type':'end','text':'" +
                    text + "'}");
  };
  CHECK(by_set("Done.") == at + "failed {cancel} {failed}");
  CHECK(by_set("{v}").find("told_as_done") == std::string::npos);
}

TEST_CASE("structure: what nobody knows is told as done, as refused, or done again") {
  const auto with = [](const std::string& unknown, const std::string& next) {
    return told_of_action(
        "'goto':'done','failed':'bad','declined':'kept','unknown':'" + unknown + "'",
        "{'id':'done','type':'end','text':'Done.'},{'id':'kept','type':'end','text':'Kept.'}," +
            next);
  };
  const std::string at = "warning told_as_done /flows/0/steps/0/unknown ";
  const std::string bad = "{'id':'bad','type':'end','text':'Refused.'}";
  const std::string say = ",{'id':'s','type':'say','text':'Well:','goto':'";
  CHECK(with("bad", bad) == at + "{cancel} {unknown} {failed}");
  CHECK(with("kept", bad) == at + "{cancel} {unknown} {declined}");
  CHECK(with("s", bad + say + "done'}") == at + "{cancel} {unknown}");
  CHECK(with("s", bad + say + "do'}") == "error no_unknown /flows/0/steps/0 {cancel}");
  CHECK(with("s", bad + say + "bad'}") == "");
  // Who looks after it may not know either.
  CHECK(with("bad", "{'id':'bad','type':'handover','text':'Somebody looks.'}") == "");
  CHECK(
      with("bad",
           "{'id':'bad','type':'say','text':'One moment.'},"
           "{'id':'l','type':'lookup','lookup':'get','into':'g','goto':'kept','failed':'kept'}") ==
      "");
}

TEST_CASE("structure: reads may go the same way, found or not") {
  CHECK(told_of("{'id':'l','type':'lookup','lookup':'get','into':'o','goto':'z','failed':'z',"
                "'not_found':'z'}" +
                    kEnd,
                "'lookups':[{'id':'get','url':'/g','result':{'ok':{'pointer':'/ok'}}}],") == "");
}

TEST_CASE("structure: ways into a flow that is switched off") {
  const std::string off = ",{'id':'off','title':'O','questions':['off'],'enabled':false,'steps':[" +
                          kEnd.substr(1) + "]}";
  CHECK(told_of("{'id':'m','type':'menu','text':'M','options':[{'id':'o','label':'O','flow':'off'},"
                "{'id':'p','label':'P','goto':'z'}]}" +
                    kEnd,
                "", off) == "note disabled_flow /flows/0/steps/0/options/0/flow {off}");
  CHECK(told_of("{'id':'c','type':'call','flow':'off'}" + kEnd, "", off) ==
        "warning disabled_flow /flows/0/steps/0/flow {off}");
  CHECK(told_of("{'id':'g','type':'goto','flow':'off'}", "", off) ==
        "warning disabled_flow /flows/0/steps/0/flow {off}");
  CHECK(told_of("{'id':'z','type':'end'}", "'menu':[{'id':'m','label':'M','flow':'off'}],", off) ==
        "note disabled_flow /menu/0/flow {off}");
}

// A menu with these two options behind a question for a number.
std::string with_options(const std::string& one, const std::string& other) {
  return told_of(
      "{'id':'n','type':'input','text':'N','var':'n','kind':'number'},"
      "{'id':'m','type':'menu','text':'M','options':[{'id':'x','label':'X','goto':'z'},"
      "{'id':'a','goto':'z'," +
      one + "},{'id':'b','goto':'z'," + other + "}]}" + kEnd);
}

TEST_CASE("structure: two options that read the same") {
  const std::string at =
      "warning duplicate_label /flows/0/steps/1/options/2/label {Same} "
      "{/flows/0/steps/1/options/1/label}";
  CHECK(with_options("'label':'Same'", "'label':'Same'") == at);
  CHECK(with_options("'label':'Same'", "'label':'Other'") == "");
  CHECK(with_options("'label':'Same','hint':'Here'", "'label':'Same','hint':'There'") == "");
  // Only those that can be shown together.
  CHECK(with_options("'label':'Same','when':'n < 3'", "'label':'Same','when':'n >= 3'") == "");
  CHECK(with_options("'label':'Same','when':'n < 3'", "'label':'Same','when':'n > 1'") == at);
  CHECK(with_options("'label':'Same'", "'label':'Same','when':'n > 1'") == at);
  CHECK(with_options("'label':'Same','when':'n + 1 < 3'", "'label':'Same','when':'n + 1 > 3'") ==
        "");
}

TEST_CASE("structure: labels of choices, of home, and of each language") {
  const std::string choice =
      "'kind':'choice','options':[{'id':'x','label':'Same'},{'id':'y','label':'Same'}]";
  CHECK(told_of("{'id':'i','type':'input','text':'I','var':'c'," + choice + "}" + kEnd) ==
        "warning duplicate_label /flows/0/steps/0/options/1/label {Same} "
        "{/flows/0/steps/0/options/0/label}");
  CHECK(told_of("{'id':'i','type':'form','fields':[{'var':'c','label':'C'," + choice + "}]}" +
                kEnd) ==
        "warning duplicate_label /flows/0/steps/0/fields/0/options/1/label {Same} "
        "{/flows/0/steps/0/fields/0/options/0/label}");
  const std::string menu =
      "'menu':[{'id':'x','label':'Same','flow':'a'},{'id':'y','label':'Same','person':true}],";
  CHECK(told_of("{'id':'z','type':'end'}", menu) ==
        "warning duplicate_label /menu/1/label {Same} {/menu/0/label}");
  const std::string base =
      file_with(flow("a",
                     "{'id':'i','type':'input','text':'I','var':'c','kind':'choice','options':["
                     "{'id':'x','label':'X'},{'id':'y','label':'Y'}]}" +
                         kEnd),
                "'locales':{'sr':'x.sr.json'},");
  CHECK(told(base, test::quoted("{'waypost':1,'locale':'sr','base':'x.json','texts':{"
                                "'flows/a/i/options/x/label':'Isto',"
                                "'flows/a/i/options/y/label':'Isto'}}")) ==
        "warning duplicate_label sibling /texts/flows~1a~1i~1options~1y~1label {Isto} "
        "{/texts/flows~1a~1i~1options~1x~1label}");
  // Neither case nor blanks tell two apart.
  CHECK(told_of("{'id':'z','type':'end'}",
                "'menu':[{'id':'x','label':'Same  one','flow':'a'},"
                "{'id':'y','label':'same One ','person':true}],") ==
        "warning duplicate_label /menu/1/label {same One } {/menu/0/label}");
  // What an action asks; what questions lead to.
  CHECK(told_of("{'id':'i','type':'lookup','lookup':'l','into':'r','failed':'f','unknown':'u',"
                "'declined':'d','confirm':{'text':'Sure?','yes':'Yes','no':'yes'}}" +
                    kEnd +
                    ",{'id':'f','type':'end','text':'F'},{'id':'u','type':'end','text':'U'},"
                    "{'id':'d','type':'end','text':'D'}",
                "'lookups':[{'id':'l','url':'/l','method':'POST','action':true,'result':{}}],")
            .starts_with("warning duplicate_label /flows/0/steps/0/confirm/no {yes} "
                         "{/flows/0/steps/0/confirm/yes}"));
  const std::string two = flow("a", "{'id':'z','type':'end'}") + "," +
                          test::quoted(
                              "{'id':'b','title':'A','questions':['another way'],"
                              "'steps':[{'id':'z','type':'end'}]}");
  CHECK(told(file_with(two)) == "warning duplicate_label /flows/1/title {A} {/flows/0/title}");
}

TEST_CASE("structure: a department that is nearly another one") {
  const std::string hours =
      "'hours':{'zone':'Europe/Belgrade','week':{'mon':['09:00-17:00']},'departments':{"
      "'store':{'week':{'mon':['09:00-17:00']}}}},";
  const auto with = [&](const std::string& department, const std::string& more) {
    return told_of("{'id':'h','type':'handover','text':'H','department':'" + department + "'}",
                   more);
  };
  const std::string at = "warning unknown_department /flows/0/steps/0/department ";
  CHECK(with("stroe", hours) == at + "{stroe} {store}");
  CHECK(with("store", hours) == "");
  CHECK(with("orders", hours) == "");
  CHECK(with("stroe", "") == "");
  CHECK(with("salse", "'triage':[{'department':'sales'}],") == at + "{salse} {sales}");
  // Whoever writes it twice means it.
  CHECK(told_of("{'id':'m','type':'menu','text':'M','options':[{'id':'x','label':'X','goto':'h'},"
                "{'id':'y','label':'Y','goto':'i'}]},"
                "{'id':'h','type':'handover','text':'H','department':'stores'},"
                "{'id':'i','type':'handover','text':'I','department':'stores'}",
                hours) == "");
}

TEST_CASE("structure: a private answer in an address or a condition") {
  const auto with = [](const std::string& is_private, const std::string& step) {
    return told_of("{'id':'p','type':'input','text':'P','var':'pin','optional':true,'private':" +
                   is_private + "}," + step + ",{'id':'y','type':'end'}" + kEnd);
  };
  const auto when = [](const std::string& condition) {
    return "{'id':'b','type':'branch','cases':[{'when':'" + condition +
           "','goto':'y'}],'else':'z'}";
  };
  const std::string equal = when("pin == \\'1\\'");
  CHECK(with("true", equal) ==
        "warning private_use /flows/0/steps/1/cases/0/when {pin} {condition}");
  CHECK(with("true", when("has(pin) && size(pin) > 3")) ==
        "warning private_use /flows/0/steps/1/cases/0/when {pin} {condition}");
  CHECK(with("false", equal) == "");
  CHECK(with("true", when("has(pin)")) == "");
  CHECK(told_of("{'id':'p','type':'input','text':'P','var':'pin','private':true},"
                "{'id':'o','type':'open_link','text':'L','url':'/x?pin={pin}'}") ==
        "warning private_use /flows/0/steps/1/url {pin} {address}");
}

TEST_CASE("structure: words that a call gives are shown in every language as they are") {
  const auto with = [](const std::string& value, const std::string& text,
                       const std::string& locales) {
    return told_of(
        "{'id':'c','type':'call','flow':'who','args':{'purpose':'" + value + "'}}" + kEnd, locales,
        ",{'id':'who','title':'W','steps':[" + text + kEnd + "]}");
  };
  const std::string shows = "{'id':'s','type':'say','text':'For {purpose}'}";
  const std::string several = "'locales':{'sr':'x.sr.json'},";
  const std::string at = "warning untranslatable /flows/0/steps/0/args/purpose ";
  CHECK(with("\\'the visit\\'", shows, several) == at + "{the visit} {purpose}");
  CHECK(with("1 > 2 ? \\'a\\' : \\'2\\'", shows, several) == at + "{a} {purpose}");
  CHECK(with("\\'the visit\\'", shows, "") == "");
  CHECK(with("\\'2\\'", shows, several) == "");
  // An id that decides, and one that an option has words for.
  CHECK(with("\\'visit\\'",
             "{'id':'s','type':'branch','cases':[{'when':'purpose == \\'visit\\'','goto':'y'}],"
             "'else':'y'},{'id':'y','type':'say','text':'Y'}",
             several)
            .find("untranslatable") == std::string::npos);
  CHECK(with("\\'visit\\'",
             shows + ",{'id':'i','type':'input','text':'I','var':'purpose','kind':'choice',"
                     "'options':[{'id':'visit','label':'A visit'}]}",
             several) == "");
}

TEST_CASE("structure: a list that there is not is told once") {
  CHECK(told_of("{'id':'m','type':'menu','text':'M','from':{'list':'order.items',"
                "'label':'{item}','goto':'z'}}" +
                kEnd) == "error unknown_variable /flows/0/steps/0/from/list {order} {}");
  CHECK(told_of("{'id':'f','type':'form','fields':[{'var':'v','label':'V','kind':'choice',"
                "'from':{'list':'order.items','label':'{item}'}}]}" +
                kEnd) == "error unknown_variable /flows/0/steps/0/fields/0/from/list {order} {}");
}

TEST_CASE("structure: a loop over several flows is named whole") {
  const std::string say = "{'id':'s','type':'say','text':'S'},";
  const auto go = [](const std::string& id) {
    return "{'id':'g','type':'goto','flow':'" + id + "'}";
  };
  CHECK(told(file_with(flow("a", say + go("b")) + "," + flow("b", say + go("a"))))
            .find("error endless_loop /flows/0/steps/0 {s} {a/s, a/g, b/s, b/g}") == 0);
  CHECK(told_of(say + "{'id':'g','type':'goto','goto':'s'}") ==
        "error endless_loop /flows/0/steps/0 {s}");
  // One that a lookup stands in.
  const std::string look =
      "{'id':'l','type':'lookup','lookup':'get','into':'o','failed':'g'},{'id':'z','type':'end'},";
  const std::string lookups =
      "'lookups':[{'id':'get','url':'/g','result':{'ok':{'pointer':'/ok'}}}],";
  CHECK(told(file_with(flow("a", look + go("b")) + "," + flow("b", say + go("a")), lookups)) ==
        "error endless_loop /flows/0/steps/0 {l} {a/l, b/s, b/g, a/g}");
  CHECK(told_of("{'id':'l','type':'lookup','lookup':'get','into':'o','failed':'l'}" + kEnd,
                lookups) == "error endless_loop /flows/0/steps/0 {l}");
}

TEST_CASE("structure: flows that are left out are listed") {
  const Checked all = check(file_with(flow("a", "{'id':'x','type':'nothing'}") + "," +
                                      flow("b", "{'id':'z','type':'end'}")));
  CHECK(all.left_out == std::vector<std::string>{"a"});
  CHECK(all.flows.size() == 1);
}

}  // namespace
}  // namespace waypost
