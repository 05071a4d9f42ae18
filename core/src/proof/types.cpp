// One pass over the flat tree, like its evaluation.
#include "proof/types.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "flow/dates.h"

namespace waypost::expr {
namespace {

using Checked = std::variant<Type, ParseFault>;

bool is_text(Type type) { return type == Type::text || type == Type::date; }

// A value of type `found` may be one of type `wanted`.
bool fits(Type found, Type wanted) {
  return found == wanted || found == Type::any || wanted == Type::any ||
         (is_text(found) && is_text(wanted));
}

Type type_of_literal(const Value& value) {
  if (std::holds_alternative<bool>(value)) return Type::boolean;
  if (std::holds_alternative<Number>(value)) return Type::number;
  const auto* text = std::get_if<std::string>(&value);
  return text != nullptr && day_number(*text) ? Type::date : Type::text;
}

class Check {
 public:
  Check(const Expression& expression, const TypeOf& type_of)
      : expression_(expression), type_of_(type_of) {}

  Checked run() {
    for (const Node& node : expression_.nodes) {
      const Checked checked = check(node);
      if (std::holds_alternative<ParseFault>(checked)) return checked;
      types_.push_back(std::get<Type>(checked));
    }
    return types_.empty() ? Type::any : types_.back();
  }

 private:
  Type type(const Node& node, std::size_t i) const { return types_[node.operands[i]]; }

  static ParseFault fault(std::string_view what, const Node& node) { return {what, node.column}; }
  ParseFault fault_at(std::string_view what, const Node& node, std::size_t i) const {
    return fault(what, expression_.nodes[node.operands[i]]);
  }

  Checked check(const Node& node) const {
    switch (node.op) {
      case Op::literal:
        return type_of_literal(node.value);
      case Op::path:
        return type_of_(node.path);
      case Op::list:
        return Type::list;
      case Op::has:
        return Type::boolean;
      case Op::negate:
      case Op::both:
      case Op::either:
        return all(node, Type::boolean, "not_a_condition");
      case Op::choose:
        if (!fits(type(node, 0), Type::boolean)) return fault_at("not_a_condition", node, 0);
        return common_type(type(node, 1), type(node, 2));
      case Op::equal:
      case Op::unequal:
        if (const Node* other = no_date(node)) return fault("not_a_date", *other);
        if (!fits(type(node, 0), type(node, 1))) return fault("never_equal", node);
        return Type::boolean;
      case Op::in:
        if (!fits(type(node, 1), Type::list) && !fits(type(node, 1), Type::fields)) {
          return fault_at("not_a_list", node, 1);
        }
        return Type::boolean;
      case Op::add:
        if (is_text(type(node, 0)) || is_text(type(node, 1))) {
          return all(node, Type::text, "not_a_number");
        }
        if (type(node, 0) == Type::any && type(node, 1) == Type::any) return Type::any;
        [[fallthrough]];
      case Op::subtract:
      case Op::multiply:
      case Op::minus:
        return all(node, Type::number, "not_a_number");
      case Op::divide:
      case Op::remainder:
        if (is_zero(node.operands[1])) return fault("division_by_zero", node);
        return all(node, Type::number, "not_a_number");
      case Op::call:
        return call_of(node);
      default:
        return ordered(node);
    }
  }

  // Every operand is of `wanted`, and so is the result.
  Checked all(const Node& node, Type wanted, std::string_view what) const {
    for (std::size_t i = 0; i < node.operands.size(); ++i) {
      if (!fits(type(node, i), wanted)) return fault_at(what, node, i);
    }
    return wanted;
  }

  bool is_zero(std::uint32_t operand) const {
    const Node& node = expression_.nodes[operand];
    if (node.op == Op::minus) return is_zero(node.operands[0]);
    return node.op == Op::literal && node.value == Value{Number{0}};
  }

  // The text that a day is compared with though it is none.
  const Node* no_date(const Node& node) const {
    for (std::size_t i = 0; i < 2; ++i) {
      const Node& other = expression_.nodes[node.operands[1 - i]];
      const bool is_day =
          type(node, i) == Type::date && expression_.nodes[node.operands[i]].op != Op::literal;
      if (is_day && other.op == Op::literal && type(node, 1 - i) == Type::text) return &other;
    }
    return nullptr;
  }

  Checked ordered(const Node& node) const {
    const Type left = type(node, 0), right = type(node, 1);
    const bool numbers = fits(left, Type::number) && fits(right, Type::number);
    const bool texts = fits(left, Type::text) && fits(right, Type::text);
    if (!numbers && !texts) return fault("not_comparable", node);
    if (const Node* other = no_date(node)) return fault("not_a_date", *other);
    return Type::boolean;
  }

  Checked call_of(const Node& node) const {
    const Signature& signature = signature_of(node.function);
    for (std::size_t i = 0; i < signature.count; ++i) {
      if (!fits(type(node, i), signature.arguments[i])) return fault_at("wrong_argument", node, i);
    }
    const bool sized = fits(type(node, 0), Type::text) || fits(type(node, 0), Type::list);
    if (node.function == Function::size && !sized) return fault_at("wrong_argument", node, 0);
    return signature.result;
  }

  const Expression& expression_;
  const TypeOf& type_of_;
  std::vector<Type> types_;
};

}  // namespace

Type common_type(Type a, Type b) {
  if (a == b) return a;
  return is_text(a) && is_text(b) ? Type::text : Type::any;
}

std::variant<Type, ParseFault> check_types(const Expression& expression, const TypeOf& type_of) {
  return Check(expression, type_of).run();
}

std::variant<Type, ParseFault> check_condition(const Expression& expression,
                                               const TypeOf& type_of) {
  Checked checked = check_types(expression, type_of);
  const auto* type = std::get_if<Type>(&checked);
  if (type == nullptr || fits(*type, Type::boolean)) return checked;
  return ParseFault{"not_a_condition", expression.nodes.back().column};
}

}  // namespace waypost::expr
