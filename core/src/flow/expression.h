// Conditions and values of flows: a small subset of CEL, parsed once when compiling, evaluated by
// walks.
//
//   order.status == "delivered" && order.total - order.refunded > 100 || has(order.late)
//   days(order.delivered, order.asked) <= 30 ? "free" : "paid"
//
// Checked for types before anything runs (proof/types.h), and total all the same: a comparison of a
// missing value, or `<` between different types, is false; anything but `true` counts as false
// under
// `! && || ?:`; arithmetic and functions over anything else than they are for give a missing value.
// No exceptions; nesting is bounded by kMaxNesting.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "flow/functions.h"
#include "flow/value.h"
#include "waypost/value.h"

namespace waypost {

/// Why a text is not an expression, template or mask. `what` is one of: empty, too_long, too_deep,
/// unexpected_end, unexpected_character, expected_value, expected_operator, expected_path,
/// expected_parenthesis, expected_bracket, expected_colon, unclosed_text, bad_escape, bad_number,
/// unknown_function, wrong_arguments, unclosed_brace, no_placeholder, bad_plural, no_other; of
/// types (proof/types.h): not_a_condition, never_equal, not_comparable, not_a_list, not_a_number,
/// wrong_argument. `column` is the 1-based byte in the text.
struct ParseFault {
  std::string_view what;
  std::size_t column = 1;
};

namespace expr {

inline constexpr std::size_t kMaxExpressionBytes = 4096;
inline constexpr int kMaxNesting = 32;

enum class Op : std::uint8_t {
  literal,
  path,
  list,
  has,
  negate,  // !
  both,
  either,
  choose,  // a ? b : c
  equal,
  unequal,
  less,
  less_equal,
  greater,
  greater_equal,
  in,
  add,  // numbers; texts one after the other
  subtract,
  multiply,
  divide,
  remainder,
  minus,  // of one number
  call,
};

/// One operation. Operands are indices of earlier nodes, so a tree is a flat vector.
struct Node {
  Op op = Op::literal;
  Function function = Function::size;   // call
  std::uint32_t column = 1;             // where it stands: of its operator, if it has one
  Value value;                          // literal
  Path path;                            // path, has
  std::vector<std::uint32_t> operands;  // the rest; each smaller than this node's own index
};

struct Expression {
  std::vector<Node> nodes;  // never empty; the last one is the result
};

/// Parses an expression; never throws, whatever the text is.
std::variant<Expression, ParseFault> parse(std::string_view text);

/// Every path that is read, in order of appearance, repeats included.
std::vector<Path> paths(const Expression& expression);

/// The value; Missing when a lone path is missing.
Value evaluate(const Expression& expression, const Variables& variables);

/// True only for the value `true`.
bool holds(const Expression& expression, const Variables& variables);

}  // namespace expr
}  // namespace waypost
