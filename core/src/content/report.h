// Collects what is wrong in one file, by place in the tree; pointers, lines and columns are worked
// out once, at the end.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "json/reader.h"
#include "waypost/status.h"

namespace waypost::content {

/// An argument of a problem. A value stands for its JSON pointer.
using Arg = std::variant<std::string, json::Value>;

class Report {
 public:
  /// `text` and `document` must outlive the report.
  Report(std::uint8_t file, std::string_view text, const json::Document& document)
      : file_(file), text_(text), document_(document) {}

  /// An error that makes the article, flow or other piece being read unusable as a whole.
  void breaks(Code code, json::Value where, std::vector<Arg> args = {}) {
    ++broken_;
    add(code, Severity::error, where, std::move(args));
  }
  /// An error that costs only what `where` names: a reference, an optional text, an entry of a
  /// list.
  void drops(Code code, json::Value where, std::vector<Arg> args = {}) {
    add(code, Severity::error, where, std::move(args));
  }
  void warns(Code code, json::Value where, std::vector<Arg> args = {}) {
    add(code, Severity::warning, where, std::move(args));
  }

  /// The file as it was read, with all its faults.
  json::Value root() const { return document_.root(); }

  /// Counts `breaks`: compare before and after reading a piece to know whether it is usable.
  std::uint32_t broken() const { return broken_; }

  /// The candidate nearest to `found`, for "did you mean"; "" when none is near. Stops searching
  /// after some hundreds of questions, so that a hostile file cannot make checking slow.
  template <typename Names>
  std::string nearest(std::string_view found, const Names& candidates);

  /// False when the searches are used up: candidates need not be gathered any more.
  bool may_search() const { return searches_left_ > 0; }

  /// Everything, by line and column.
  std::vector<Problem> problems() const;

 private:
  struct Finding {
    Code code;
    Severity severity;
    json::Value where;
    std::vector<Arg> args;
  };
  void add(Code code, Severity severity, json::Value where, std::vector<Arg> args) {
    findings_.push_back({code, severity, where, std::move(args)});
  }

  std::uint8_t file_;
  std::string_view text_;
  const json::Document& document_;
  std::uint32_t broken_ = 0;
  std::uint32_t searches_left_ = 500;
  std::vector<Finding> findings_;
};

/// Number of changes (one letter added, removed, replaced, or two swapped) from `a` to `b`, or
/// `limit + 1` when it is more than `limit`.
std::uint32_t edit_distance(std::string_view a, std::string_view b, std::uint32_t limit);

template <typename Names>
std::string Report::nearest(std::string_view found, const Names& candidates) {
  std::string best;
  if (searches_left_ == 0) return best;
  --searches_left_;
  std::uint32_t least = found.size() < 4 ? 1 : found.size() < 8 ? 2 : 3;
  for (const auto& candidate : candidates) {
    const std::uint32_t distance = edit_distance(found, candidate, least);
    if (distance > least || (distance == least && !best.empty())) continue;
    best = candidate;
    least = distance;
  }
  return best;
}

}  // namespace waypost::content
