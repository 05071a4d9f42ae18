// Evaluation of expressions: one pass over the flat tree, operands before operators.
#include "flow/expression.h"

#include <utility>

namespace waypost::expr {
namespace {

bool is_missing(const Value& value) { return std::holds_alternative<Missing>(value); }

bool is_true(const Value& value) {
  const auto* truth = std::get_if<bool>(&value);
  return truth != nullptr && *truth;
}

// -1, 0, 1, or nothing when the two have no order: different types, or neither numbers nor texts.
struct Order {
  bool defined = false;
  int sign = 0;
};

Order order(const Value& left, const Value& right) {
  const auto* left_number = std::get_if<Number>(&left);
  const auto* right_number = std::get_if<Number>(&right);
  if (left_number != nullptr && right_number != nullptr) {
    const auto a = left_number->millionths;
    const auto b = right_number->millionths;
    return {true, a < b ? -1 : static_cast<int>(a > b)};
  }
  const auto* left_text = std::get_if<std::string>(&left);
  const auto* right_text = std::get_if<std::string>(&right);
  if (left_text == nullptr || right_text == nullptr) return {};
  const int sign = left_text->compare(*right_text);
  return {true, sign < 0 ? -1 : static_cast<int>(sign > 0)};
}

bool contains(const Value& container, const Value& item) {
  if (const auto* list = std::get_if<List>(&container)) {
    for (const Value& entry : *list) {
      if (entry == item) return true;
    }
    return false;
  }
  const auto* fields = std::get_if<Fields>(&container);
  const auto* name = std::get_if<std::string>(&item);
  return fields != nullptr && name != nullptr && fields->contains(*name);
}

bool compare(Op op, const Value& left, const Value& right) {
  if (is_missing(left) || is_missing(right)) return false;
  if (op == Op::equal) return left == right;
  if (op == Op::unequal) return !(left == right);
  if (op == Op::in) return contains(right, left);
  const Order result = order(left, right);
  if (!result.defined) return false;
  switch (op) {
    case Op::less:
      return result.sign < 0;
    case Op::less_equal:
      return result.sign <= 0;
    case Op::greater:
      return result.sign > 0;
    default:
      return result.sign >= 0;
  }
}

Value apply(const Node& node, const std::vector<Value>& results, const Variables& variables) {
  const auto operand = [&](std::size_t i) -> const Value& { return results[node.operands[i]]; };
  switch (node.op) {
    case Op::literal:
      return node.value;
    case Op::path: {
      const Value* value = find_value(variables, node.path);
      return value == nullptr ? Value{Missing{}} : *value;
    }
    case Op::has:
      return find_value(variables, node.path) != nullptr;
    case Op::list: {
      List list;
      for (std::size_t i = 0; i < node.operands.size(); ++i) list.push_back(operand(i));
      return list;
    }
    case Op::negate:
      return !is_true(operand(0));
    case Op::both:
      return is_true(operand(0)) && is_true(operand(1));
    case Op::either:
      return is_true(operand(0)) || is_true(operand(1));
    default:
      return compare(node.op, operand(0), operand(1));
  }
}

}  // namespace

std::vector<Path> paths(const Expression& expression) {
  std::vector<Path> out;
  for (const Node& node : expression.nodes) {
    if (!node.path.empty()) out.push_back(node.path);
  }
  return out;
}

Value evaluate(const Expression& expression, const Variables& variables) {
  std::vector<Value> results;
  results.reserve(expression.nodes.size());
  for (const Node& node : expression.nodes) results.push_back(apply(node, results, variables));
  return results.empty() ? Value{Missing{}} : std::move(results.back());
}

bool holds(const Expression& expression, const Variables& variables) {
  return is_true(evaluate(expression, variables));
}

}  // namespace waypost::expr
