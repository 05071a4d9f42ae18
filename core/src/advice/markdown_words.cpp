#include "advice/markdown_words.h"

#include <algorithm>
#include <utility>

#include "text/ascii.h"
#include "text/words.h"

namespace waypost::advice {
namespace {

constexpr std::size_t kDigitsOfPhone = 7;

// The bytes that are no words: marks, code, addresses. Blanked, so that places stay.
struct Readable {
  std::string text;
  std::vector<bool> emphasised;  // by byte
};

void blank(std::string& text, std::size_t from, std::size_t to) {
  for (std::size_t i = from; i < to; ++i) text[i] = ' ';
}

// Where what opens at `at` closes, one behind it; `at` when it does not.
std::size_t closed(std::string_view text, std::size_t at, char close) {
  const std::size_t end = text.find(close, at);
  return end == text.npos ? at : end + 1;
}

Readable readable(std::string_view markdown) {
  Readable out{std::string(markdown), std::vector<bool>(markdown.size(), false)};
  bool is_strong = false, is_link = false;
  for (std::size_t at = 0; at < markdown.size(); ++at) {
    const char c = markdown[at];
    const bool is_address = markdown.substr(at).starts_with("](");
    if (c == '*' && (at + 1 >= markdown.size() || markdown[at + 1] != ' ')) {
      const bool is_double = at + 1 < markdown.size() && markdown[at + 1] == '*';
      if (is_double) ++at;
      is_strong = !is_strong;
    } else if (c == '*') {
      is_strong = false;  // closes before a space, or begins an entry of a list
    } else if (c == '\n') {
      is_strong = is_link = false;
    } else if (c == '[') {
      is_link = true;
    } else if (is_address || c == '<' || c == '`') {
      is_link = false;
      const std::size_t end = closed(markdown, at + 1, c == ']' ? ')' : c == '<' ? '>' : '`');
      if (end > at + 1) {
        blank(out.text, at, end);
        at = end - 1;
      }
    } else if (c == ']') {
      is_link = false;
    } else {
      out.emphasised[at] = is_strong || is_link;
    }
  }
  return out;
}

// "1. " or "1) " at the beginning of a line.
bool has_numbered_step(std::string_view text) {
  bool is_begin = true;
  for (std::size_t at = 0; at + 2 < text.size(); ++at) {
    if (is_begin && text[at] == '1' && (text[at + 1] == '.' || text[at + 1] == ')') &&
        text[at + 2] == ' ') {
      return true;
    }
    is_begin = text[at] == '\n' || (is_begin && text[at] == ' ');
  }
  return false;
}

bool has_phone_number(std::string_view text) {
  std::size_t digits = 0;
  for (const char c : text) {
    if (text::is_digit(c)) {
      if (++digits == kDigitsOfPhone) return true;
    } else if (c != ' ' && c != '-' && c != '/' && c != '(' && c != ')') {
      digits = 0;
    }
  }
  return false;
}

}  // namespace

std::vector<ReadWord> markdown_words(std::string_view markdown) {
  const Readable readable_text = readable(markdown);
  std::vector<ReadWord> words;
  for (text::Word& word : text::words(readable_text.text)) {
    const auto begin = word.span.begin, end = word.span.end;
    words.push_back({std::move(word.folded), readable_text.text.substr(begin, end - begin),
                     readable_text.emphasised[begin], word.spaceless});
  }
  return words;
}

bool leads_somewhere(std::string_view markdown) {
  return markdown.find("](") != markdown.npos || markdown.find("://") != markdown.npos ||
         markdown.find('@') != markdown.npos || has_numbered_step(markdown) ||
         has_phone_number(markdown);
}

}  // namespace waypost::advice
