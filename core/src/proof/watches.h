// What is noted of variables along the ways, beside their cells: whether each has been set, and
// whether something stands at each path that visitors are shown. It decides no way, so it tells no
// states apart (proof/unset).
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "content/model.h"
#include "flow/expression.h"

namespace waypost::proof {

/// Of each watch the last word counts. One that is as another one is what that was before the step;
/// one that joins is unset as well when it had been said to be.
struct Mark {
  static constexpr std::uint32_t kSet = 0xffffffff, kUnset = 0xfffffffe;
  std::uint32_t watch = 0;  ///< as numbered by Watches
  std::uint32_t as = kSet;
  bool joins = false;
  bool operator==(const Mark&) const = default;
};

class Watches {
 public:
  /// From now on it is noted when this variable is set, and what stands at this path. Before any
  /// state is made.
  void add_set(const std::string& root);
  void add_shown(const Path& path);
  /// And at the paths that those are made of.
  void follow(const Model& model);

  std::uint32_t count() const { return static_cast<std::uint32_t>(paths_.size()); }
  /// Their numbers; kNowhere when nobody asks.
  std::uint32_t set(std::string_view root) const;
  std::uint32_t shown(const Path& path) const;
  /// The path that is shown, or the variable alone.
  const Path& path(std::uint32_t number) const { return paths_[number]; }
  bool is_shown(std::uint32_t number) const { return is_shown_[number]; }

  /// The variable as a whole is set to this value.
  void mark_set(const std::string& root, const Value& value, std::vector<Mark>& out) const;
  /// What stands at this path, and below it.
  void mark_value(const Path& path, const Value& value, std::vector<Mark>& out) const;
  /// All of it is there, or nothing.
  void mark_all(const Path& path, bool is_there, std::vector<Mark>& out) const;
  /// It is there, and so is what it stands in.
  void mark_there(Path path, std::vector<Mark>& out) const;
  /// What an expression gives that cells do not decide: a copy is there when its original is, and
  /// what is calculated when all is that it is calculated from.
  void mark_expression(const Path& path, const expr::Expression& value,
                       std::vector<Mark>& out) const;

 private:
  std::pair<std::map<Path, std::uint32_t>::const_iterator,
            std::map<Path, std::uint32_t>::const_iterator>
  below(const Path& path) const;
  std::uint32_t add(const Path& path, bool is_shown);

  std::map<std::string, std::uint32_t, std::less<>> set_;
  std::map<Path, std::uint32_t> shown_;
  std::vector<Path> paths_;
  std::vector<bool> is_shown_;
};

}  // namespace waypost::proof
