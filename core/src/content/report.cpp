#include "content/report.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "content/rules.h"

namespace waypost::content {

Report::Finding& Report::add(Code code, Severity severity, json::Value where) {
  Finding& finding = findings_.emplace_back();
  finding.code = code;
  finding.severity = severity;
  finding.where = where;
  return finding;
}

void Report::add(Code code, Severity severity, json::Value where, Args args) {
  Finding& finding = add(code, severity, where);
  for (const Arg& arg : args) {
    if (arg.kind_ == Arg::Kind::value)
      finding.args.emplace_back(arg.value_);
    else if (arg.kind_ == Arg::Kind::number)
      finding.args.emplace_back(std::to_string(arg.number_));
    else
      finding.args.emplace_back(std::string(arg.text_));
  }
}

void Report::add(const Fault& fault, json::Value where) {
  Finding& finding = add(fault.code, Severity::error, where);
  for (const std::string& arg : fault.args) finding.args.emplace_back(arg);
}

void Report::breaks(Code code, json::Value where, Args args) {
  ++broken_;
  add(code, Severity::error, where, args);
}

void Report::breaks(const Fault& fault, json::Value where) {
  ++broken_;
  add(fault, where);
}

void Report::drops(Code code, json::Value where, Args args) {
  add(code, Severity::error, where, args);
}

void Report::drops(const Fault& fault, json::Value where) { add(fault, where); }

void Report::warns(Code code, json::Value where, Args args) {
  add(code, Severity::warning, where, args);
}

void Report::notes(Code code, json::Value where, Args args) {
  add(code, Severity::note, where, args);
}

void Report::refuses(json::Value where, std::string_view allowed) {
  const std::string_view found = where.is_text() ? where.text() : where.literal();
  breaks(Code::bad_value, where, {found, allowed});
}

std::vector<Problem> Report::problems() const {
  std::vector<std::uint32_t> nodes;
  for (const Finding& finding : findings_) {
    nodes.push_back(finding.where.node());
    for (const auto& arg : finding.args) {
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
  // By line and column; what stands at one place in the order it was found.
  std::vector<std::pair<std::uint64_t, std::uint32_t>> order;
  for (const Finding& finding : findings_) {
    const json::Place place = lines.place(finding.where.offset());
    order.emplace_back(std::uint64_t{place.line} << 32 | place.column,
                       static_cast<std::uint32_t>(order.size()));
  }
  std::sort(order.begin(), order.end());
  std::vector<Problem> problems;
  problems.reserve(findings_.size());
  for (const auto& [at, index] : order) {
    const Finding& finding = findings_[index];
    Problem& problem = problems.emplace_back();
    problem.code = finding.code;
    problem.severity = finding.severity;
    problem.file = file_;
    problem.pointer = pointer_of(finding.where);
    problem.line = static_cast<std::uint32_t>(at >> 32);
    problem.column = static_cast<std::uint32_t>(at);
    for (const auto& arg : finding.args) {
      const auto* value = std::get_if<json::Value>(&arg);
      problem.args.push_back(value ? pointer_of(*value) : std::get<std::string>(arg));
    }
  }
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
