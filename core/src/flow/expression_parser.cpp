// Parser of expressions: recursive descent, nesting bounded, nodes in the order they are computed.
#include <algorithm>
#include <initializer_list>
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
    const Result root = whole();
    if (!root) return fault_;
    if (at_ != text_.size()) return ParseFault{"expected_operator", at_ + 1};
    return std::move(expression_);
  }

 private:
  Result fail(std::string_view what, std::size_t at) {
    fault_ = {what, at + 1};
    return std::nullopt;
  }

  Node& add(Op op, std::size_t at) {
    Node& node = expression_.nodes.emplace_back();
    node.op = op;
    node.column = static_cast<std::uint32_t>(at + 1);
    return node;
  }
  Index last() const { return static_cast<Index>(expression_.nodes.size() - 1); }

  Index add_operation(Op op, std::vector<Index> operands, std::size_t at) {
    add(op, at).operands = std::move(operands);
    return last();
  }

  Index add_path(Op op, Path path, std::size_t at) {
    add(op, at).path = std::move(path);
    return last();
  }

  template <typename Literal>
  Index add_literal(Literal value, std::size_t at) {
    add(Op::literal, at).value.emplace<Literal>(std::move(value));
    return last();
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

  // Everything that can be nested begins here.
  Result whole() {
    if (++nesting_ > kMaxNesting) return fail("too_deep", at_);
    const Result condition = either();
    const std::size_t at = at_;
    if (!condition || !accept("?")) {
      --nesting_;
      return condition;
    }
    const Result one = whole();
    if (!one) return one;
    if (!accept(":")) return fail("expected_colon", at_);
    const Result other = whole();
    if (!other) return other;
    --nesting_;
    return add_operation(Op::choose, {*condition, *one, *other}, at);
  }

  // Operators of one rank, from left to right; `operand` reads what stands between them.
  Result chain(std::initializer_list<std::pair<std::string_view, Op>> operators,
               Result (Parser::*operand)()) {
    Result left = (this->*operand)();
    while (left) {
      const std::size_t at = at_;
      const auto* found = std::find_if(operators.begin(), operators.end(),
                                       [&](const auto& each) { return accept(each.first); });
      if (found == operators.end()) return left;
      const Result right = (this->*operand)();
      if (!right) return right;
      left = add_operation(found->second, {*left, *right}, at);
    }
    return left;
  }

  Result either() { return chain({{"||", Op::either}}, &Parser::both); }
  Result both() { return chain({{"&&", Op::both}}, &Parser::relation); }
  Result sum() { return chain({{"+", Op::add}, {"-", Op::subtract}}, &Parser::term); }
  Result term() {
    return chain({{"*", Op::multiply}, {"/", Op::divide}, {"%", Op::remainder}}, &Parser::unary);
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
    const Result left = sum();
    if (!left) return left;
    const std::size_t at = at_;
    const auto op = relation_operator();
    if (!op) return left;
    const Result right = sum();
    if (!right) return right;
    return add_operation(*op, {*left, *right}, at);
  }

  bool at_digit(std::size_t at) const {
    return at < text_.size() && text_[at] >= '0' && text_[at] <= '9';
  }

  // `!` and `-` before a value; a `-` that a digit follows belongs to the number.
  Result unary() {
    std::vector<std::pair<Op, std::size_t>> signs;
    for (; at_ < text_.size(); skip_spaces()) {
      const bool is_not = text_[at_] == '!' && !text_.substr(at_).starts_with("!=");
      const bool is_minus = text_[at_] == '-' && !at_digit(at_ + 1);
      if (!is_not && !is_minus) break;
      signs.emplace_back(is_not ? Op::negate : Op::minus, at_++);
    }
    Result operand = member();
    for (; operand && !signs.empty(); signs.pop_back())
      operand = add_operation(signs.back().first, {*operand}, signs.back().second);
    return operand;
  }

  // A value and the methods behind it: `order.note.trim().size()` has none of the latter kind.
  Result member() {
    Result value = primary();
    while (value && at_ < text_.size() && text_[at_] == '.') {
      const std::size_t dot = at_++;
      const std::string_view name = scan_name(text_, at_);
      if (name.empty()) return fail("expected_path", dot + 1);
      at_ += name.size();
      skip_spaces();
      value = call(name, dot + 1, value);
    }
    return value;
  }

  Result primary() {
    if (at_ == text_.size()) return fail("unexpected_end", at_);
    const char c = text_[at_];
    if (c == '(') return parenthesis();
    if (c == '[') return list();
    if (c == '"' || c == '\'') return quoted(c);
    if (c == '-' || at_digit(at_)) return number();
    if (!is_name_start(c)) return fail("expected_value", at_);
    const std::size_t start = at_;
    if (accept_word("true")) return add_literal(true, start);
    if (accept_word("false")) return add_literal(false, start);
    if (accept_word("has")) return has();
    return name();
  }

  // `size(…)`, `order.status`, or `order.status.trim(…)`.
  Result name() {
    const std::size_t start = at_;
    Path names = scan_path(text_, at_);
    if (names.empty() || names[0] == "in") return fail("expected_path", start);
    const std::size_t end = at_;
    skip_spaces();
    if (at_ == text_.size() || text_[at_] != '(')
      return add_path(Op::path, std::move(names), start);
    if (reads_world(names)) return world(std::move(names), start);
    const std::string last = std::move(names.back());
    names.pop_back();
    Result receiver;
    if (!names.empty()) receiver = add_path(Op::path, std::move(names), start);
    return call(last, end - last.size(), receiver);
  }

  static bool reads_world(const Path& names) {
    return names == Path{"today"} || names == Path{"hours", "open"};
  }

  // `today()`, `hours.open()`, `hours.open("sales")`: paths, as everything else that is known of
  // the world (session/world.h). The department is written out, so that it can be checked.
  Result world(Path names, std::size_t start) {
    accept("(");
    if (names.size() == 1) {
      names[0] = kToday;
    } else if (at_ < text_.size() && (text_[at_] == '"' || text_[at_] == '\'')) {
      if (const Result department = quoted(text_[at_]); !department) return department;
      names.push_back(std::get<std::string>(expression_.nodes.back().value));
      expression_.nodes.pop_back();
    }
    if (!accept(")")) return fail("wrong_arguments", start);
    return add_path(Op::path, std::move(names), start);
  }

  // The arguments of a function, which stand in parentheses, and before them the value that it is a
  // method of, if any.
  Result call(std::string_view name, std::size_t at, Result receiver) {
    const Signature* signature = find_function(name, receiver.has_value());
    if (signature == nullptr) return fail("unknown_function", at);
    if (!accept("(")) return fail("expected_parenthesis", at_);
    std::vector<Index> arguments;
    if (receiver) arguments.push_back(*receiver);
    if (!accept(")")) {
      do {
        const Result argument = whole();
        if (!argument) return argument;
        arguments.push_back(*argument);
      } while (accept(","));
      if (!accept(")")) return fail("expected_parenthesis", at_);
    }
    if (arguments.size() != signature->count) return fail("wrong_arguments", at);
    const Index index = add_operation(Op::call, std::move(arguments), at);
    expression_.nodes[index].function = signature->function;
    return index;
  }

  Result parenthesis() {
    accept("(");
    const Result inner = whole();
    if (inner && !accept(")")) return fail("expected_parenthesis", at_);
    return inner;
  }

  Result list() {
    const std::size_t start = at_;
    accept("[");
    std::vector<Index> items;
    if (accept("]")) return add_operation(Op::list, {}, start);
    do {
      const Result item = whole();
      if (!item) return item;
      items.push_back(*item);
    } while (accept(","));
    if (!accept("]")) return fail("expected_bracket", at_);
    return add_operation(Op::list, std::move(items), start);
  }

  Result has() {
    if (!accept("(")) return fail("expected_parenthesis", at_);
    const std::size_t start = at_;
    Path names = scan_path(text_, at_);
    if (names.empty() || names[0] == "in") return fail("expected_path", start);
    skip_spaces();
    if (!accept(")")) return fail("expected_parenthesis", at_);
    return add_path(Op::has, std::move(names), start);
  }

  Result number() {
    const std::size_t start = at_;
    if (text_[at_] == '-') ++at_;
    while (at_ < text_.size() && (is_name_part(text_[at_]) || text_[at_] == '.')) ++at_;
    const auto value = parse_number(text_.substr(start, at_ - start));
    if (!value) return fail("bad_number", start);
    skip_spaces();
    return add_literal(*value, start);
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
    return add_literal(std::move(value), start);
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
