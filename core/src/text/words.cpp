// Splits a text into words: first runs of word characters, then apostrophes, hyphens and spaceless
// scripts.
#include "text/words.h"

#include <cstddef>
#include <utility>

#include "text/ascii.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace waypost::text {
namespace {

// What stands directly between two runs of word characters.
enum class Joint : std::uint8_t { gap, apostrophe, hyphen };

struct Run {
  std::string folded;
  std::uint32_t letters = 0;  // characters of `folded`
  Span8 span;
  bool spaceless = false;
  Joint before = Joint::gap;
  bool digit = false;  // `folded` begins with one
};

Joint joint_of(char32_t code) {
  switch (code) {
    case '\'':
    case 0x2018:
    case 0x2019:
    case 0x02bc:
    case 0xff07:
      return Joint::apostrophe;
    case '-':
    case 0x2010:
    case 0x2011:
      return Joint::hyphen;
    default:
      return Joint::gap;
  }
}

constexpr std::size_t kUsualLength = 5;  // of a word with what follows it, in bytes

// Cuts the text into runs of one kind of word character.
class RunReader {
 public:
  std::vector<Run> read(std::string_view bytes) {
    runs_.reserve(bytes.size() / kUsualLength + 1);
    for (std::size_t at = 0; at < bytes.size();) {
      const std::size_t end = end_of_plain(bytes, at);
      if (end > at) {
        take_plain(bytes, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
        at = end;
        continue;
      }
      const Decoded next = decode(bytes, at);
      take(next.code,
           {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + next.length)});
      at += next.length;
    }
    std::erase_if(runs_, [](const Run& run) { return run.folded.empty(); });
    for (Run& run : runs_) run.digit = is_digit(run.folded[0]);
    return std::move(runs_);
  }

 private:
  // Most of most texts: letters and digits of ASCII, many at once.
  static std::size_t end_of_plain(std::string_view bytes, std::size_t at) {
    while (at < bytes.size() && is_alphanumeric(bytes[at])) ++at;
    return at;
  }

  void take_plain(std::string_view bytes, Span8 span) {
    Run& run = run_for(span, false);
    const std::size_t before = run.folded.size();
    const std::uint32_t length = span.end - span.begin;
    run.folded.append(bytes, span.begin, length);
    for (std::size_t i = before; i < before + length; ++i) run.folded[i] = to_lower(run.folded[i]);
    run.letters += length;
  }

  void take(char32_t code, Span8 span) {
    const Joint joint = joint_of(code);
    if (joint != Joint::gap) {
      joint_ = touching_ ? joint : Joint::gap;
      open_ = touching_ = false;
    } else if (is_dropped(code)) {
      if (open_) runs_.back().span.end = span.end;
    } else if (is_word_char(code)) {
      take_letter(code, span);
    } else {
      joint_ = Joint::gap;
      open_ = touching_ = false;
    }
  }

  void take_letter(char32_t code, Span8 span) {
    folded_.clear();
    fold_into(folded_, code);
    Run& run = run_for(span, is_spaceless(code));
    for (char32_t part : folded_) append(run.folded, part);
    run.letters += static_cast<std::uint32_t>(folded_.size());
  }

  // The last run, when it goes on, or a new one; it is then open.
  Run& run_for(Span8 span, bool spaceless) {
    const bool goes_on = open_ && !spaceless && !runs_.back().spaceless;
    if (!goes_on) runs_.push_back({{}, 0, span, spaceless, open_ ? Joint::gap : joint_});
    open_ = touching_ = true;
    joint_ = Joint::gap;
    runs_.back().span.end = span.end;
    return runs_.back();
  }

  std::vector<Run> runs_;
  std::u32string folded_;
  Joint joint_ = Joint::gap;  // what was read since the last run, when it may join
  bool open_ = false;         // the last run may still grow
  bool touching_ = false;     // the character before was part of a run
};

bool joins(const Run& left, const Run& right, bool right_is_last_part) {
  if (left.spaceless || right.spaceless) return false;
  if (left.digit || right.digit) return false;
  switch (right.before) {
    case Joint::apostrophe:
      return right.letters <= 2 && right_is_last_part;
    case Joint::hyphen:
      return left.letters == 1 || (left.letters <= 2 && right.letters <= 2 && right_is_last_part);
    case Joint::gap:
      return false;
  }
  return false;
}

}  // namespace

std::vector<Word> words(std::string_view bytes) {
  std::vector<Run> runs = RunReader().read(bytes);
  std::vector<Word> out;
  out.reserve(runs.size());
  for (std::size_t i = 0; i < runs.size(); ++i) {
    Run& run = runs[i];
    const bool next_touches = i + 1 < runs.size() && runs[i + 1].before != Joint::gap;
    if (i > 0 && !out.empty() && joins(runs[i - 1], run, !next_touches)) {
      out.back().folded += run.folded;
      out.back().span.end = run.span.end;
      continue;
    }
    const bool pairs_up =
        run.spaceless && i > 0 && runs[i - 1].spaceless && runs[i - 1].span.end == run.span.begin;
    const bool goes_on = i + 1 < runs.size() && run.spaceless && runs[i + 1].spaceless &&
                         runs[i + 1].span.begin == run.span.end;
    if (pairs_up) {
      out.push_back(
          {runs[i - 1].folded + run.folded, {runs[i - 1].span.begin, run.span.end}, true});
    } else if (!goes_on) {
      out.push_back({std::move(run.folded), run.span, run.spaceless});
    }
  }
  return out;
}

}  // namespace waypost::text
