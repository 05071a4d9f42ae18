// Numbers as people type them, in languages with a decimal comma and with a decimal point.
#include "session/number_input.h"

#include <doctest/doctest.h>

#include <optional>
#include <string>

#include "flow/value.h"

namespace waypost {
namespace {

std::string read(const char* typed, const char* locale) {
  const std::optional<Number> number = session::read_typed_number(typed, locale);
  return number ? number_text(*number) : "none";
}

struct Sample {
  const char* typed;
  const char* with_point;
  const char* with_comma;
};

TEST_CASE("typed numbers: one mark before three digits is what the language makes of it") {
  constexpr Sample kSamples[] = {
      {"1,234", "1234", "1.234"},
      {"1.234", "1.234", "1234"},
      {"-12,345", "-12345", "-12.345"},
      // Everything else is clear in any language.
      {"1,234,567", "1234567", "1234567"},
      {"1.234.567", "1234567", "1234567"},
      {"1.234,50", "1234.5", "1234.5"},
      {"1,234.50", "1234.5", "1234.5"},
      {"1,234,567.8", "1234567.8", "1234567.8"},
      {"1.234,567", "1234.567", "1234.567"},
      {"1 234,50", "1234.5", "1234.5"},
      {"1 234,567", "1234.567", "1234.567"},
      {"1'234.50", "1234.5", "1234.5"},
      {"1\u00a0234\u202f567,8", "1234567.8", "1234567.8"},
      {"12,5", "12.5", "12.5"},
      {"12.5", "12.5", "12.5"},
      {"0,500", "0.5", "0.5"},
      {"0.500", "0.5", "0.5"},
      {"1234,567", "1234.567", "1234.567"},
      {"1,2345", "1.2345", "1.2345"},
      {"+7", "7", "7"},
      {"1e3", "1000", "1000"},
      {"60", "60", "60"},
      {".5", "0.5", "0.5"},
      {"-,5", "-0.5", "-0.5"},
      {"\u22125", "-5", "-5"},
      {"\u0661\u0662", "12", "12"},
      {"\u06f1\u06f2,5", "12.5", "12.5"},
      {"\uff15\uff10", "50", "50"},
      // And this is no number in any.
      {"1,23,456", "none", "none"},
      {"1,2.3,4", "none", "none"},
      {"1.234.56", "none", "none"},
      {"1,234.567,8", "none", "none"},
      {"12.345,6.7", "none", "none"},
      {".", "none", "none"},
      {"250\u00bd", "none", "none"},
      {"5\u00b2", "none", "none"},
      {"\u2460", "none", "none"},
      {"-,", "none", "none"},
      {"5,", "none", "none"},
      {"1,,234", "none", "none"},
      {"--5", "none", "none"},
      {"five", "none", "none"},
      {"", "none", "none"},
  };
  for (const Sample& sample : kSamples) {
    CAPTURE(sample.typed);
    for (const char* locale : {"en", "en-GB", "he", "zh-Hans", "de-CH", ""})
      CHECK(read(sample.typed, locale) == sample.with_point);
    for (const char* locale : {"sr", "sr-Latn", "hr", "cs", "fi", "tr", "DE", "pt-BR"})
      CHECK(read(sample.typed, locale) == sample.with_comma);
  }
}

TEST_CASE("a number comes back as it is typed in the language, and is read as the same again") {
  for (const char* locale : {"en", "sr"}) {
    for (const char* text : {"1.234", "-0.5", "1234", "1234.567891", "0"}) {
      const Number number = *parse_number(text);
      CHECK(read(session::typed_number(number, locale).c_str(), locale) == text);
    }
  }
  CHECK(session::typed_number(*parse_number("1.234"), "sr") == "1,234");
  CHECK(session::typed_number(*parse_number("1.234"), "en") == "1.234");
}

}  // namespace
}  // namespace waypost
