// Addresses: nobody but the owner says which server is asked, nothing in them is secret.
#include <doctest/doctest.h>

#include <string>

#include "content/model.h"
#include "flow/address.h"
#include "flow/template.h"
#include "session/lookup_map.h"
#include "told.h"
#include "vectors.h"

namespace waypost {
namespace {

using test::file_with;
using test::flow;
using test::told;

const std::string kEnd = "{'id':'end','type':'end','text':'Done.'}";

std::string told_of_lookup(const std::string& url) {
  return told(file_with(
      flow("a",
           "{'id':'t','type':'input','text':'T','var':'t','kind':'text'},"
           "{'id':'l','type':'lookup','lookup':'l','args':{'t':'{t}'},'into':'r','failed':'end'}," +
               kEnd),
      "'lookups':[{'id':'l','result':{},'url':'" + url + "'}],"));
}

std::string told_of_link(const std::string& url) {
  return told(file_with(flow("a",
                             "{'id':'t','type':'input','text':'T','var':'t','kind':'text'},"
                             "{'id':'o','type':'open_link','text':'L','url':'" +
                                 url + "'}," + kEnd)));
}

TEST_CASE("addresses: no value says which server is asked") {
  const auto lookup = [](const std::string& url) {
    return told_of_lookup(url).starts_with("error bad_url /lookups/0/url {" + url +
                                           "} {value_as_server}");
  };
  CHECK(lookup("https://{t}/x"));
  CHECK(lookup("https://{t}.example/x"));
  CHECK(lookup("https://shop.example{t}/x"));
  CHECK(lookup("https://shop.example:{t}"));
  CHECK(lookup("//{t}/x"));
  CHECK(told_of_link("https://{t}/x").starts_with("error bad_url /flows/0/steps/1/url"));
  for (const char* fine : {"https://shop.example/{t}", "https://shop.example?q={t}", "/x/{t}",
                           "//shop.example/{t}", "/go?to=https://{t}", "{t}/x"})
    CHECK_MESSAGE(told_of_lookup(fine) == "", fine);
}

TEST_CASE("addresses: what signs in has no place in a file that everybody reads") {
  CHECK(told_of_lookup("https://ana:pw@shop.example/{t}").find("{signs_in}") != std::string::npos);
  const auto warned = [](const std::string& url) {
    return told_of_lookup(url) == "warning bad_url /lookups/0/url {" + url + "} {carries_key}";
  };
  CHECK(warned("https://shop.example/o?t={t}&api_key=5f3759df00"));
  CHECK(warned("/o?accessToken=5f3759df00&t={t}#x"));
  CHECK(told_of_link("/o?SECRET=5f3759df00").find("{carries_key}") != std::string::npos);
  for (const char* fine : {"/o?key={t}", "/o?key=order&t={t}", "/o?t={t}&sort=descending",
                           "/o?monkey={t}#key=5f3759df00"})
    CHECK_MESSAGE(told_of_lookup(fine) == "", fine);
}

TEST_CASE("addresses: headers that browsers refuse, or that sign in") {
  const auto told_of_header = [](const std::string& name, const std::string& value) {
    return told(file_with(
        flow("a", "{'id':'l','type':'lookup','lookup':'l','into':'r','failed':'end'}," + kEnd),
        "'lookups':[{'id':'l','result':{},'url':'/x','headers':{'" + name + "':'" + value +
            "'}}],"));
  };
  CHECK(told_of_header("X-Shop", "out-door 7") == "");
  for (const char* name : {"X-Sho p", "X-Shop:", "x-\u0161op", "X-My-Password", "X-Cookie"})
    CHECK_MESSAGE(told_of_header(name, "1").starts_with("error bad_value /lookups/0/headers/"),
                  name);
  CHECK(told_of_header("X-Shop", "\u0161uma").starts_with("error bad_value"));
}

std::string expanded(const std::string& address, const Variables& variables) {
  return expand_address(std::get<Template>(parse_template(address)), variables);
}

TEST_CASE("addresses: whatever the values are, the server stays the one that is written") {
  Variables vars;
  vars.insert_or_assign("page", std::string("https://shop.example"));
  vars.insert_or_assign("evil", std::string(".evil.example"));
  vars.insert_or_assign("deep", std::string("https://shop.example/p"));
  CHECK(expanded("{page}", vars) == "https://shop.example");
  CHECK(expanded("{page}{evil}", vars) == "");
  CHECK(expanded("{deep}{evil}", vars) == "https://shop.example/p.evil.example");
  CHECK(expanded("{page}/{evil}", vars) == "https://shop.example/.evil.example");
  CHECK(expanded("{page}?q={evil}", vars) == "https://shop.example?q=.evil.example");
  CHECK(expanded("/go?to=https://{evil}", vars) == "/go?to=https://.evil.example");
  CHECK(expanded("/{none}/orders", vars) == "");
  CHECK(expanded("/{evil}/orders", vars) == "/.evil.example/orders");
  CHECK(expanded("//cdn.example/{none}/x", vars) == "//cdn.example//x");
  Lookup lookup;
  lookup.url = "/{country}/orders";
  CHECK(session::lookup_url(lookup, Step{}, vars) == "/.//orders");
}

}  // namespace
}  // namespace waypost
