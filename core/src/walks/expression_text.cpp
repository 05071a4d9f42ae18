// Expressions as text: parentheses only where the ranks of the operators need them.
#include "walks/expression_text.h"

#include <cstdint>
#include <string_view>
#include <variant>

#include "flow/functions.h"
#include "flow/value.h"

namespace waypost::walks {
namespace {

using expr::Op;

// How tightly an operator holds its operands together; as the parser's levels.
enum class Rank : std::uint8_t { choose, either, both, relation, sum, term, unary, value };

struct Operator {
  std::string_view sign;
  Rank rank;
};

Operator operator_of(Op op) {
  switch (op) {
    case Op::either:
      return {" || ", Rank::either};
    case Op::both:
      return {" && ", Rank::both};
    case Op::equal:
      return {" == ", Rank::relation};
    case Op::unequal:
      return {" != ", Rank::relation};
    case Op::less:
      return {" < ", Rank::relation};
    case Op::less_equal:
      return {" <= ", Rank::relation};
    case Op::greater:
      return {" > ", Rank::relation};
    case Op::greater_equal:
      return {" >= ", Rank::relation};
    case Op::in:
      return {" in ", Rank::relation};
    case Op::add:
      return {" + ", Rank::sum};
    case Op::subtract:
      return {" - ", Rank::sum};
    case Op::multiply:
      return {" * ", Rank::term};
    case Op::divide:
      return {" / ", Rank::term};
    case Op::remainder:
      return {" % ", Rank::term};
    case Op::negate:
      return {"!", Rank::unary};
    case Op::minus:
      return {"-", Rank::unary};
    case Op::choose:
      return {" ? ", Rank::choose};
    case Op::literal:
    case Op::path:
    case Op::list:
    case Op::has:
    case Op::call:
      return {"", Rank::value};
  }
  return {"", Rank::value};
}

Rank tighter(Rank rank) { return static_cast<Rank>(static_cast<std::uint8_t>(rank) + 1); }

std::string joined(const Path& path) {
  std::string out;
  for (const std::string& name : path) out += (out.empty() ? "" : ".") + name;
  return out;
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '\n' || c == '\t') {
      out += c == '\n' ? "\\n" : "\\t";
      continue;
    }
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

class Writer {
 public:
  explicit Writer(const expr::Expression& expression) : nodes_(expression.nodes) {}

  std::string write(std::size_t index, Rank least) const {
    const Rank rank = operator_of(nodes_[index].op).rank;
    const std::string text = bare(nodes_[index]);
    return rank < least ? "(" + text + ")" : text;
  }

 private:
  std::string list(const expr::Node& node, std::size_t from) const {
    std::string out;
    for (std::size_t i = from; i < node.operands.size(); ++i)
      out += (i == from ? "" : ", ") + write(node.operands[i], Rank::choose);
    return out;
  }

  std::string called(const expr::Node& node) const {
    const expr::Signature& signature = expr::signature_of(node.function);
    const std::string name(signature.name);
    if (!signature.is_method) return name + "(" + list(node, 0) + ")";
    std::string receiver = write(node.operands[0], Rank::value);
    // Behind a number the dot would be a decimal point.
    if (std::holds_alternative<Number>(nodes_[node.operands[0]].value))
      receiver = "(" + receiver + ")";
    return receiver + "." + name + "(" + list(node, 1) + ")";
  }

  std::string bare(const expr::Node& node) const {
    const auto [sign, rank] = operator_of(node.op);
    switch (node.op) {
      case Op::literal: {
        const auto* text = std::get_if<std::string>(&node.value);
        return text == nullptr ? value_text(node.value) : quoted(*text);
      }
      case Op::path:
        return joined(node.path);
      case Op::has:
        return "has(" + joined(node.path) + ")";
      case Op::list:
        return "[" + list(node, 0) + "]";
      case Op::call:
        return called(node);
      case Op::negate:
        return "!" + write(node.operands[0], Rank::unary);
      case Op::minus: {
        // A digit behind the sign would make one number of both.
        const std::string operand = write(node.operands[0], Rank::unary);
        const bool is_digit = operand.front() >= '0' && operand.front() <= '9';
        return is_digit ? "-(" + operand + ")" : "-" + operand;
      }
      case Op::choose:
        return write(node.operands[0], Rank::either) + " ? " +
               write(node.operands[1], Rank::choose) + " : " +
               write(node.operands[2], Rank::choose);
      default: {
        // Relations do not chain; everything else goes from left to right.
        const Rank left = rank == Rank::relation ? tighter(rank) : rank;
        return write(node.operands[0], left) + std::string(sign) +
               write(node.operands[1], tighter(rank));
      }
    }
  }

  const std::vector<expr::Node>& nodes_;
};

}  // namespace

std::string expression_text(const expr::Expression& expression) {
  return Writer(expression).write(expression.nodes.size() - 1, Rank::choose);
}

}  // namespace waypost::walks
