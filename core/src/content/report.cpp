#include "content/report.h"

#include <algorithm>
#include <cstddef>

namespace waypost::content {

std::vector<Problem> Report::problems() const {
  std::vector<std::uint32_t> nodes;
  for (const Finding& finding : findings_) {
    nodes.push_back(finding.where.node());
    for (const Arg& arg : finding.args) {
      if (const auto* value = std::get_if<json::Value>(&arg)) nodes.push_back(value->node());
    }
  }
  std::sort(nodes.begin(), nodes.end());
  nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
  const std::vector<std::string> pointers = document_.pointers(nodes);
  const auto pointer_of = [&](json::Value value) {
    const auto at = std::lower_bound(nodes.begin(), nodes.end(), value.node()) - nodes.begin();
    return pointers[static_cast<std::size_t>(at)];
  };

  const json::LineTable lines(text_);
  std::vector<Problem> problems;
  problems.reserve(findings_.size());
  for (const Finding& finding : findings_) {
    const json::Place place = lines.place(finding.where.offset());
    Problem problem{finding.code, finding.severity, file_, pointer_of(finding.where),
                    place.line,   place.column,     {}};
    for (const Arg& arg : finding.args) {
      const auto* value = std::get_if<json::Value>(&arg);
      problem.args.push_back(value ? pointer_of(*value) : std::get<std::string>(arg));
    }
    problems.push_back(std::move(problem));
  }
  std::stable_sort(problems.begin(), problems.end(), [](const Problem& a, const Problem& b) {
    return std::pair(a.line, a.column) < std::pair(b.line, b.column);
  });
  return problems;
}

std::uint32_t edit_distance(std::string_view a, std::string_view b, std::uint32_t limit) {
  const std::size_t longer = std::max(a.size(), b.size());
  if (longer - std::min(a.size(), b.size()) > limit || longer > 64) return limit + 1;
  // Three rows of the table: the one before last is needed for swaps.
  std::uint32_t rows[3][65] = {};
  for (std::size_t j = 0; j <= b.size(); ++j) rows[0][j] = static_cast<std::uint32_t>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::uint32_t* row = rows[i % 3];
    const std::uint32_t* above = rows[(i - 1) % 3];
    const std::uint32_t* two_above = rows[(i + 1) % 3];
    row[0] = static_cast<std::uint32_t>(i);
    std::uint32_t least = row[0];
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::uint32_t replaced = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({replaced, above[j] + 1, row[j - 1] + 1});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], two_above[j - 2] + 1);
      least = std::min(least, row[j]);
    }
    if (least > limit) return limit + 1;
  }
  return std::min(rows[a.size() % 3][b.size()], limit + 1);
}

}  // namespace waypost::content
