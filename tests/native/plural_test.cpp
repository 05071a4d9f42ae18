// Plurals in texts, and the table of their rules against CLDR's own words for them
// (tests/vectors/text/plurals.json; tests/schema/plurals.test.mjs has them against Intl).
#include "flow/plural.h"

#include <doctest/doctest.h>

#include <string>
#include <variant>

#include "files.h"
#include "flow/template.h"
#include "json/reader.h"

namespace waypost {
namespace {

TEST_CASE("every number takes the form that CLDR says, in every language") {
  const std::string text = test::read_repo_file("tests/vectors/text/plurals.json");
  const json::Document document = json::read(text);
  REQUIRE_FALSE(document.error());
  std::size_t languages = 0;
  for (const json::Value group : document.root().find("forms").items()) {
    const std::string_view forms = group.find("forms").text();
    std::string_view tags = group.find("languages").text();
    while (!tags.empty()) {
      const std::string tag(tags.substr(0, tags.find(' ')));
      tags.remove_prefix(std::min(tags.size(), tag.size() + 1));
      ++languages;
      std::size_t at = 0;
      std::string wrong;
      for (const json::Value number : document.root().find("numbers").items()) {
        const std::string_view form = plural_form(plural_rules(tag), *parse_number(number.text()));
        const char letter = form == "other" ? 'x' : form[0];
        if (letter != forms[at++]) wrong += " " + std::string(number.text());
      }
      CAPTURE(tag);
      CHECK(at == forms.size());
      CHECK(wrong == "");
    }
  }
  CHECK(languages > 200);
  CHECK(plural_rules("sr-Latn-RS") == plural_rules("sr"));
  CHECK(plural_rules("pt-PT") != plural_rules("pt"));
  CHECK(plural_rules("en-GB") == plural_rules("en"));
  CHECK(plural_form(plural_rules("xx"), Number{1'000'000}) == "other");
  CHECK(plural_form(255, Number{1'000'000}) == "other");
  CHECK(plural_form(plural_rules("en"), Number{-1'000'000}) == "one");
}

std::string said(const char* text, const char* language, Value count) {
  const auto parsed = parse_template(text, plural_rules(language));
  const auto* fine = std::get_if<Template>(&parsed);
  REQUIRE(fine != nullptr);
  Variables variables;
  variables["n"] = std::move(count);
  variables["who"] = std::string("Ana");
  return expand_text(*fine, variables);
}

Value number(std::int64_t millionths) { return Number{millionths}; }

TEST_CASE("a text chooses its form by the number") {
  const char* days = "Za {n, plural, =0 {danas} one {# dan} few {# dana} other {# dana, {who}}}!";
  CHECK(said(days, "sr", number(0)) == "Za danas!");
  CHECK(said(days, "sr", number(21'000'000)) == "Za 21 dan!");
  CHECK(said(days, "sr", number(3'000'000)) == "Za 3 dana!");
  CHECK(said(days, "sr", number(5'000'000)) == "Za 5 dana, Ana!");
  CHECK(said(days, "sr", number(1'500'000)) == "Za 1.5 dana, Ana!");
  CHECK(said(days, "sr", std::string("21")) == "Za 21 dan!");
  CHECK(said(days, "sr", std::string("x")) == "Za x dana, Ana!");
  CHECK(said(days, "sr", Missing{}) == "Za  dana, Ana!");
  CHECK(said("{n,plural,one{a}other{b}}", "en", number(1'000'000)) == "a");
  CHECK(said("{n, plural, other {{{who}}}", "en", number(1'000'000)) == "{who}");
  CHECK(said("{n, plural, one {{who}} other {o {n, plural, =2 {two} other {#}}}}", "en",
             number(2'000'000)) == "o two");
  CHECK(said("{n, plural, one {{who}} other {}}", "en", number(1'000'000)) == "Ana");
  CHECK(said("# } {{n}", "en", number(1)) == "# } {n}");
  const auto parsed = parse_template("{n, plural, one {{a.b}} other {# {c}}}", 0);
  CHECK(paths(std::get<Template>(parsed)) == std::vector<Path>{{"n"}, {"a", "b"}, {"n"}, {"c"}});
}

TEST_CASE("refused plurals say what and where") {
  struct Refused {
    const char* text;
    const char* what;
    std::size_t column;
  };
  for (const Refused& refused :
       {Refused{"a {n, plural, one {x}}", "no_other", 3},
        {"{n, plural}", "bad_plural", 11},
        {"{n, plurals, other {}}", "bad_plural", 12},
        {"{n, plural, lots {x} other {y}}", "bad_plural", 13},
        {"{n, plural, =x {x} other {y}}", "bad_plural", 13},
        {"{n, plural, other x}", "bad_plural", 13},
        {"{n, plural, other {x}", "unclosed_brace", 1},
        {"{n, plural, other {x", "unclosed_brace", 1},
        {"{n, plural, other {{x}}", "unclosed_brace", 1},
        {"{n, plural, other {{1}}}", "expected_path", 21},
        {"{n, plural, other {{n, plural, other {{n, plural, other {{n, plural, other {{n, plural, "
         "other {}}}}}}}}}}",
         "too_deep", 77}}) {
    CAPTURE(refused.text);
    const auto parsed = parse_template(refused.text, 1);
    const auto* fault = std::get_if<ParseFault>(&parsed);
    REQUIRE(fault != nullptr);
    CHECK(fault->what == refused.what);
    CHECK(fault->column == refused.column);
  }
}

}  // namespace
}  // namespace waypost
