// Conditions and values of flows: a small subset of CEL, parsed once when compiling, evaluated by
// walks.
//
//   order.status == "delivered" && !(order.total > 100) || has(order.late) || country in ["rs",
//   "me"]
//
// Typed at run time and total: a comparison of a missing value, or `<` between different types, is
// false; anything but `true` counts as false under `! && ||`. No exceptions; nesting is bounded by
// kMaxNesting.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "flow/value.h"
#include "waypost/value.h"

namespace waypost {

/// Why a text is not an expression, template or mask. `what` is one of: empty, too_long, too_deep,
/// unexpected_end, unexpected_character, expected_value, expected_operator, expected_path,
/// expected_parenthesis, expected_bracket, unclosed_text, bad_escape, bad_number, unclosed_brace,
/// no_placeholder. `column` is the 1-based byte in the text.
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
  negate,
  both,
  either,
  equal,
  unequal,
  less,
  less_equal,
  greater,
  greater_equal,
  in,
};

/// One operation. Operands are indices of earlier nodes, so a tree is a flat vector.
struct Node {
  Op op = Op::literal;
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
