// Questions that are none, or no text: what comes of each is defined, and bytes that mean nothing
// change nothing.
#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "files.h"
#include "promises.h"
#include "random.h"
#include "vectors.h"
#include "waypost/content.h"
#include "waypost/matcher.h"
#include "waypost/wire.h"

namespace waypost {
namespace {

// Real questions of visitors, none with an order number or an e-mail address.
const std::vector<std::string> kQuestions = {
    "where is my parcel",     "how long do I have to return something",
    "do you ship to Iceland", "čeká můj balíček na poště?",
    "gdje je moja pošiljka",  "Где је моја пошиљка"};

const Content& shop() {
  static const Content content = test::content_of("tests/vectors/ask/shop.knowledge.json");
  return content;
}

Answer ask_shop(const std::string& text, bool prefix = false) {
  Question question;
  question.text = text;
  question.prefix = prefix;
  const Answer answer = ask(shop(), question);
  CAPTURE(text);
  CHECK(test::broken_promise(shop().model(), question, answer) == "");
  return answer;
}

// The whole answer but for the entities' places, which lie in the text as it was typed.
std::string told(Answer answer) {
  answer.entities.clear();
  return wire::answer_json(answer, "");
}

// What the WHATWG decoder makes of bytes, in its plainest form: a character is as long as the
// longest well-formed sequence here; else the longest beginning of one is a single U+FFFD.
std::string naively_decoded(const std::string& bytes) {
  const auto is_well_formed = [](std::string_view piece) {
    return piece.size() == 1 ? static_cast<unsigned char>(piece[0]) < 0x80
                             : !test::on_border(piece, 1);
  };
  // Whether some bytes behind it would make it one: one that is cut off after it is.
  const auto begins_one = [&](const std::string& piece) {
    for (std::size_t missing = 1; piece.size() + missing <= 4; ++missing) {
      for (const char first : {'\x80', '\x90', '\xa0'}) {
        std::string whole = piece + first;
        whole += std::string(missing - 1, '\x80');
        if (is_well_formed(whole)) return true;
      }
    }
    return false;
  };
  std::string out;
  for (std::size_t at = 0; at < bytes.size();) {
    std::size_t length = 0, cut = 1;
    for (std::size_t size = 1; size <= 4 && at + size <= bytes.size(); ++size) {
      const std::string piece = bytes.substr(at, size);
      if (is_well_formed(piece) && length == 0) length = size;
      if (begins_one(piece)) cut = size;
    }
    out += length > 0 ? bytes.substr(at, length) : "\xef\xbf\xbd";
    at += length > 0 ? length : cut;
  }
  return out;
}

TEST_CASE("a promise that is broken is told") {
  Question question;
  question.text = "where is RL-10023";
  const auto broken = [&](Answer answer) {
    return test::broken_promise(shop().model(), question, answer);
  };
  const Answer good = ask(shop(), question);
  REQUIRE(good.matches.size() >= 2);
  REQUIRE(good.entities.size() == 1);
  CHECK(broken(good) == "");
  const auto changed = [&](auto change) {
    Answer answer = good;
    change(answer);
    return broken(std::move(answer));
  };
  CHECK(changed([](Answer& a) { a.matches[1].target = a.matches[0].target; }) == "a target twice");
  CHECK(changed([](Answer& a) { a.matches[1].target.id = "?"; }) == "a target that does not exist");
  CHECK(changed([](Answer& a) { a.matches[0].score = -9; }) == "a higher score behind");
  CHECK(changed([](Answer& a) { a.matches[0].confidence = 1001; }) == "confidence out of range");
  CHECK(changed([](Answer& a) { a.matches.clear(); }) != "");
  CHECK(changed([](Answer& a) { a.entities[0].span.end = 99; }) == "spans in the question");
  CHECK(changed([](Answer& a) { a.entities.push_back(a.entities[0]); }) == "spans in the question");
  CHECK(changed([](Answer& a) {
          a.matches[0].why = {"a\xf0\x9f\x98\x80", {{1, 3}}};
        }) == "spans in the phrasing");
  question.limit = 1;
  CHECK(broken(good) == "more than the limit");
}

TEST_CASE("nothing, a letter, pictures, unknown words: a defined result") {
  for (const bool prefix : {false, true}) {
    for (const char* text : {"", " ", "\n\t\r\n", "?!", "...", "\xf0\x9f\x98\x80\xf0\x9f\x91\x8d",
                             "\xe2\x80\x8b\xe2\x80\x8f", "\xcc\x81", "\xef\xbb\xbf", "\xff\xfe",
                             "\xed\xa0\x80", "\xed\xb0\x80\xed\xa0\x80"}) {
      const Answer answer = ask_shop(text, prefix);
      CHECK(answer.decision == Decision::none);
      CHECK(answer.matches.empty());
      CHECK(answer.entities.empty());
      CHECK(answer.intent.empty());
    }
  }
  for (const char* text : {"a", "\xc4\x8d", "q", "7", "xyzzy qwrtp zzgrk", "чшћ ђџ", "汉字"}) {
    CHECK(ask_shop(text).decision != Decision::answer);
    ask_shop(text, true);
  }
  CHECK(ask_shop("xyzzy qwrtp zzgrk").decision == Decision::none);
}

TEST_CASE("a NUL, half of a pair and other bytes that are no text are read as U+FFFD") {
  CHECK(naively_decoded("a\xe2\x82z\xf0\x9f\x98\xed\xa0\x80\xf4\x90\xc4\x8d") ==
        "a\xef\xbf\xbdz\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"
        "\xc4\x8d");
  test::Random random(21);
  for (int round = 0; round < 1500; ++round) {
    std::string text = kQuestions[random.below(static_cast<std::uint32_t>(kQuestions.size()))];
    for (std::uint32_t left = 1 + random.below(4); left > 0; --left) {
      const std::string pieces[] = {"\xed\xa0\x80", "\xe2\x82", "\xff", "\xc0\xaf",
                                    random.bytes(4)};
      text.insert(random.below(static_cast<std::uint32_t>(text.size())), pieces[random.below(5)]);
    }
    CAPTURE(text);
    CHECK(told(ask_shop(text)) == told(ask_shop(naively_decoded(text))));
    CHECK(told(ask_shop(text, true)) == told(ask_shop(naively_decoded(text), true)));
  }
}

TEST_CASE("marks that nobody sees change nothing, wherever they stand") {
  // Zero-width spaces and joiners, marks of direction, embeddings, isolates, the byte order mark,
  // the soft hyphen.
  std::vector<std::string> unseen = {"\xef\xbb\xbf", "\xc2\xad", "\xe2\x81\xa0"};
  for (int last = 0x8b; last <= 0x8f; ++last)
    unseen.push_back("\xe2\x80" + std::string(1, char(last)));
  for (int last = 0xaa; last <= 0xae; ++last)
    unseen.push_back("\xe2\x80" + std::string(1, char(last)));
  for (int last = 0xa6; last <= 0xa9; ++last)
    unseen.push_back("\xe2\x81" + std::string(1, char(last)));
  test::Random random(22);
  for (int round = 0; round < 600; ++round) {
    const std::string& plain =
        kQuestions[random.below(static_cast<std::uint32_t>(kQuestions.size()))];
    std::string text;
    for (std::size_t at = 0; at < plain.size(); ++at) {
      if (test::on_border(plain, at) && random.below(3) == 0)
        text += unseen[random.below(static_cast<std::uint32_t>(unseen.size()))];
      text += plain[at];
    }
    CAPTURE(text);
    CHECK(told(ask_shop(text)) == told(ask_shop(plain)));
    CHECK(told(ask_shop(text, true)) == told(ask_shop(plain, true)));
  }
}

TEST_CASE("several scripts in one question are read as one each") {
  const Content serbian = test::content_of("tests/vectors/ask/serbian.knowledge.json");
  const auto asked = [&](const std::string& text) {
    Question question;
    question.text = text;
    const Answer answer = ask(serbian, question);
    CHECK(test::broken_promise(serbian.model(), question, answer) == "");
    return told(answer);
  };
  const std::pair<const char*, const char*> words[] = {
      {"gde", "где"}, {"je", "је"}, {"moja", "моја"}, {"porudžbina", "поруџбина"}};
  for (unsigned mixed = 1; mixed < 16; ++mixed) {
    std::string text;
    for (unsigned i = 0; i < 4; ++i)
      text += std::string(i > 0 ? " " : "") +
              ((mixed >> i & 1) != 0 ? words[i].second : words[i].first);
    CAPTURE(text);
    CHECK(asked(text) == asked("gde je moja porudžbina"));
  }
  for (const char* other : {"שלום", "مرحبا", "汉字", "ภาษาไทย", "हिन्दी", "\xf0\x9f\x98\x80"})
    asked(std::string("где my porudžbina ") + other);
}

TEST_CASE("every answer is well-formed text, whatever was asked") {
  test::Random random(23);
  for (int round = 0; round < 500; ++round) {
    const std::string text = "ana@example.com " + random.bytes(30) + " RL-10023";
    const std::string json = wire::answer_json(ask_shop(text), text);
    CHECK(naively_decoded(json) == json);
  }
}

}  // namespace
}  // namespace waypost
