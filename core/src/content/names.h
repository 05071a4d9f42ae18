// The ids of one kind of thing (articles, flows, ...), and references to them.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "content/model.h"
#include "content/report.h"

namespace waypost::content {

class Names {
 public:
  /// Notes an id where it is written. False, with the report made, when it is taken already.
  bool add(Report& report, json::Value id);
  /// Says that the thing is usable and where it lies in the model. What is never settled is left
  /// out.
  void settle(std::string_view id, std::uint32_t index) { entries_.find(id)->second.index = index; }

  bool known(std::string_view id) const { return entries_.find(id) != entries_.end(); }
  /// The index of a usable thing, or kNowhere.
  std::uint32_t index(std::string_view id) const;

  /// Follows a reference. kNowhere, with the report made, when it leads to nothing usable.
  std::uint32_t resolve(Report& report, Code code, json::Value reference) const;

  /// The id nearest to `id`, for "did you mean"; "" when none is near.
  std::string nearest(Report& report, std::string_view id) const;

 private:
  struct Entry {
    json::Value where;
    std::uint32_t index = kNowhere;
  };
  std::map<std::string, Entry, std::less<>> entries_;
};

}  // namespace waypost::content
