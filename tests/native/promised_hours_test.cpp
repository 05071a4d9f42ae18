// Texts that promise hours, in many languages and forms.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "json/writer.h"
#include "waypost/content.h"

namespace waypost {
namespace {

// What is said of an answer in a file that is open on weekdays from 9 to 17 and, in the store, on
// Saturdays from 10 to 14 and from 15:30 to 18.
std::vector<std::string> told(const std::string& locale, const std::string& answer) {
  json::Writer out;
  out.begin_object().number("waypost", 1).member("locale", locale);
  out.key("contact").begin_object().member("phone", "112").end_object();
  out.key("hours").begin_object().member("zone", "Europe/Belgrade").key("week").begin_object();
  for (const char* day : {"mon", "tue", "wed", "thu", "fri"})
    out.key(day).begin_array().text("09:00-17:00").end_array();
  out.end_object().key("departments").begin_object().key("store").begin_object();
  out.key("week").begin_object().key("sat").begin_array();
  out.text("10:00-14:00").text("15:30-18:00").end_array();
  out.end_object().end_object().end_object().end_object();
  out.key("articles").begin_array().begin_object().member("id", "hours");
  out.key("questions").begin_array().text("When are you open on Sunday 3-4?").end_array();
  out.member("answer", answer).end_object().end_array().end_object();
  std::vector<std::string> all;
  for (const Problem& problem : check(std::move(out).take()).problems) {
    CHECK(problem.code == Code::other_hours);
    CHECK(problem.pointer == "/articles/0/answer");
    all.push_back(problem.args[1] + " " + problem.args[0]);
  }
  return all;
}

TEST_CASE("promised hours: what the file gives is no promise too many") {
  const std::vector<std::pair<std::string, std::string>> kept = {
      {"en", "Monday to Friday, 9\u201317, Saturday 10-14 and 15:30\u201318."},
      {"en", "Mon\u2013Fri 9 am to 5 pm, Sat 10 a.m. \u2013 2 p.m."},
      {"en", "We are open: Monday 9:00 until 17:00."},
      {"sr", "Od ponedeljka do petka 9\u201317, subotom 10-14."},
      {"sr",
       "\u041e\u0434 \u043f\u043e\u043d\u0435\u0434\u0435\u0459\u043a\u0430 \u0434\u043e "
       "\u043f\u0435\u0442\u043a\u0430 9\u201317."},
      {"cs", "po\u2013p\u00e1 9\u201317, so 10\u201314"},
      {"fi", "maanantaista perjantaihin klo 9.00\u201317.00, lauantaisin 10\u201314"},
      {"tr", "pazartesiden cumaya 9:00\u201317:00, cumartesi 10:00\u201314:00"},
      {"de", "Montag bis Freitag von 9 bis 17 Uhr"},
      {"fr", "du lundi au vendredi de 9h \u00e0 17h"},
  };
  for (const auto& one : kept) {
    CAPTURE(one.second);
    CHECK(told(one.first, one.second).empty());
  }
}

TEST_CASE("promised hours: nothing is a promise that names no day, or no times") {
  const std::vector<std::pair<std::string, std::string>> others = {
      {"en", "It takes 7\u201310 working days."},
      {"en", "We are open on Saturday. It takes 3\u20135 days."},
      {"en", "Monday to Friday 9\u201317. It takes 3\u20135 days."},
      {"en", "On Monday we answer within 2 to 3 hours, on the rest of 20\u201330 letters later."},
      {"en", "Sizes 38\u201346, prices \u20ac9.00\u201317.00."},
      {"cs", "St\u00e1v\u00e1 se to asi po 10 a\u017e 15 dnech."},
      {"en", "Closed from Monday 9 to 12 December."},
      {"sr", "Svake srede od 12 do 14 dana kasnije."},
      {"sr", "Svake srede od 12 do 14 dana"},
      {"xx", "Monday 3\u20134"},
  };
  for (const auto& one : others) {
    CAPTURE(one.second);
    CHECK(told(one.first, one.second).empty());
  }
}

TEST_CASE("promised hours: other times are told, with their days") {
  using Lines = std::vector<std::string>;
  CHECK(told("en", "Monday to Friday, 9\u201318.") == Lines{"mon, fri 09:00-18:00"});
  CHECK(told("en", "Friday and Saturday 9\u201317") == Lines{"sat 09:00-17:00"});
  CHECK(told("en", "Sunday 10 am\u20132 pm") == Lines{"sun 10:00-14:00"});
  CHECK(told("de", "Montag von 9 bis 18 Uhr ge\u00f6ffnet") == Lines{"mon 09:00-18:00"});
  CHECK(told("en", "Monday from 9 to 18, and by mail") == Lines{"mon 09:00-18:00"});
  CHECK(told("en", "Saturday 10-14, 15-18") == Lines{"sat 15:00-18:00"});
  CHECK(told("sr", "od ponedeljka do petka 8-16, subotom 9-13") ==
        Lines{"mon, fri 08:00-16:00", "sat 09:00-13:00"});
  CHECK(told("tr", "Pzt\u2013Cum 9:00\u201318:00") == Lines{"mon, fri 09:00-18:00"});
  CHECK(told("fi", "su 10\u201314, ma\u2013pe 9\u201316") == Lines{"mon, fri 09:00-16:00"});
}

}  // namespace
}  // namespace waypost
