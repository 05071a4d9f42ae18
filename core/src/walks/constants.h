// What flows compare their variables with: values that conditions tell apart are worth trying.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "content/model.h"
#include "flow/value.h"

namespace waypost::walks {

class Constants {
 public:
  explicit Constants(const Model& model);

  /// Texts, numbers and flags that `path` is compared with, in the order of the file, each once.
  /// Where there are none, those of anything with the same last name: what is chosen of a list, set
  /// or handed back by a call stands in another variable by then.
  const std::vector<Value>& of(const Path& path) const;

 private:
  void add(const Condition& condition);
  void add(const Path& path, const Value& value);

  std::map<Path, std::vector<Value>> by_path_;
  std::map<std::string, std::vector<Value>, std::less<>> by_name_;
  std::vector<Value> none_;
};

}  // namespace waypost::walks
