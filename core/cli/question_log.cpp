#include "question_log.h"

#include <algorithm>

#include "printable.h"
#include "text/utf8.h"

namespace waypost::cli {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::string single_spaced(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool is_space = c == ' ';
    if (!is_space || (!out.empty() && out.back() != ' ')) out += c;
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace

QuestionLog read_question_log(std::string_view text) {
  QuestionLog log;
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  std::size_t number = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    at = end + 1;
    ++number;
    if (text::well_formed(line) != line) {
      log.unreadable.push_back(number);
      continue;
    }
    std::string question = single_spaced(printable(line));
    if (!question.empty()) log.questions.push_back(std::move(question));
  }
  return log;
}

}  // namespace waypost::cli
