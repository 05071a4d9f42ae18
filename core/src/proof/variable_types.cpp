// First what needs no other variable, then `set` steps, until nothing changes.
#include "proof/variable_types.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>
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

// The flow that is called, and those it is left for: an `end` there comes back, too.
std::vector<const FlowDraft*> flows_of_call(const Draft& draft, std::string_view called) {
  std::vector<const FlowDraft*> out;
  const auto add = [&](std::string_view id) {
    for (const FlowDraft& flow : draft.flows) {
      if (flow.flow.id == id && std::find(out.begin(), out.end(), &flow) == out.end())
        out.push_back(&flow);
    }
  };
  const auto follow = [&](const content::JumpDraft& jump) {
    if (jump.kind == Jump::Kind::flow) add(jump.id.text());
  };
  add(called);
  for (std::size_t next = 0; next < out.size(); ++next) {
    for (const StepDraft& step : out[next]->steps) {
      for (const content::OptionDraft& option : step.options) follow(option.jump);
      follow(step.jump);
    }
  }
  return out;
}

// Variables that lookups do not give.
std::set<std::string> given_otherwise(const Draft& draft) {
  std::set<std::string> out;
  for_each_step(draft, [&](const StepDraft& step) {
    for (const Input& input : step.step.inputs) out.insert({input.variable, input.from.into});
    for (const auto& [name, value] : step.step.values)
      if (step.step.kind == StepKind::call) out.insert(name);
    out.insert(step.step.from.into);
    if (step.step.kind != StepKind::lookup) out.insert(step.step.variable);
  });
  return out;
}

}  // namespace

VariableTypes::VariableTypes(const Draft& draft) {
  give_lookups(draft);
  for (const std::string& name : given_otherwise(draft)) open_.insert(name);
  for_each_step(draft, [&](const StepDraft& step) {
    give_inputs(step);
    give_item(step.step.from);
    if (step.step.kind == StepKind::survey) shapes_.give(step.step.variable, Type::number);
  });
  give_values(draft);
}

void VariableTypes::Shapes::give(const std::string& name, Type type) {
  const auto [known, is_new] = types.emplace(name, type);
  if (!is_new) join(known->second, type, name);
}

void VariableTypes::Shapes::give_field(const std::string& name, const std::string& field,
                                       Type type) {
  const auto [known, is_new] = fields[name].emplace(field, type);
  if (!is_new) join(known->second, type, name + "." + field);
}

void VariableTypes::Shapes::join(Type& known, Type type, const std::string& path) {
  const bool is_either_unknown = known == Type::any || type == Type::any;
  known = expr::common_type(known, type);
  if (known == Type::any && !is_either_unknown) mixed.insert(path);
}

void VariableTypes::give_lookups(const Draft& draft) {
  for_each_step(draft, [&](const StepDraft& step) {
    const std::string& name = step.step.variable;
    if (name.empty() || step.step.kind != StepKind::lookup) return;
    const std::uint32_t lookup = draft.lookups.index(step.lookup.text());
    if (lookup == kNowhere) return shapes_.give(name, Type::any);
    shapes_.give(name, Type::fields);
    for (const LookupField& field : draft.model.lookups[lookup].fields) {
      shapes_.give_field(name, field.name, type_of(field.type));
      give_list(name + "." + field.name, field);
    }
  });
}

void VariableTypes::give_list(const std::string& list, const LookupField& field) {
  if (field.type != LookupField::Type::list) return;
  if (field.of.empty()) open_.insert(list);
  for (const LookupField& inner : field.of) {
    const Type type = type_of(inner.type);
    const auto [known, is_new] = items_[list].emplace(inner.name, type);
    if (!is_new && known->second != type) known->second = Type::any;
  }
}

void VariableTypes::give_inputs(const StepDraft& step) {
  for (const Input& input : step.step.inputs) {
    shapes_.give(input.variable, type_of(input.type));
    give_item(input.from);
  }
}

void VariableTypes::give_item(const From& from) {
  if (from.into.empty()) return;
  const Types* items = fields_of_items(from);
  shapes_.give(from.into, items == nullptr ? Type::any : Type::fields);
  if (items == nullptr) return;
  results_.insert(from.into);
  for (const auto& [field, type] : *items) shapes_.give_field(from.into, field, type);
}

