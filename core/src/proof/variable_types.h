// What the variables of flows hold, as far as every step that gives one agrees.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "content/draft.h"
#include "proof/types.h"

namespace waypost::proof {

class VariableTypes {
 public:
  using Types = std::map<std::string, expr::Type, std::less<>>;

  /// Inputs give what their kind says, lookups and things of their lists what they declare, `set`
  /// what its expression gives, calls what the `end`s of their flow return. Flows share their
  /// variables.
  explicit VariableTypes(const content::Draft& draft);

  /// `any` for what nothing gives, or what is given in two types.
  expr::Type of(const Path& path) const;

  /// Whether steps give it in types that have nothing in common. A date is a text, too.
  bool is_mixed(const Path& path) const;

  /// The type where options or milestones are made of this list, whose things are `item`.
  expr::Type of(const Path& path, const From& from) const;

  /// The fields that things of this list have; nullptr when that is not known.
  const Types* fields_of_items(const From& from) const;

  /// The fields of a variable that an option of a list or a call gives, maybe a lookup, too;
  /// nullptr when it is none of these, or anything else gives it.
  const Types* fields_of_result(const std::string& variable) const;

 private:
  struct Shapes {
    Types types;
    std::map<std::string, Types, std::less<>> fields;  // of objects
    std::set<std::string, std::less<>> mixed;          // `n`, `order.total`

    void give(const std::string& name, expr::Type type);
    void give_field(const std::string& name, const std::string& field, expr::Type type);
    void join(expr::Type& known, expr::Type type, const std::string& path);
    bool operator==(const Shapes&) const = default;
  };

  void give_lookups(const content::Draft& draft);
  void give_list(const std::string& list, const LookupField& field);
  void give_inputs(const content::StepDraft& step);
  void give_item(const From& from);
  void give_values(const content::Draft& draft);
  void give_result(const content::Draft& draft, const content::StepDraft& call, Shapes& next) const;

  Shapes shapes_;
  std::map<std::string, Types, std::less<>> items_;  // `order.items`: fields of what is in it
  std::set<std::string> open_;  // lists and variables that may be anything inside
  std::set<std::string> results_;
};

}  // namespace waypost::proof
