// Evaluation of expressions: one pass over the flat tree, operands before operators.
#include "flow/expression.h"

#include <optional>
#include <utility>

#include "flow/decimal.h"

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

std::optional<Number> calculate(Op op, Number a, Number b) {
  switch (op) {
    case Op::add:
      return add(a, b);
    case Op::subtract:
      return subtract(a, b);
    case Op::multiply:
      return multiply(a, b);
    case Op::divide:
      return divide(a, b);
    default:
      return remainder(a, b);
  }
}

Value arithmetic(Op op, const Value& left, const Value& right) {
  const auto* left_text = std::get_if<std::string>(&left);
  const auto* right_text = std::get_if<std::string>(&right);
  if (op == Op::add && left_text != nullptr && right_text != nullptr) {
    return *left_text + *right_text;
  }
  const auto* a = std::get_if<Number>(&left);
  const auto* b = std::get_if<Number>(&right);
  if (a == nullptr || b == nullptr) return Missing{};
  const auto result = calculate(op, *a, *b);
  return result ? Value{*result} : Value{Missing{}};
}

class Evaluation {
 public:
  Evaluation(const Expression& expression, const Variables& variables)
      : expression_(expression), variables_(variables) {
    results_.reserve(expression.nodes.size());
  }

  Value run() {
    for (const Node& node : expression_.nodes) results_.push_back(apply(node));
    return results_.empty() ? Value{Missing{}} : std::move(results_.back());
  }

 private:
  const Value& operand(const Node& node, std::size_t i) const { return results_[node.operands[i]]; }

  Value apply(const Node& node) const {
    switch (node.op) {
      case Op::literal:
        return node.value;
      case Op::path: {
        const Value* value = find_value(variables_, node.path);
        return value == nullptr ? Value{Missing{}} : *value;
      }
      case Op::has:
        return find_value(variables_, node.path) != nullptr;
      case Op::list:
        return list(node);
      case Op::negate:
        return !is_true(operand(node, 0));
      case Op::both:
        return is_true(operand(node, 0)) && is_true(operand(node, 1));
      case Op::either:
        return is_true(operand(node, 0)) || is_true(operand(node, 1));
      case Op::choose:
        return operand(node, is_true(operand(node, 0)) ? 1 : 2);
      case Op::minus:
        return arithmetic(Op::subtract, Value{Number{}}, operand(node, 0));
      case Op::add:
      case Op::subtract:
      case Op::multiply:
      case Op::divide:
      case Op::remainder:
        return arithmetic(node.op, operand(node, 0), operand(node, 1));
      case Op::call: {
        std::vector<const Value*> arguments;
        for (const std::uint32_t i : node.operands) arguments.push_back(&results_[i]);
        return call(node.function, arguments);
      }
      default:
        return compare(node.op, operand(node, 0), operand(node, 1));
    }
  }

  Value list(const Node& node) const {
    List list;
    for (const std::uint32_t i : node.operands) list.push_back(results_[i]);
    return list;
  }

  const Expression& expression_;
  const Variables& variables_;
  std::vector<Value> results_;
};

}  // namespace

std::vector<Path> paths(const Expression& expression) {
  std::vector<Path> out;
  for (const Node& node : expression.nodes) {
    if (!node.path.empty()) out.push_back(node.path);
  }
  return out;
}

Value evaluate(const Expression& expression, const Variables& variables) {
  return Evaluation(expression, variables).run();
}

bool holds(const Expression& expression, const Variables& variables) {
  return is_true(evaluate(expression, variables));
}

}  // namespace waypost::expr