// From rounds in which what `set` steps and calls give is known a little further each time; what
// has not settled by then, as `n = n + m` and `m = n`, is not known.
void VariableTypes::give_values(const Draft& draft) {
  const Shapes given = shapes_;
  const auto give_value = [&](Shapes& next, const std::string& name, const Condition& value) {
    if (value == nullptr) return;
    const auto checked = expr::check_types(*value, [&](const Path& path) { return of(path); });
    const Type* type = std::get_if<Type>(&checked);
    // A copy of an object is not followed into it.
    next.give(name, type == nullptr || *type == Type::fields ? Type::any : *type);
  };
  for (int round = 0; round < kMostRounds; ++round) {
    Shapes next = given;
    for_each_step(draft, [&](const StepDraft& step) {
      if (step.step.kind == StepKind::set) give_value(next, step.step.variable, step.step.value);
      if (step.step.kind != StepKind::call) return;
      for (const auto& [name, value] : step.step.values) give_value(next, name, value);
      give_result(draft, step, next);
    });
    std::swap(shapes_, next);
    if (shapes_ == next) break;
    if (round + 1 == kMostRounds) shapes_ = given;
  }
  for_each_step(draft, [&](const StepDraft& step) {
    if (step.step.kind == StepKind::call) results_.insert(step.step.variable);
  });
}

void VariableTypes::give_result(const Draft& draft, const StepDraft& call, Shapes& next) const {
  const std::string& name = call.step.variable;
  if (name.empty()) return;
  const std::vector<const FlowDraft*> flows = flows_of_call(draft, call.target.text());
  next.give(name, flows.empty() ? Type::any : Type::fields);
  for (const FlowDraft* flow : flows) {
    for (const StepDraft& step : flow->steps) {
      if (step.step.kind != StepKind::end) continue;
      for (const auto& [field, value] : step.step.values) {
        if (value == nullptr) {
          next.give_field(name, field, Type::any);
          continue;
        }
        const auto checked = expr::check_types(*value, [&](const Path& path) { return of(path); });
        const Type* type = std::get_if<Type>(&checked);
        next.give_field(name, field, type == nullptr ? Type::any : *type);
      }
    }
  }
}

Type VariableTypes::of(const Path& path) const {
  const auto type = shapes_.types.find(path[0]);
  if (type == shapes_.types.end()) return type_in_world(path);
  if (path.size() == 1) return type->second;
  const auto fields = shapes_.fields.find(path[0]);
  const bool is_known = type->second == Type::fields && fields != shapes_.fields.end();
  if (!is_known || path.size() > 2) return Type::any;
  const auto field = fields->second.find(path[1]);
  return field == fields->second.end() ? Type::any : field->second;
}

bool VariableTypes::is_mixed(const Path& path) const {
  return shapes_.mixed.find(path_text(path)) != shapes_.mixed.end();
}

Type VariableTypes::of(const Path& path, const From& from) const {
  if (from.list.empty() || path[0] != "item") return of(path);
  const Types* items = fields_of_items(from);
  if (items == nullptr || path.size() > 2) return Type::any;
  if (path.size() == 1) return Type::fields;
  const auto field = items->find(path[1]);
  return field == items->end() ? Type::any : field->second;
}

const VariableTypes::Types* VariableTypes::fields_of_items(const From& from) const {
  if (from.list.size() != 2 || open_.count(from.list[0]) > 0) return nullptr;
  const std::string list = path_text(from.list);
  const auto items = items_.find(list);
  return open_.count(list) > 0 || items == items_.end() ? nullptr : &items->second;
}

const VariableTypes::Types* VariableTypes::fields_of_result(const std::string& variable) const {
  const auto type = shapes_.types.find(variable);
  if (results_.count(variable) == 0 || type == shapes_.types.end() || type->second != Type::fields)
    return nullptr;
  static const Types kNone;
  const auto fields = shapes_.fields.find(variable);
  return fields == shapes_.fields.end() ? &kNone : &fields->second;
}

}  // namespace waypost::proof
