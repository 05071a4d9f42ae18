// Finds data in a question: first addresses, then order numbers in what is left.
#include "match/entities.h"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "flow/mask.h"
#include "text/ascii.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace waypost::match {
namespace {

constexpr std::size_t kMostEntities = 32;
constexpr std::size_t kMostMasks = 16;
constexpr std::size_t kMostRuns = 5;        // pieces of one number: "RL 100 23"
constexpr std::size_t kWidestGap = 3;       // characters between two pieces
constexpr std::size_t kLongestNumber = 80;  // bytes
constexpr std::size_t kFewestDigits = 3;    // fewer need the owner's fixed letters beside them
constexpr std::size_t kFewestBareDigits = 4;
constexpr std::size_t kMostBareLetters = 4;

struct Character {
  char32_t code = 0;
  std::uint32_t begin = 0;
};

bool is_address_char(char32_t code) {
  if (code < 0x80) {
    const char c = static_cast<char>(code);
    return text::is_alphanumeric(c) || c == '.' || c == '_' || c == '-' || c == '+' || c == '%';
  }
  return text::is_word_char(code);
}

bool is_domain_char(char32_t code) {
  return is_address_char(code) && code != '_' && code != '%' && code != '+';
}

// The address around the '@' at `at`, as a range of characters; nothing when there is none.
std::optional<Span8> address_around(const std::vector<Character>& text, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && is_address_char(text[begin - 1].code)) --begin;
  while (begin < at && (text[begin].code == '.' || text[begin].code == '-')) ++begin;
  std::size_t end = at + 1;
  while (end < text.size() && is_domain_char(text[end].code)) ++end;
  while (end > at + 1 && (text[end - 1].code == '.' || text[end - 1].code == '-')) --end;
  if (begin == at || end == at + 1 || text[at + 1].code == '.') return std::nullopt;
  std::size_t dots = 0;
  for (std::size_t i = at + 2; i < end; ++i) {
    if (text[i].code != '.') continue;
    if (text[i - 1].code == '.') return std::nullopt;
    ++dots;
  }
  if (dots == 0) return std::nullopt;
  return Span8{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

void find_addresses(std::string_view text, std::vector<Entity>& out) {
  if (text.find('@') == std::string_view::npos) return;
  std::vector<Character> characters;
  for (std::size_t at = 0; at < text.size();) {
    const text::Decoded next = text::decode(text, at);
    characters.push_back({next.code, static_cast<std::uint32_t>(at)});
    at += next.length;
  }
  const auto byte_of = [&](std::size_t character) {
    return character < characters.size() ? characters[character].begin
                                         : static_cast<std::uint32_t>(text.size());
  };
  for (std::size_t at = 0; at < characters.size() && out.size() < kMostEntities; ++at) {
    if (characters[at].code != '@') continue;
    const auto range = address_around(characters, at);
    if (!range) continue;
    const Span8 span{byte_of(range->begin), byte_of(range->end)};
    if (!out.empty() && span.begin < out.back().span.end) continue;
    out.push_back(
        {Entity::Kind::email, std::string(text.substr(span.begin, span.end - span.begin)), span});
    at = range->end - 1;
  }
}

// A text as order numbers are looked for in it, a byte for a character: wide letters and digits are
// plain ones, every dash a hyphen, every space a space; what is not seen is not there.
struct Plain {
  std::string text;
  std::vector<Span8> from;  // by byte: where it stood

  Span8 source(const Span8& span) const { return {from[span.begin].begin, from[span.end - 1].end}; }
};

// A letter of another script, and any other character that may not stand in a number.
constexpr char32_t kZeroWidthSpace = 0x200b;  // words may break there
constexpr char kLetter = '\x80';
constexpr char kOther = '"';

char plain_of(char32_t code) {
  if (code < 0x80) return static_cast<char>(code);
  if (code >= 0xff01 && code <= 0xff5e) return static_cast<char>(code - 0xff00 + 0x20);
  if ((code >= 0x2010 && code <= 0x2015) || code == 0x2212) return '-';
  if (code == 0xa0 || (code >= 0x2000 && code <= kZeroWidthSpace) || code == 0x202f ||
      code == 0x3000) {
    return ' ';
  }
  return text::is_word_char(code) ? kLetter : kOther;
}

Plain plain(std::string_view text) {
  Plain out;
  out.text.reserve(text.size());
  out.from.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const text::Decoded next = text::decode(text, at);
    const auto begin = static_cast<std::uint32_t>(at);
    at += next.length;
    if (next.code != kZeroWidthSpace && text::is_dropped(next.code)) continue;
    out.text += plain_of(next.code);
    out.from.push_back({begin, static_cast<std::uint32_t>(at)});
  }
  return out;
}

// A run of ASCII letters and digits that touches no other letter.
struct Run {
  Span8 span;
  std::size_t digits = 0;
  std::size_t lower = 0;
  bool after_plus = false;
  bool is_bare() const { return digits == span.end - span.begin; }
};

struct Number {
  std::string value;
  bool bare = false;
};

std::vector<Run> read_runs(std::string_view text) {
  std::vector<Run> runs;
  for (std::size_t at = 0; at < text.size();) {
    if (!text::is_alphanumeric(text[at])) {
      ++at;
      continue;
    }
    Run run;
    run.span.begin = static_cast<std::uint32_t>(at);
    run.after_plus = at > 0 && text[at - 1] == '+';
    bool touches = at > 0 && text[at - 1] == kLetter;
    for (; at < text.size() && text::is_alphanumeric(text[at]); ++at) {
      if (text::is_digit(text[at])) ++run.digits;
      if (text::is_lower(text[at])) ++run.lower;
    }
    run.span.end = static_cast<std::uint32_t>(at);
    touches = touches && run.digits == 0;
    if (!touches) runs.push_back(run);
  }
  return runs;
}

bool may_stand_between(std::string_view gap) {
  if (gap.size() > kWidestGap) return false;
  return std::all_of(gap.begin(), gap.end(), [](char c) {
    return c == ' ' || c == '-' || c == '.' || c == '_' || c == '#' || c == '/';
  });
}

class NumberFinder {
 public:
  NumberFinder(std::string_view text, const std::vector<std::string>& masks)
      : plain_(plain(text)), text_(plain_.text), masks_(masks), runs_(read_runs(text_)) {}

