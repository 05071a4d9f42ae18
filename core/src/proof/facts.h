// What flows read of the world: nothing that they do decides it, and while a step waits it may have
// changed. Where a step reads it, it may be any of these values; and one until the next that waits.
#pragma once

#include <string>
#include <vector>

#include "content/model.h"
#include "flow/value.h"

namespace waypost::proof {

/// The path as expressions write it: with its parentheses, if it is one of the world that has them.
std::string written_path(const Path& path);

/// `today()`, `hours.open()`, `hours.open("sales")`, `agents.available`, and whether there are
/// `hours.next_open` and `hours.next_close`.
class Facts {
 public:
  explicit Facts(const Model& model);

  /// False also where a flow has a variable of that name: it hides the world.
  bool has(const Path& path) const;

  /// What it may be; `days`: that `today()` is compared with. Where hours are looked up their zone
  /// is known.
  std::vector<Value> values(const Path& path, const std::vector<std::string>& days) const;

 private:
  std::vector<Value> openings(const Path& path) const;

  const Model& model_;
  bool hides_hours_ = false, hides_agents_ = false;
};

}  // namespace waypost::proof
