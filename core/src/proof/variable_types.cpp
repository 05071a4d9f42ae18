// First what needs no other variable, then `set` steps, until nothing changes.
#include "proof/variable_types.h"

#include <cstddef>
#include <variant>

#include "flow/value.h"

namespace waypost::proof {
namespace {

using content::Draft;
using content::FlowDraft;
using content::StepDraft;
using expr::Type;

// A `set` may read what another one gives; longer chains than that stay unknown.
constexpr int kMostRounds = 8;

Type type_of(LookupField::Type type) {
  switch (type) {
    case LookupField::Type::text:
      return Type::text;
    case LookupField::Type::number:
      return Type::number;
    case LookupField::Type::boolean:
      return Type::boolean;
    case LookupField::Type::date:
      return Type::date;
    case LookupField::Type::list:
      return Type::list;
  }
  return Type::any;
}

Type type_of(FieldType type) {
  switch (type) {
    case FieldType::number:
    case FieldType::rating:
      return Type::number;
    case FieldType::date:
      return Type::date;
    case FieldType::choices:
    case FieldType::file:
      return Type::list;
    default:
      return Type::text;
  }
}

// Of what is known of the world (session/world.h). A time is a text that begins with a date.
Type type_in_world(const Path& path) {
  if (path[0] == kToday) return Type::date;
  if (path.size() < 2) return Type::any;
  if (path[0] == "agents") return path[1] == "available" ? Type::boolean : Type::any;
  if (path[0] != "hours") return Type::any;
  return path[1] == "open" ? Type::boolean : Type::date;
}

template <typename Use>
void for_each_step(const Draft& draft, Use use) {
  for (const FlowDraft& flow : draft.flows) {
    for (const StepDraft& step : flow.steps) use(step);
  }
}

}  // namespace

VariableTypes::VariableTypes(const Draft& draft) {
  for_each_step(draft, [&](const StepDraft& step) {
    for (const Input& input : step.step.inputs) {
      give(input.variable, type_of(input.type));
      if (!input.from.into.empty()) give(input.from.into, Type::any);
    }
    if (!step.step.from.into.empty()) give(step.step.from.into, Type::any);
    if (step.step.kind == StepKind::call) {
      for (const auto& [name, value] : step.step.values) give(name, Type::any);
    }
    const std::string& name = step.step.variable;
    if (name.empty() || step.step.kind == StepKind::set) return;
    const std::uint32_t lookup = draft.lookups.index(step.lookup.text());
    if (step.step.kind == StepKind::survey) {
      give(name, Type::number);
    } else if (lookup != kNowhere) {
      give_fields(name, draft.model.lookups[lookup]);
    } else {
      give(name, Type::any);
    }
  });
  give_values(draft);
}

void VariableTypes::give(const std::string& name, Type type) {
  const auto [known, is_new] = types_.emplace(name, type);
  if (!is_new && known->second != type) known->second = Type::any;
}

void VariableTypes::give_fields(const std::string& name, const Lookup& lookup) {
  give(name, Type::fields);
  for (const LookupField& field : lookup.fields) {
    const Type type = type_of(field.type);
    const auto [known, is_new] = fields_[name].emplace(field.name, type);
    if (!is_new && known->second != type) known->second = Type::any;
  }
}

// From rounds in which what `set` steps give is known a little further each time; what has not
// settled by then, as `n = n + m` and `m = n`, is not known.
void VariableTypes::give_values(const Draft& draft) {
  const Types given = types_;
  Types before;
  for (int round = 0; round < kMostRounds; ++round) {
    before = types_;
    Types next = given;
    for_each_step(draft, [&](const StepDraft& step) {
      if (step.step.kind != StepKind::set || step.step.value == nullptr) return;
      const auto checked =
          expr::check_types(*step.step.value, [&](const Path& path) { return of(path); });
      const Type* type = std::get_if<Type>(&checked);
      const auto [known, is_new] =
          next.emplace(step.step.variable, type == nullptr ? Type::any : *type);
      if (!is_new && (type == nullptr || known->second != *type)) known->second = Type::any;
    });
    types_ = std::move(next);
    if (types_ == before) return;
  }
  types_ = given;
}

Type VariableTypes::of(const Path& path) const {
  const auto type = types_.find(path[0]);
  if (type == types_.end()) return type_in_world(path);
  if (path.size() == 1) return type->second;
  const auto fields = fields_.find(path[0]);
  if (type->second != Type::fields || fields == fields_.end() || path.size() > 2) return Type::any;
  const auto field = fields->second.find(path[1]);
  return field == fields->second.end() ? Type::any : field->second;
}

}  // namespace waypost::proof
