// Answers and results that were given under another file.
#include "session/outdated.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "flow/dates.h"
#include "flow/value.h"
#include "session/find.h"
#include "session/inputs.h"

namespace waypost::session {
namespace {

using Names = std::vector<std::string>;

bool has_option(const Input& input, const Value& id) {
  for (const Option& option : input.options) {
    if (Value{option.id} == id) return true;
  }
  return false;
}

// What is known of the options of a list is the shop's, and of files and bounds of the day what was
// true then.
bool can_give(const Input& input, const Value& value, std::string_view locale) {
  const bool many = input.type == FieldType::choices || input.type == FieldType::file;
  if (many != std::holds_alternative<List>(value)) return false;
  if (!many && input.type != FieldType::choice)
    return check_input(input, typed_text(input, value, locale), {locale, {}, {}}).value == value;
  const bool is_open = input.type == FieldType::file || !input.from.list.empty();
  for (const Value& id : things_of(value)) {
    if (is_open ? !std::holds_alternative<std::string>(id) : !has_option(input, id)) return false;
  }
  return true;
}

bool can_give(const std::vector<LookupField>& fields, const Value& value);

bool can_give(const LookupField& field, const Value& value) {
  const auto* text = std::get_if<std::string>(&value);
  switch (field.type) {
    case LookupField::Type::list:
      if (!std::holds_alternative<List>(value)) return false;
      for (const Value& item : things_of(value)) {
        const bool is_thing = std::holds_alternative<Fields>(item);
        if (field.of.empty() ? is_thing : !can_give(field.of, item)) return false;
      }
      return true;
    case LookupField::Type::boolean:
      return std::holds_alternative<bool>(value);
    case LookupField::Type::number:
      return std::holds_alternative<Number>(value);
    case LookupField::Type::date:
      return text != nullptr && day_number(*text);
    case LookupField::Type::text:
      return text != nullptr;
  }
  return false;
}

bool can_give(const std::vector<LookupField>& fields, const Value& value) {
  const auto* found = std::get_if<Fields>(&value);
  if (found == nullptr) return false;
  for (const LookupField& field : fields) {
    const auto at = found->find(field.name);
    if (at == found->end() ? field.required : !can_give(field, at->second)) return false;
  }
  return true;
}

// What one variable is to the file. Keeps references to all that it is given.
class Check {
 public:
  Check(const Model& model, const Names& dropped, std::string_view name, const Value& value)
      : model_(model), dropped_(dropped), name_(name), value_(value) {}

  void look_at(const Step& step) {
    for (const Input& input : step.inputs) {
      if (input.variable == name_) note(can_give(input, value_, model_.locale));
      look_at(input.from);
    }
    look_at(step.from);
    if (step.variable == name_) note(of_step(step));
    for (const auto& [name, value] : step.values) {
      if (step.kind == StepKind::call && name == name_) note(true);
    }
  }
  bool is_set() const { return is_set_; }
  bool is_outdated() const { return is_set_ && !is_given_; }

 private:
  void note(bool is_given) {
    is_set_ = true;
    is_given_ = is_given_ || is_given;
  }
  void look_at(const From& from) {
    if (from.into == name_)
      note(from.list.empty() ||
           std::find(dropped_.begin(), dropped_.end(), from.list.front()) == dropped_.end());
  }
  bool of_step(const Step& step) const {
    return step.lookup >= model_.lookups.size() ||
           can_give(model_.lookups[step.lookup].fields, value_);
  }

  const Model& model_;
  const Names& dropped_;
  std::string_view name_;
  const Value& value_;
  bool is_set_ = false, is_given_ = false;
};

bool is_outdated(const Model& model, const Names& dropped, std::string_view name,
                 const Value& value) {
  Check check(model, dropped, name, value);
  for (const Flow& flow : model.flows) {
    for (const Step& step : flow.steps) check.look_at(step);
  }
  return check.is_outdated();
}

Names drop(const Model& model, Variables& variables) {
  Names dropped;
  std::size_t before = 0;
  // What was chosen goes with its list, which may have been chosen itself.
  do {
    before = dropped.size();
    for (auto at = variables.begin(); at != variables.end();) {
      const bool goes = is_outdated(model, dropped, at->first, at->second);
      if (goes) dropped.push_back(at->first);
      at = goes ? variables.erase(at) : std::next(at);
    }
  } while (dropped.size() != before);
  return dropped;
}

}  // namespace

std::uint32_t drop_outdated(const Model& model, Snapshot& snapshot) {
  const Names dropped = drop(model, snapshot.vars);
  const Flow* flow = find_flow(model, snapshot.place.flow);
  if (flow == nullptr) return kNowhere;
  const std::uint32_t place = find_step(model, flow->id, snapshot.place.step).index;
  const Value none;  // only where each is set is asked
  for (std::uint32_t i = 0; i < flow->steps.size() && i < place; ++i) {
    for (const std::string& name : dropped) {
      Check check(model, dropped, name, none);
      check.look_at(flow->steps[i]);
      if (check.is_set()) return i;
    }
  }
  return kNowhere;
}

}  // namespace waypost::session
