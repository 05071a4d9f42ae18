// Past questions as files: one a line, without labels.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace waypost::cli {

struct QuestionLog {
  std::vector<std::string> questions;   ///< printable, as asked, repeats included
  std::vector<std::size_t> unreadable;  ///< numbers of the lines that are not UTF-8, 1 = first
};

/// Empty lines are skipped. Lines end with LF or CRLF.
QuestionLog read_question_log(std::string_view text);

}  // namespace waypost::cli
