#include "proof/cells.h"

#include <algorithm>
#include <string>
#include <utility>
#include <variant>

#include "flow/decimal.h"

namespace waypost::proof {
namespace {

using expr::Expression;
using expr::Node;
using expr::Op;
using expr::Type;

constexpr Number kStep{1};  // the least that numbers differ by

enum class Form : std::uint8_t { constant, list, path, condition, chosen, other };

Form form_of(const Node& node, const std::vector<Form>& forms) {
  const auto operand = [&](std::size_t i) { return forms[node.operands[i]]; };
  const auto all = [&](auto is_fine) {
    return std::all_of(node.operands.begin(), node.operands.end(),
                       [&](std::uint32_t i) { return is_fine(forms[i]); });
  };
  const auto is_condition = [](Form form) {
    return form == Form::condition || form == Form::path || form == Form::constant;
  };
  switch (node.op) {
    case Op::literal:
      return Form::constant;
    case Op::path:
      return Form::path;
    case Op::has:
      return Form::condition;
    case Op::list:
      return all([](Form form) { return form == Form::constant; }) ? Form::list : Form::other;
    case Op::negate:
    case Op::both:
    case Op::either:
      return all(is_condition) ? Form::condition : Form::other;
    case Op::choose: {
      const auto is_fixed = [&](std::size_t i) {
        return operand(i) == Form::constant || operand(i) == Form::chosen;
      };
      return is_condition(operand(0)) && is_fixed(1) && is_fixed(2) ? Form::chosen : Form::other;
    }
    case Op::minus:
      return operand(0) == Form::constant ? Form::constant : Form::other;
    case Op::equal:
    case Op::unequal:
    case Op::less:
    case Op::less_equal:
    case Op::greater:
    case Op::greater_equal: {
      const bool one = operand(0) == Form::constant || operand(1) == Form::constant;
      const bool fine = all([](Form form) { return form == Form::constant || form == Form::path; });
      return one && fine ? Form::condition : Form::other;
    }
    case Op::in: {
      const bool fine = operand(0) == Form::path || operand(0) == Form::constant;
      return fine && operand(1) == Form::list ? Form::condition : Form::other;
    }
    default:
      return Form::other;
  }
}

// The constants of a node: its own, or those of its list.
std::vector<Value> constants_of(const Expression& expression, const Node& node) {
  if (node.op == Op::literal) return {node.value};
  std::vector<Value> out;
  if (node.op == Op::minus) {
    const auto* number = std::get_if<Number>(&expression.nodes[node.operands[0]].value);
    if (number != nullptr) out.emplace_back(Number{-number->millionths});
  }
  if (node.op != Op::list) return out;
  for (const std::uint32_t i : node.operands) {
    for (Value& item : constants_of(expression, expression.nodes[i]))
      out.push_back(std::move(item));
  }
  return out;
}

template <typename Kind>
std::vector<Kind> sorted(const std::vector<Value>& constants) {
  std::vector<Kind> out;
  for (const Value& constant : constants) {
    if (const auto* value = std::get_if<Kind>(&constant)) out.push_back(*value);
  }
  return out;
}

// Beyond the range there is nothing.
void add_number(std::optional<Number> number, std::vector<Value>& out) {
  if (number) out.emplace_back(*number);
}

void add_numbers(const std::vector<Value>& constants, std::vector<Value>& out) {
  std::vector<std::int64_t> points;
  for (const Number number : sorted<Number>(constants)) points.push_back(number.millionths);
  std::sort(points.begin(), points.end());
  points.erase(std::unique(points.begin(), points.end()), points.end());
  if (points.empty()) {
    out.emplace_back(kStep);
    return;
  }
  add_number(subtract(Number{points.front()}, kStep), out);
  for (std::size_t i = 0; i < points.size(); ++i) {
    out.emplace_back(Number{points[i]});
    if (i + 1 == points.size()) {
      add_number(add(Number{points[i]}, kStep), out);
      continue;
    }
    // Two of them may lie further apart than a number can say.
    const auto low = static_cast<std::uint64_t>(points[i]);
    const std::uint64_t apart = static_cast<std::uint64_t>(points[i + 1]) - low;
    if (apart > 1) out.emplace_back(Number{static_cast<std::int64_t>(low + apart / 2)});
  }
}

void add_texts(const std::vector<Value>& constants, std::vector<Value>& out) {
  std::vector<std::string> points = sorted<std::string>(constants);
  points.emplace_back();  // before all others
  std::sort(points.begin(), points.end());
  points.erase(std::unique(points.begin(), points.end()), points.end());
  for (std::size_t i = 0; i < points.size(); ++i) {
    out.emplace_back(points[i]);
    const std::string next = points[i] + std::string(1, '\0');  // the very next text
    if (i + 1 == points.size() || next < points[i + 1]) out.emplace_back(next);
  }
}

bool is_inside(const Path& path, const Path& outer) {
  return path.size() > outer.size() && std::equal(outer.begin(), outer.end(), path.begin());
}

// What a node asks of the paths right below it.
void ask(const Expression& expression, const Node& node, std::vector<Question>& out) {
  const bool joins = node.op == Op::negate || node.op == Op::both || node.op == Op::either;
  const bool is_order = node.op == Op::less || node.op == Op::less_equal ||
                        node.op == Op::greater || node.op == Op::greater_equal;
  for (std::size_t i = 0; i < node.operands.size(); ++i) {
    const Node& one = expression.nodes[node.operands[i]];
    if (one.op != Op::path) continue;
    if (joins || (node.op == Op::choose && i == 0)) {
      out.push_back({one.path, Question::Kind::truth, {}});
    } else if (node.operands.size() == 2) {
      const Node& other = expression.nodes[node.operands[1 - i]];
      for (Value& constant : constants_of(expression, other))
        out.push_back({one.path, is_order ? Question::Kind::order : Question::Kind::same,
                       std::move(constant)});
    }
  }
}

}  // namespace

bool is_of_world(const Path& path) {
  return path[0] == kToday || path[0] == "hours" || path[0] == "agents";
}

void put(Fields& fields, const Path& path, const Value& value) {
  Fields* at = &fields;
  for (std::size_t i = 0; i + 1 < path.size(); ++i) {
    Value& next = (*at)[path[i]];
    if (!std::holds_alternative<Fields>(next)) next = Fields{};
    at = &std::get<Fields>(next);
  }
  (*at)[path.back()] = value;
}

std::optional<std::vector<Question>> questions_of(const Expression& expression) {
  std::vector<Form> forms;
  for (const Node& node : expression.nodes) {
    forms.push_back(form_of(node, forms));
    if (forms.back() == Form::other) return std::nullopt;
  }
  if (forms.empty() || forms.back() == Form::list) return std::nullopt;
  std::vector<Question> out;
  for (const Node& node : expression.nodes) {
    if (node.op == Op::path || node.op == Op::has)
      out.push_back({node.path, Question::Kind::there, {}});
    ask(expression, node, out);
  }
  if (forms.back() == Form::path)
    out.push_back({expression.nodes.back().path, Question::Kind::truth, {}});
  return out;
}

std::vector<Divisor> divisors_of(const expr::Expression& expression) {
  std::vector<Divisor> out;
  for (const expr::Node& node : expression.nodes) {
    if (node.op != Op::divide && node.op != Op::remainder) continue;
    const expr::Node& by = expression.nodes[node.operands[1]];
    if (by.op == Op::path && by.path.size() == 1 && !is_of_world(by.path))
      out.push_back({by.path, by.column});
  }
  return out;
}

bool Slots::add(const Expression& condition) {
  const auto questions = questions_of(condition);
  if (!questions || condition.nodes.back().op == Op::choose) return false;
  for (const Question& question : *questions) {
    const bool compares =
        question.kind == Question::Kind::same || question.kind == Question::Kind::order;
    compare(question.path, compares ? &question.constant : nullptr);
  }
  return true;
}

void Slots::compare(const Path& path, const Value* constant) {
  auto known = std::find_if(compared_.begin(), compared_.end(),
                            [&](const Compared& each) { return each.path == path; });
  if (known == compared_.end()) known = compared_.insert(known, {path, {}});
  if (constant != nullptr) known->constants.push_back(*constant);
}

Slot Slots::cells_of(const Compared& compared) const {
  Slot slot{compared.path, {Value{Missing{}}}};
  const Type type = type_of_(compared.path);
  const bool is_any = type == Type::any;
  if (is_any || type == Type::number) add_numbers(compared.constants, slot.values);
  if (is_any || type == Type::text || type == Type::date)
    add_texts(compared.constants, slot.values);
  if (is_any || type == Type::boolean) {
    slot.values.emplace_back(true);
    slot.values.emplace_back(false);
  }
  if (type == Type::list) slot.values.emplace_back(List{});
  if (type == Type::fields) slot.values.emplace_back(Fields{});
  return slot;
}

std::optional<std::vector<Slot>> Slots::cells() const {
  std::vector<Slot> slots;
  for (const Compared& one : compared_) {
    for (const Compared& other : compared_) {
      if (is_inside(one.path, other.path)) return std::nullopt;
    }
    slots.push_back(cells_of(one));
  }
  return slots;
}

std::size_t combinations(const std::vector<Slot>& slots, std::size_t most) {
  std::size_t count = 1;
  for (const Slot& slot : slots) {
    count *= slot.values.size();
    if (count > most) return most + 1;
  }
  return count;
}

Variables fill(const std::vector<Slot>& slots, std::size_t combination) {
  Variables variables;
  for (const Slot& slot : slots) {
    put(variables, slot.path, slot.values[combination % slot.values.size()]);
    combination /= slot.values.size();
  }
  return variables;
}

}  // namespace waypost::proof
