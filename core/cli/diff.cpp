#include "diff.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace waypost::cli {
namespace {

using Lines = std::vector<std::string_view>;

constexpr std::size_t kAround = 2;
// Beyond that the table of the comparison grows too large; the middles are then shown as they are.
constexpr std::size_t kMostCompared = 4000;

Lines lines_of(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    lines.push_back(text.substr(0, text.find('\n')));
    text.remove_prefix(std::min(text.size(), lines.back().size() + 1));
  }
  return lines;
}

struct Line {
  char mark;  // ' ', '-' or '+'
  std::string_view text;
};

// The longest lines in common stay; lengths of the best rests are known from the ends on.
std::vector<Line> compared(const Lines& expected, const Lines& got) {
  const std::size_t rows = expected.size(), columns = got.size();
  std::vector<Line> out;
  if (std::max(rows, columns) > kMostCompared) {
    for (const std::string_view line : expected) out.push_back({'-', line});
    for (const std::string_view line : got) out.push_back({'+', line});
    return out;
  }
  std::vector<std::uint16_t> best((rows + 1) * (columns + 1));
  const auto at = [&](std::size_t r, std::size_t c) -> std::uint16_t& {
    return best[r * (columns + 1) + c];
  };
  for (std::size_t r = rows; r-- > 0;) {
    for (std::size_t c = columns; c-- > 0;) {
      at(r, c) = expected[r] == got[c] ? static_cast<std::uint16_t>(at(r + 1, c + 1) + 1)
                                       : std::max(at(r + 1, c), at(r, c + 1));
    }
  }
  std::size_t r = 0, c = 0;
  while (r < rows || c < columns) {
    if (r < rows && c < columns && expected[r] == got[c]) {
      out.push_back({' ', expected[r++]});
      ++c;
    } else if (r < rows && (c == columns || at(r + 1, c) >= at(r, c + 1))) {
      out.push_back({'-', expected[r++]});
    } else {
      out.push_back({'+', got[c++]});
    }
  }
  return out;
}

}  // namespace

std::string diff(std::string_view expected, std::string_view got, std::size_t most) {
  const std::vector<Line> lines = compared(lines_of(expected), lines_of(got));
  std::vector<bool> shown(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].mark == ' ') continue;
    const std::size_t end = std::min(lines.size(), i + kAround + 1);
    for (std::size_t near = i - std::min(i, kAround); near < end; ++near) shown[near] = true;
  }
  std::string out;
  std::size_t count = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!shown[i]) continue;
    if (count++ == most) return out + "…\n";
    if (i > 0 && !shown[i - 1] && count > 1) out += "…\n";
    out += lines[i].mark;
    out += ' ';
    out += lines[i].text;
    out += '\n';
  }
  return out;
}

}  // namespace waypost::cli
