// The owner's Markdown where it is not rendered.
#include "session/plain_line.h"

namespace waypost::session {
namespace {

bool is_space(char c) { return c == ' ' || c == '\n'; }

bool is_mark(std::string_view text, std::size_t at) {
  if (text[at] == '`') return true;
  const bool stands_alone =
      at > 0 && is_space(text[at - 1]) && at + 1 < text.size() && is_space(text[at + 1]);
  return text[at] == '*' && !stands_alone;
}

}  // namespace

std::string plain_line(std::string_view markdown) {
  std::string out;
  for (std::size_t at = 0; at < markdown.size(); ++at) {
    const bool again = is_space(markdown[at]) && !out.empty() && out.back() == ' ';
    if (!again && !is_mark(markdown, at)) out += is_space(markdown[at]) ? ' ' : markdown[at];
  }
  return out;
}

}  // namespace waypost::session
