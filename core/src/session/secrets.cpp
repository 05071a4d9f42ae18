// Private answers, found again however they are spelled.
#include "session/secrets.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "text/fold.h"
#include "text/utf8.h"

namespace waypost::session {
namespace {

constexpr std::size_t kShortestBare = 3;
constexpr std::size_t kMaxGap = 4;  // bytes of separators between two characters of a secret

// A range of bytes.
struct Range {
  std::size_t begin = 0, end = 0;
  bool holds(const Range& other) const { return begin <= other.begin && other.end <= end; }
};

// A text folded and without separators, and the bytes that each character of it comes from.
struct Plain {
  std::u32string text;
  std::vector<Range> from;
};

bool separates(char32_t code) {
  const bool dash_or_space = (code >= 0x2000 && code <= 0x2015) || code == 0x2212 || code == 0xa0 ||
                             code == 0x202f || code == '\t';
  return dash_or_space ||
         (code < 0x80 &&
          std::string_view(" -.,/()_+").find(static_cast<char>(code)) != std::string_view::npos);
}

Plain plain_of(std::string_view text) {
  Plain out;
  std::u32string folded;
  for (std::size_t at = 0; at < text.size();) {
    const text::Decoded decoded = text::decode(text, at);
    const Range range{at, at + decoded.length};
    at = range.end;
    if (separates(decoded.code)) continue;
    folded.clear();
    text::fold_into(folded, decoded.code);
    for (const char32_t code : folded) {
      out.text += code;
      out.from.push_back(range);
    }
  }
  return out;
}

bool is_digit(char32_t code) { return code >= '0' && code <= '9'; }

// True when the characters before and behind position `at` belong to one word or number.
bool inside_word(const Plain& plain, std::size_t at) {
  if (at == 0 || at >= plain.text.size()) return false;
  if (plain.from[at - 1].end < plain.from[at].begin) return false;
  const char32_t before = plain.text[at - 1];
  const char32_t behind = plain.text[at];
  return text::is_word_char(before) && text::is_word_char(behind) &&
         is_digit(before) == is_digit(behind);
}

bool is_close(const Plain& plain, std::size_t at, std::size_t length) {
  for (std::size_t i = at + 1; i < at + length; ++i) {
    const std::size_t end = plain.from[i - 1].end;
    if (plain.from[i].begin > end + kMaxGap) return false;
  }
  return true;
}

// Where the words stand in the text.
std::vector<Range> find_all(const Plain& plain, const std::u32string& words, std::size_t inside) {
  std::vector<Range> found;
  for (std::size_t at = plain.text.find(words); at != std::u32string::npos;
       at = plain.text.find(words, at + 1)) {
    const std::size_t end = at + words.size();
    const bool cut = inside_word(plain, at) || inside_word(plain, end);
    if ((cut && words.size() < inside) || !is_close(plain, at, words.size())) continue;
    found.push_back({plain.from[at].begin, plain.from[end - 1].end});
  }
  return found;
}

bool any_holds(const std::vector<Range>& ranges, const Range& one) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [&](const Range& range) { return range.holds(one); });
}

std::string write_masked(std::string_view text, const std::vector<Range>& ranges) {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> order;
  for (const Range& range : ranges)
    order.emplace_back(std::uint64_t{range.begin}, static_cast<std::uint32_t>(range.end));
  std::sort(order.begin(), order.end());
  std::string out;
  std::size_t at = 0;
  for (const auto& [begin, end] : order) {
    if (begin >= at)
      out.append(text.substr(at, static_cast<std::size_t>(begin) - at)).append(kMasked);
    at = std::max<std::size_t>(at, end);
  }
  return out.append(text.substr(at));
}

}  // namespace

void Secrets::add(std::string_view secret) {
  if (secret == kMasked || secret.empty()) return;
  std::u32string words = plain_of(secret).text;
  if (words.empty()) {
    bare_.emplace(secret);
  } else {
    secrets_.insert(std::move(words));
  }
}

void Secrets::allow(std::string_view text) {
  if (std::u32string words = plain_of(text).text; !words.empty()) allowed_.insert(std::move(words));
}

bool Secrets::contain(std::string_view text) const {
  const std::u32string words = plain_of(text).text;
  if (words.empty()) return bare_.contains(text);
  return secrets_.contains(words) && !allowed_.contains(words);
}

std::string Secrets::mask(std::string_view text, std::size_t shortest, std::size_t inside) const {
  if ((secrets_.empty() && bare_.empty()) || text.empty()) return std::string(text);
  const Plain plain = plain_of(text);
  std::vector<Range> allowed, hidden;
  for (const std::u32string& words : allowed_) {
    for (const Range& range : find_all(plain, words, inside)) allowed.push_back(range);
  }
  for (const std::u32string& words : secrets_) {
    if (words.size() < shortest) continue;
    for (const Range& range : find_all(plain, words, inside)) {
      if (!any_holds(allowed, range)) hidden.push_back(range);
    }
  }
  for (const std::string& bare : bare_) {
    if (bare.size() < kShortestBare && bare != text) continue;
    for (std::size_t at = text.find(bare); at != text.npos; at = text.find(bare, at + 1))
      hidden.push_back({at, at + bare.size()});
  }
  return write_masked(text, hidden);
}

}  // namespace waypost::session
