// A promise is the name of a weekday, in whatever form the language has, followed by two times:
// "Monday to Friday, 9–17", "subotom 10-16", "Sat 9 a.m. to 1 p.m.". Of a span of days only the
// first and the last are held against the hours: "Monday and Friday" is none.
#include "proof/promised_hours.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "content/rules.h"
#include "proof/weekday_table.generated.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace waypost::proof {
namespace {

using Letters = std::u32string;

constexpr std::size_t kDays = 7, kNone = 7;
constexpr int kHour = 60, kNoon = 12 * kHour, kMidnight = 24 * kHour;
constexpr std::string_view kKeys[kDays] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

// A word or a number, and what stands before it.
struct Token {
  Letters word, gap;
  std::optional<int> number;
};

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> out(1);
  const auto is_digit = [](char32_t code) { return code >= U'0' && code <= U'9'; };
  for (const char32_t code : text::decode_all(text::fold(text))) {
    Token& last = out.back();
    if (!text::is_word_char(code)) {
      if (!last.word.empty()) out.emplace_back();
      out.back().gap += code;
      continue;
    }
    // "17h", "9am": a number ends where its digits do.
    const bool goes_on = last.word.empty() || is_digit(last.word.back()) == is_digit(code);
    (goes_on ? last : out.emplace_back()).word += code;
  }
  if (out.back().word.empty()) out.pop_back();
  constexpr std::size_t kMostDigits = 2;
  for (Token& token : out) {
    if (!is_digit(token.word[0]) || token.word.size() > kMostDigits) continue;
    token.number = 0;
    for (const char32_t digit : token.word)
      token.number = *token.number * 10 + static_cast<int>(digit - U'0');
  }
  return out;
}

// The names of one language, folded.
class Weekdays {
 public:
  explicit Weekdays(std::string_view locale) {
    const std::string_view language = locale.substr(0, locale.find('-'));
    for (const WeekdayEntry& entry : kWeekdayTable) {
      if (entry.language != language) continue;
      for (std::size_t day = 0; day < kDays; ++day) add(entry.names[day], day);
    }
  }

  // The day that a word names; inflected forms end otherwise than the name. kNone: no day.
  std::size_t day_of(const Letters& word) const {
    std::size_t out = kNone, best = 0;
    for (const auto& [name, day] : names_) {
      if (name == word) return day;
      const std::size_t alike = common(name, word);
      if (alike > best && is_inflected(name, word, alike)) {
        best = alike;
        out = day;
      }
    }
    return out;
  }

 private:
  void add(std::string_view names, std::size_t day) {
    while (!names.empty()) {
      const std::size_t end = std::min(names.find('|'), names.size());
      names_.emplace_back(text::decode_all(text::fold(names.substr(0, end))), day);
      names.remove_prefix(std::min(end + 1, names.size()));
    }
  }
  static std::size_t common(const Letters& a, const Letters& b) {
    const auto [end, ignored] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    return static_cast<std::size_t>(end - a.begin());
  }
  static bool is_inflected(const Letters& name, const Letters& word, std::size_t alike) {
    constexpr std::size_t kLeast = 3, kEnding = 2, kLonger = 3, kWord = 4;
    if (name.size() < kWord || word.size() < kWord) return false;
    return alike >= std::max(kLeast, name.size() - kEnding) && word.size() <= name.size() + kLonger;
  }

  std::vector<std::pair<Letters, std::size_t>> names_;
};

class Reader {
 public:
  Reader(const std::vector<Token>& tokens, const Weekdays& weekdays)
      : tokens_(tokens), weekdays_(weekdays) {}

  // Calls `use(days, from, to)` for all hours that are promised.
  template <typename Use>
  void run(Use use) {
    std::vector<std::size_t> days;
    std::size_t apart = 0;  // words since the last day, or since the last promise
    while (at_ < tokens_.size()) {
      const std::size_t day = weekdays_.day_of(tokens_[at_].word);
      if (day != kNone) {
        constexpr std::size_t kFar = 2;
        if (apart > kFar || promised_) days.clear();
        days.push_back(day);
        letters_ = tokens_[at_].word.size();
        promised_ = false;
        apart = 0;
        ++at_;
        continue;
      }
      if (ends_sentence(apart)) days.clear();
      constexpr std::size_t kFarthest = 3;
      const std::size_t begin = at_;
      const auto range = apart > kFarthest || days.empty() ? std::nullopt : read_range();
      if (range && is_meant(days.size(), apart) && !counts_others()) {
        use(days, range->first, range->second);
        promised_ = promised_before_ = true;
        apart = 0;
        continue;
      }
      at_ = begin + 1;
      if (range || ++apart > kFarthest) days.clear();
    }
  }

 private:
  // "9–12, 13–17" is of one day; what the next sentence says is not. "Sat. 9–12" ends none.
  bool ends_sentence(std::size_t apart) const {
    constexpr std::size_t kShort = 4;
    if (!promised_ && apart == 0 && letters_ <= kShort) return false;
    const std::u32string_view ends = promised_ ? U".!?;\n" : U".!?;";
    return tokens_[at_].gap.find_first_of(ends) != Letters::npos;
  }

  // Short names are words of their own, too: "po 10 až 15 dnech" is no Monday, "so 10–14" is a
  // Saturday behind "po–pá 9–17". "On Monday we answer within 2 to 3 hours" is far off.
  bool is_meant(std::size_t days, std::size_t apart) const {
    constexpr std::size_t kShort = 3;
    if (!has_dash_ && !is_clock_ && apart > 1) return false;
    if (letters_ > kShort || days > 1 || promised_before_) return true;
    return letters_ == kShort && has_dash_;
  }

