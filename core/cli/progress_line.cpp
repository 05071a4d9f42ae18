#include "progress_line.h"

#include <unistd.h>

#include <cstdio>
#include <utility>

#include "files.h"

namespace waypost::cli {

ProgressLine::ProgressLine(std::string what)
    : what_(std::move(what)), is_terminal_(isatty(fileno(stderr)) != 0) {}

ProgressLine::~ProgressLine() {
  if (is_terminal_) write_err("\r\x1b[K");
}

void ProgressLine::show(std::uint32_t permille) {
  const std::uint32_t percent = permille / 10;
  if (!is_terminal_ || percent == shown_) return;
  shown_ = percent;
  write_err("\r" + what_ + " " + std::to_string(percent) + " %");
}

}  // namespace waypost::cli
