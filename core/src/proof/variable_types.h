// What the variables of flows hold, as far as every step that gives one agrees.
#pragma once

#include <map>
#include <string>

#include "content/draft.h"
#include "proof/types.h"

namespace waypost::proof {

class VariableTypes {
 public:
  /// Inputs give what their kind says, lookups what they declare, `set` what its expression gives.
  /// Flows share their variables.
  explicit VariableTypes(const content::Draft& draft);

  /// `any` for what nothing gives, or what is given in two types.
  expr::Type of(const Path& path) const;

 private:
  using Types = std::map<std::string, expr::Type, std::less<>>;

  void give(const std::string& name, expr::Type type);
  void give_fields(const std::string& name, const Lookup& lookup);
  void give_values(const content::Draft& draft);

  Types types_;
  std::map<std::string, Types, std::less<>> fields_;  // of what lookups give
};

}  // namespace waypost::proof