  // "from Monday 9 to 12 December", "od 12 do 14 dana": a bare number that a word follows at once
  // counts what the word says. "9 bis 17 Uhr" is read by then.
  bool counts_others() const {
    return !has_dash_ && !is_clock_ && at_ < tokens_.size() && !tokens_[at_].number &&
           tokens_[at_].gap.find_first_not_of(U" \u00a0") == Letters::npos &&
           weekdays_.day_of(tokens_[at_].word) == kNone;
  }

  bool is_word(std::size_t at, std::u32string_view word) const {
    return at < tokens_.size() && tokens_[at].word == word;
  }

  // Minutes since midnight: "9", "9:30", "9.30", "9 am", "9 a.m.", "9h"
  std::optional<int> read_time() {
    if (at_ >= tokens_.size() || !tokens_[at_].number) return std::nullopt;
    int out = *tokens_[at_++].number * kHour;
    const bool has_minutes = at_ < tokens_.size() && tokens_[at_].number &&
                             tokens_[at_].word.size() == 2 && *tokens_[at_].number < kHour &&
                             (tokens_[at_].gap == U":" || tokens_[at_].gap == U".");
    is_clock_ = is_clock_ || has_minutes;
    if (has_minutes) out += *tokens_[at_++].number;
    for (const bool is_late : {false, true}) {
      const bool joined = is_word(at_, is_late ? U"pm" : U"am");
      const bool parted = is_word(at_, is_late ? U"p" : U"a") && is_word(at_ + 1, U"m");
      if (!joined && !parted) continue;
      at_ += joined ? 1 : 2;
      is_clock_ = true;
      const int noon = out >= kNoon ? -kNoon : 0;
      out += noon + (is_late ? kNoon : 0);
    }
    if (is_word(at_, U"h") || is_word(at_, U"uhr")) {
      is_clock_ = true;
      ++at_;
    }
    return out <= kMidnight ? std::optional(out) : std::nullopt;
  }

  // Two times with a dash or one word between them.
  std::optional<std::pair<int, int>> read_range() {
    is_clock_ = false;
    const auto from = read_time();
    if (!from || at_ >= tokens_.size()) return std::nullopt;
    if (!tokens_[at_].number) {
      if (tokens_[at_].gap.find_first_not_of(U" \u00a0.") != Letters::npos) return std::nullopt;
      ++at_;
      has_dash_ = false;
    } else {
      has_dash_ = tokens_[at_].gap.find_first_of(U"-\u2012\u2013\u2014") != Letters::npos;
      if (!has_dash_) return std::nullopt;
    }
    const auto to = read_time();
    if (!to || *to <= *from) return std::nullopt;
    return std::pair(*from, *to);
  }

  const std::vector<Token>& tokens_;
  const Weekdays& weekdays_;
  std::size_t at_ = 0;
  std::size_t letters_ = 0;       // of the last day's name
  bool has_dash_ = false;         // between the times that were read last
  bool is_clock_ = false;         // one of them has minutes, a half of the day or a word for hours
  bool promised_ = false;         // since the last day
  bool promised_before_ = false;  // anywhere in the text
};

class Checker {
 public:
  Checker(content::Report& report, const Model& model)
      : report_(report), weekdays_(report.root().find("locale").text()) {
    hours_.push_back(&model.hours);
    for (const auto& [name, hours] : model.departments) hours_.push_back(&hours);
  }

  void check(json::Value value) {
    if (value.is_text()) return check_text(value);
    for (const json::Value item : value.items()) check(item);
    for (const json::Member member : value.members()) {
      const std::string_view key = member.key.text();
      if (key != "hours" && key != "questions") check(member.value);
    }
  }

 private:
  void check_text(json::Value value) {
    const std::vector<Token> tokens = tokens_of(value.text());
    Reader(tokens, weekdays_).run([&](std::vector<std::size_t> days, int from, int to) {
      std::erase_if(days, [&](std::size_t day) { return is_open(day, from, to); });
      if (days.empty()) return;
      std::string names;
      for (const std::size_t day : days)
        names += (names.empty() ? "" : ", ") + std::string(kKeys[day]);
      report_.warns(Code::other_hours, value,
                    {content::open_time_text({from, to}), names, hours_on(days[0])});
    });
  }

  bool is_open(std::size_t day, int from, int to) const {
    return std::any_of(hours_.begin(), hours_.end(), [&](const Hours* hours) {
      if (hours->week.size() != kDays) return false;
      const auto& ranges = hours->week[day];
      return std::find(ranges.begin(), ranges.end(),
                       std::pair<std::int32_t, std::int32_t>(from, to)) != ranges.end();
    });
  }

  std::string hours_on(std::size_t day) const {
    std::string out;
    for (const Hours* hours : hours_) {
      if (hours->week.size() != kDays) continue;
      for (const auto& [from, to] : hours->week[day])
        out += (out.empty() ? "" : ", ") + content::open_time_text({from, to});
    }
    return out.empty() ? "closed" : out;
  }

  content::Report& report_;
  Weekdays weekdays_;
  std::vector<const Hours*> hours_;
};

}  // namespace

void check_promised_hours(content::Build& build) {
  // A file without hours says nothing else than its texts.
  if (build.draft.model.hours.zone.empty()) return;
  content::Report& report = build.texts.translated();
  Checker(report, build.draft.model).check(report.root());
}

}  // namespace waypost::proof
