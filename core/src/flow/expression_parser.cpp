// Parser of expressions: recursive descent, nesting bounded, nodes in the order they are computed.
#include <optional>
#include <utility>

#include "flow/expression.h"
#include "flow/scan.h"

namespace waypost::expr {
namespace {

using Index = std::uint32_t;
using Result = std::optional<Index>;  // of the node; empty = `fault_` says why

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  std::variant<Expression, ParseFault> run() {
    if (text_.size() > kMaxExpressionBytes) return ParseFault{"too_long", kMaxExpressionBytes};
    skip_spaces();
    if (at_ == text_.size()) return ParseFault{"empty", 1};
    const Result root = either();
    if (!root) return fault_;
    if (at_ != text_.size()) return ParseFault{"expected_operator", at_ + 1};
    return std::move(expression_);
  }

 private:
  Result fail(std::string_view what, std::size_t at) {
    fault_ = {what, at + 1};
    return std::nullopt;
  }

  Index add(Node node) {
    expression_.nodes.push_back(std::move(node));
    return static_cast<Index>(expression_.nodes.size() - 1);
  }

  Index add_operation(Op op, std::vector<Index> operands) {
    Node node;
    node.op = op;
    node.operands = std::move(operands);
    return add(std::move(node));
  }

  void skip_spaces() {
    while (at_ < text_.size() &&
           (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n' || text_[at_] == '\r')) {
      ++at_;
    }
  }

  bool accept(std::string_view token) {
    if (!text_.substr(at_).starts_with(token)) return false;
    at_ += token.size();
    skip_spaces();
    return true;
  }

  // A word is accepted only as a whole: `in` is not the start of `index`.
  bool accept_word(std::string_view word) {
    if (scan_name(text_, at_) != word) return false;
    return accept(word);
  }

  Result either() {
    if (++nesting_ > kMaxNesting) return fail("too_deep", at_);
    Result left = both();
    while (left && accept("||")) {
      const Result right = both();
      if (!right) return right;
      left = add_operation(Op::either, {*left, *right});
    }
    --nesting_;
    return left;
  }

  Result both() {
    Result left = relation();
    while (left && accept("&&")) {
      const Result right = relation();
      if (!right) return right;
      left = add_operation(Op::both, {*left, *right});
    }
    return left;
  }

  std::optional<Op> relation_operator() {
    // Longer ones first: `<=` begins with `<`.
    constexpr std::pair<std::string_view, Op> kOperators[] = {
        {"==", Op::equal},         {"!=", Op::unequal}, {"<=", Op::less_equal},
        {">=", Op::greater_equal}, {"<", Op::less},     {">", Op::greater},
    };
    for (const auto& [token, op] : kOperators) {
      if (accept(token)) return op;
    }
    if (accept_word("in")) return Op::in;
    return std::nullopt;
  }

  Result relation() {
    const Result left = negation();
    if (!left) return left;
    const auto op = relation_operator();
    if (!op) return left;
    const Result right = negation();
    if (!right) return right;
    return add_operation(*op, {*left, *right});
  }

  Result negation() {
    std::size_t negations = 0;
    while (at_ < text_.size() && text_[at_] == '!' && !text_.substr(at_).starts_with("!=")) {
      ++negations;
      accept("!");
    }
    Result operand = primary();
    for (; operand && negations > 0; --negations) operand = add_operation(Op::negate, {*operand});
    return operand;
  }

  Result primary() {
    if (at_ == text_.size()) return fail("unexpected_end", at_);
    const char c = text_[at_];
    if (c == '(') return parenthesis();
    if (c == '[') return list();
    if (c == '"' || c == '\'') return quoted(c);
    if (c == '-' || (c >= '0' && c <= '9')) return number();
    if (!is_name_start(c)) return fail("expected_value", at_);
    if (accept_word("true")) return literal(true);
    if (accept_word("false")) return literal(false);
    if (accept_word("has")) return has();
    return path(Op::path);
  }

  Result literal(Value value) {
    Node node;
    node.value = std::move(value);
    return add(std::move(node));
  }

  Result parenthesis() {
    accept("(");
    const Result inner = either();
    if (inner && !accept(")")) return fail("expected_parenthesis", at_);
    return inner;
  }

  Result list() {
    accept("[");
    std::vector<Index> items;
    if (accept("]")) return add_operation(Op::list, {});
    do {
      const Result item = either();
      if (!item) return item;
      items.push_back(*item);
    } while (accept(","));
    if (!accept("]")) return fail("expected_bracket", at_);
    return add_operation(Op::list, std::move(items));
  }

  Result has() {
    if (!accept("(")) return fail("expected_parenthesis", at_);
    const Result inner = path(Op::has);
    if (inner && !accept(")")) return fail("expected_parenthesis", at_);
    return inner;
  }

  Result path(Op op) {
    Node node;
    node.op = op;
    const std::size_t start = at_;
    node.path = scan_path(text_, at_);
    if (node.path.empty() || node.path[0] == "in") return fail("expected_path", start);
    skip_spaces();
    return add(std::move(node));
  }

  Result number() {
    const std::size_t start = at_;
    if (text_[at_] == '-') ++at_;
    while (at_ < text_.size() && (is_name_part(text_[at_]) || text_[at_] == '.')) ++at_;
    const auto value = parse_number(text_.substr(start, at_ - start));
    if (!value) return fail("bad_number", start);
    skip_spaces();
    return literal(*value);
  }

  Result quoted(char quote) {
    const std::size_t start = at_++;
    std::string value;
    while (at_ < text_.size() && text_[at_] != quote) {
      char c = text_[at_++];
      if (c == '\\') {
        if (at_ == text_.size()) break;
        c = text_[at_++];
        if (c == 'n')
          c = '\n';
        else if (c == 't')
          c = '\t';
        else if (c != '\\' && c != '"' && c != '\'')
          return fail("bad_escape", at_ - 2);
      }
      value += c;
    }
    if (at_ == text_.size()) return fail("unclosed_text", start);
    ++at_;
    skip_spaces();
    return literal(std::move(value));
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int nesting_ = 0;
  Expression expression_;
  ParseFault fault_;
};

}  // namespace

std::variant<Expression, ParseFault> parse(std::string_view text) { return Parser(text).run(); }

}  // namespace waypost::expr
