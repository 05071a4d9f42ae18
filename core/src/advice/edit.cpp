#include "advice/edit.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "json/writer.h"

namespace waypost::advice {
namespace {

constexpr std::size_t kContext = 3;

// One behind the closing quote of the string that begins at `begin`.
std::size_t end_of_string(std::string_view text, std::size_t begin) {
  std::size_t at = begin + 1;
  while (at < text.size() && text[at] != '"') at += text[at] == '\\' ? 2 : 1;
  return std::min(at + 1, text.size());
}

std::size_t line_begin(std::string_view text, std::size_t at) {
  const std::size_t before = at == 0 ? text.npos : text.rfind('\n', at - 1);
  return before == text.npos ? 0 : before + 1;
}

// The line end and the blanks with which the line of `at` begins.
std::string new_line(std::string_view text, std::size_t at) {
  const std::size_t begin = line_begin(text, at);
  const std::size_t end = std::min(text.find_first_not_of(" \t", begin), text.size());
  const bool is_crlf = begin >= 2 && text[begin - 2] == '\r';
  return (is_crlf ? "\r\n" : "\n") + std::string(text.substr(begin, end - begin));
}

std::string joined(const std::vector<std::string>& phrasings, const std::string& separator) {
  std::string out;
  for (const std::string& phrasing : phrasings) {
    if (!out.empty()) out += separator;
    json::append_quoted(out, phrasing);
  }
  return out;
}

json::Value last_of(json::Value list) {
  json::Value last;
  for (const json::Value item : list.items()) last = item;
  return last;
}

// A file and its lines, each with its line end.
struct Lines {
  explicit Lines(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
      begins.push_back(at);
      lines.push_back(text.substr(at, end - at));
      at = end;
    }
  }
  std::size_t line_of(std::size_t offset) const {
    const auto after = std::upper_bound(begins.begin(), begins.end(), offset);
    return static_cast<std::size_t>(after - begins.begin()) - 1;
  }

  std::vector<std::size_t> begins;
  std::vector<std::string_view> lines;
};

struct ChangedLine {
  std::size_t line = 0;
  std::string text;  // may hold several lines
};

// `sign` before each line of `text`.
void add_lines(std::string& out, char sign, std::string_view text, std::size_t* count = nullptr) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    out += sign;
    out += text.substr(at, end - at);
    if (text[end - 1] != '\n') out += "\n\\ No newline at end of file\n";
    if (count != nullptr) ++*count;
    at = end;
  }
}

std::vector<ChangedLine> changed_lines(const Lines& file,
                                       const std::vector<Insertion>& insertions) {
  std::vector<ChangedLine> changed;
  for (std::size_t i = insertions.size(); i-- > 0;) {
    const std::size_t line = file.line_of(insertions[i].at);
    if (changed.empty() || changed.back().line != line) {
      changed.push_back({line, std::string(file.lines[line])});
    }
    // From behind, so that the places before stay.
    changed.back().text.insert(insertions[i].at - file.begins[line], insertions[i].text);
  }
  std::reverse(changed.begin(), changed.end());
  return changed;
}

}  // namespace

std::optional<Insertion> insert_phrasings(std::string_view text, const TargetSources& target,
                                          const std::vector<std::string>& phrasings) {
  if (phrasings.empty()) return std::nullopt;
  const json::Value last = last_of(target.list.value);
  if (!last.is_text()) return std::nullopt;
  const std::size_t end = end_of_string(text, last.offset());
  const std::string_view behind = text.substr(end, text.find(']', end) - end);
  const bool has_own_line = behind.find('\n') != behind.npos;
  const std::string separator = "," + (has_own_line ? new_line(text, last.offset()) : " ");
  return Insertion{static_cast<std::uint32_t>(end), separator + joined(phrasings, separator)};
}

std::string unified_diff(std::string_view name, std::string_view text,
                         std::vector<Insertion> insertions) {
  if (insertions.empty()) return "";
  std::sort(insertions.begin(), insertions.end(),
            [](const Insertion& a, const Insertion& b) { return a.at < b.at; });
  const Lines file(text);
  const std::vector<ChangedLine> changed = changed_lines(file, insertions);
  // Behind a name with spaces a tab says where it ends.
  const std::string end = name.find(' ') == name.npos ? "\n" : "\t\n";
  std::string out = "--- " + std::string(name) + end + "+++ " + std::string(name) + end;
  std::size_t added_before = 0;
  for (std::size_t first = 0; first < changed.size();) {
    std::size_t last = first;
    while (last + 1 < changed.size() && changed[last + 1].line - changed[last].line <= 2 * kContext)
      ++last;
    const std::size_t begin = changed[first].line - std::min(changed[first].line, kContext);
    const std::size_t behind = std::min(changed[last].line + kContext + 1, file.lines.size());
    std::string body;
    std::size_t news = 0, next = first;
    for (std::size_t line = begin; line < behind; ++line) {
      if (next <= last && changed[next].line == line) {
        add_lines(body, '-', file.lines[line]);
        add_lines(body, '+', changed[next++].text, &news);
      } else {
        add_lines(body, ' ', file.lines[line], &news);
      }
    }
    const std::size_t olds = behind - begin;
    out += "@@ -" + std::to_string(begin + 1) + "," + std::to_string(olds) + " +" +
           std::to_string(begin + 1 + added_before) + "," + std::to_string(news) + " @@\n" + body;
    added_before += news - olds;
    first = last + 1;
  }
  return out;
}

}  // namespace waypost::advice
