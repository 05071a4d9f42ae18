// Collects what is wrong in one file, by place in the tree; pointers, lines and columns are worked
// out once, at the end.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "json/reader.h"
#include "waypost/status.h"

namespace waypost::content {

struct Fault;  // content/rules.h

/// An argument of a problem while it is reported: a text, a number, or a value, which stands for
/// its JSON pointer. Holds no text of its own, so that the hundred places that report stay small.
class Arg {
 public:
  Arg(std::string_view text) : text_(text) {}
  Arg(const char* text) : text_(text) {}
  Arg(const std::string& text) : text_(text) {}
  Arg(json::Value value) : value_(value), kind_(Kind::value) {}
  template <typename Number, typename = std::enable_if_t<std::is_integral_v<Number>>>
  Arg(Number number) : number_(static_cast<std::int64_t>(number)), kind_(Kind::number) {}

 private:
  friend class Report;
  enum class Kind : std::uint8_t { text, number, value };
  std::string_view text_;
  json::Value value_;
  std::int64_t number_ = 0;
  Kind kind_ = Kind::text;
};

class Report {
 public:
  /// `text` and `document` must outlive the report.
  Report(std::uint8_t file, std::string_view text, const json::Document& document)
      : file_(file), text_(text), document_(document) {}

  using Args = std::initializer_list<Arg>;

  /// An error that makes the article, flow or other piece being read unusable as a whole.
  void breaks(Code code, json::Value where, Args args = {});
  void breaks(const Fault& fault, json::Value where);
  /// An error that costs only what `where` names: a reference, an optional text, an entry of a
  /// list.
  void drops(Code code, json::Value where, Args args = {});
  void drops(const Fault& fault, json::Value where);
  void warns(Code code, json::Value where, Args args = {});
  void notes(Code code, json::Value where, Args args = {});

  /// What a value is, as it stands in the file, and what is allowed: a `bad_value` that breaks.
  void refuses(json::Value where, std::string_view allowed);

  /// The file as it was read, with all its faults.
  json::Value root() const { return document_.root(); }
  /// Where a value stands, as a JSON pointer.
  std::string pointer(json::Value value) const { return document_.pointers({value.node()})[0]; }

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
    std::vector<std::variant<std::string, json::Value>> args;
  };
  Finding& add(Code code, Severity severity, json::Value where);
  void add(Code code, Severity severity, json::Value where, Args args);
  void add(const Fault& fault, json::Value where);

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