  void find(std::vector<Entity>& out) const {
    const std::size_t addresses = out.size();
    const auto in_address = [&](const Span8& span) {
      return std::any_of(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(addresses),
                         [&](const Entity& entity) {
                           return span.begin < entity.span.end && entity.span.begin < span.end;
                         });
    };
    for (std::size_t first = 0; first < runs_.size() && out.size() < kMostEntities;) {
      std::size_t taken = 1;
      for (std::size_t count = longest_from(first); count > 0; --count) {
        const Span8 span =
            plain_.source({runs_[first].span.begin, runs_[first + count - 1].span.end});
        if (in_address(span)) continue;
        if (is_part_of_more(first, count)) continue;
        auto number = masks_.empty() ? plain_number(first, count) : masked_number(first, count);
        if (!number) continue;
        out.push_back({Entity::Kind::order, std::move(number->value), span, number->bare});
        taken = count;
        break;
      }
      first += taken;
    }
  }

 private:
  std::string_view piece(std::size_t begin, std::size_t end) const {
    return text_.substr(begin, end - begin);
  }

  std::size_t longest_from(std::size_t first) const {
    std::size_t count = 1;
    while (first + count < runs_.size() && count < kMostRuns) {
      const Run& left = runs_[first + count - 1];
      const Run& right = runs_[first + count];
      if (!may_stand_between(piece(left.span.end, right.span.begin))) break;
      if (right.span.end - runs_[first].span.begin > kLongestNumber) break;
      ++count;
    }
    return count;
  }

  // Bare digits that hang on something else by a joint are the end of another number: the 10023 of
  // "XRL-10023", the 11 of "11/2026". An ending may follow: "10023-tilaus".
  bool is_part_of_more(std::size_t first, std::size_t count) const {
    const std::size_t begin = runs_[first].span.begin;
    const std::size_t end = runs_[first + count - 1].span.end;
    for (std::size_t i = first; i < first + count; ++i) {
      if (!runs_[i].is_bare()) return false;
    }
    const auto is_joint = [](char c) { return c == '-' || c == '_' || c == '/'; };
    const bool before =
        begin > 1 && is_joint(text_[begin - 1]) && text::is_alphanumeric(text_[begin - 2]);
    const bool after =
        end + 1 < text_.size() && is_joint(text_[end]) && text::is_digit(text_[end + 1]);
    return before || after;
  }

  std::optional<Number> masked_number(std::size_t first, std::size_t count) const {
    const std::string_view typed =
        piece(runs_[first].span.begin, runs_[first + count - 1].span.end);
    std::size_t digits = 0, lower = 0, letters = 0;
    for (std::size_t i = first; i < first + count; ++i) {
      digits += runs_[i].digits;
      lower += runs_[i].lower;
      letters += runs_[i].span.end - runs_[i].span.begin - runs_[i].digits;
    }
    if (digits == 0 || typed.size() > kLongestNumber) return std::nullopt;
    if (digits < kFewestDigits && letters == 0) return std::nullopt;
    for (const std::string& mask : masks_) {
      // A free letter could be any word before the digits: then only capitals count.
      const bool has_free_letter = mask.find('A') != std::string::npos;
      if (count > 1 && has_free_letter && lower > 0) continue;
      auto value = normalise_by_mask(mask, typed);
      if (!value) continue;
      const bool as_written = typed == *value && digits < typed.size();
      return Number{std::move(*value), letters == 0 && !as_written};
    }
    return std::nullopt;
  }

  // Without a pattern. A year or a telephone number is none.
  std::optional<Number> plain_number(std::size_t first, std::size_t count) const {
    if (count > 2 || runs_[first].after_plus) return std::nullopt;
    const Run& last = runs_[first + count - 1];
    const Run& head = runs_[first];
    const std::size_t letters = head.span.end - head.span.begin - head.digits;
    if (last.digits < kFewestBareDigits || letters > kMostBareLetters) return std::nullopt;
    const std::string_view typed = piece(head.span.begin, last.span.end);
    const bool is_year = typed.size() == 4 && (typed.starts_with("19") || typed.starts_with("20"));
    if (letters == 0 && count == 1 && (is_year || typed[0] == '0')) return std::nullopt;
    if (count == 2) {
      // A prefix apart from its number is one only when it is joined to it by a hyphen.
      const bool hyphen = piece(head.span.end, last.span.begin) == "-";
      if (!hyphen || head.digits > 0) return std::nullopt;
      if (!last.is_bare()) return std::nullopt;
    } else if (!std::all_of(typed.begin() + static_cast<std::ptrdiff_t>(letters), typed.end(),
                            text::is_digit)) {
      return std::nullopt;
    }
    std::string value(typed);
    std::transform(value.begin(), value.end(), value.begin(), text::to_upper);
    return Number{std::move(value), letters == 0};
  }

  Plain plain_;
  std::string_view text_;
  const std::vector<std::string>& masks_;
  std::vector<Run> runs_;
};

}  // namespace

std::vector<std::string> order_masks(const Model& model) {
  std::vector<std::string> masks;
  for (const Flow& flow : model.flows) {
    for (const Step& step : flow.steps) {
      for (const Input& input : step.inputs) {
        const bool has_mask = input.type == FieldType::order && !input.pattern.empty();
        if (!has_mask || masks.size() >= kMostMasks) continue;
        if (std::find(masks.begin(), masks.end(), input.pattern) == masks.end())
          masks.push_back(input.pattern);
      }
    }
  }
  return masks;
}

std::vector<Entity> find_entities(std::string_view text, const std::vector<std::string>& masks) {
  std::vector<Entity> found;
  find_addresses(text, found);
  NumberFinder(text, masks).find(found);
  // By place. Pairs of numbers are sorted elsewhere too: one more kind of sorting would cost a
  // kilobyte.
  std::vector<std::pair<std::uint64_t, std::uint32_t>> order;
  for (std::uint32_t i = 0; i < found.size(); ++i) order.emplace_back(found[i].span.begin, i);
  std::sort(order.begin(), order.end());
  std::vector<Entity> sorted;
  for (const auto& [begin, i] : order) sorted.push_back(std::move(found[i]));
  return sorted;
}

}  // namespace waypost::match
