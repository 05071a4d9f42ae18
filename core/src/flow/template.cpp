// Owner's text with values in it.
#include "flow/template.h"

#include <algorithm>
#include <utility>

#include "flow/dates.h"
#include "flow/plural.h"
#include "flow/scan.h"

namespace waypost {
namespace {

constexpr int kMostPlurals = 4;  // inside each other

class Parser {
 public:
  Parser(std::string_view text, std::uint8_t rules) : text_(text), rules_(rules) {}

  std::variant<Template, ParseFault> run() {
    Template out;
    if (!read(out, nullptr)) return fault_;
    return out;
  }

 private:
  bool fail(std::string_view what, std::size_t at) {
    fault_ = {what, at + 1};
    return false;
  }
  char next() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  void skip_spaces() {
    while (next() == ' ' || next() == '\n') ++at_;
  }
  // With the spaces around it.
  bool accept(char c) {
    skip_spaces();
    if (next() != c) return false;
    ++at_;
    skip_spaces();
    return true;
  }

  // To the end; in a form of a plural, where `#` is what is counted, up to its brace.
  bool read(Template& out, const Path* counted) {
    std::string literal;
    const auto flush = [&]() -> Template::Piece& {
      if (!literal.empty()) out.pieces.emplace_back().text = std::exchange(literal, {});
      return out.pieces.emplace_back();
    };
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (counted != nullptr && c == '}') break;
      if (counted != nullptr && c == '#') {
        flush().path = *counted;
      } else if (c != '{') {
        literal += c;
      } else if (text_.substr(at_).starts_with("{{")) {
        literal += '{';
        ++at_;
      } else {
        if (!read_value(flush())) return false;
        continue;
      }
      ++at_;
    }
    if (!literal.empty()) out.pieces.emplace_back().text = std::move(literal);
    return true;
  }

  bool read_value(Template::Piece& piece) {
    const std::size_t open = at_++;
    piece.path = scan_path(text_, at_);
    const std::size_t behind = at_;
    const bool is_plural = !piece.path.empty() && accept(',');
    if (!is_plural) at_ = behind;
    if (is_plural && !read_plural(piece, open)) return false;
    if (at_ >= text_.size()) return fail("unclosed_brace", open);
    if (piece.path.empty() || next() != '}') return fail("expected_path", at_);
    ++at_;
    return true;
  }

  // `plural, one {# day} other {# days}`
  bool read_plural(Template::Piece& piece, std::size_t open) {
    const std::string_view word = scan_name(text_, at_);
    at_ += word.size();
    if (word != "plural" || !accept(',')) return fail("bad_plural", at_);
    if (++nesting_ > kMostPlurals) return fail("too_deep", open);
    piece.plural_rules = rules_;
    while (at_ < text_.size() && next() != '}') {
      const std::size_t start = at_;
      while (at_ < text_.size() && next() != ' ' && next() != '{') ++at_;
      const std::string_view selector = text_.substr(start, at_ - start);
      if (!is_selector(selector) || !accept('{')) return fail("bad_plural", start);
      piece.selectors.emplace_back(selector);
      if (!read(piece.branches.emplace_back(), &piece.path)) return false;
      if (next() != '}') return fail("unclosed_brace", open);
      ++at_;
      skip_spaces();
    }
    --nesting_;
    if (find_form(piece, "other") == nullptr) return fail("no_other", open);
    return true;
  }

  static bool is_selector(std::string_view text) {
    constexpr std::string_view kForms[] = {"zero", "one", "two", "few", "many", "other"};
    if (text.starts_with("=")) return parse_number(text.substr(1)).has_value();
    return std::find(std::begin(kForms), std::end(kForms), text) != std::end(kForms);
  }

  std::string_view text_;
  std::uint8_t rules_;
  std::size_t at_ = 0;
  int nesting_ = 0;
  ParseFault fault_;
};

// The form for a value; what is no number, and what is missing, takes the last resort.
const Template& form_for(const Template::Piece& piece, const Value* value) {
  const auto number = value == nullptr ? std::nullopt : parse_number(value_text(*value));
  const Template* form = nullptr;
  if (number) {
    for (std::size_t i = 0; i < piece.branches.size(); ++i) {
      const std::string_view selector = piece.selectors[i];
      if (selector[0] == '=' && parse_number(selector.substr(1)) == number)
        return piece.branches[i];
    }
    form = find_form(piece, plural_form(piece.plural_rules, *number));
  }
  if (form == nullptr) form = find_form(piece, "other");
  return form == nullptr ? piece.branches.front() : *form;
}

Part::Kind kind_of(const Value& value) {
  if (std::holds_alternative<Number>(value)) return Part::Kind::number;
  const auto* text = std::get_if<std::string>(&value);
  constexpr std::size_t kDayBytes = 10, kMostTimeBytes = 35;
  if (text == nullptr || text->size() > kMostTimeBytes || !day_number(*text))
    return Part::Kind::text;
  if (text->size() == kDayBytes) return Part::Kind::date;
  return (*text)[kDayBytes] == 'T' ? Part::Kind::time : Part::Kind::text;
}

void add_parts(const Template& text, const Variables& variables, std::vector<Part>& parts) {
  for (const Template::Piece& piece : text.pieces) {
    if (piece.path.empty()) {
      parts.push_back({false, piece.text});
      continue;
    }
    const Value* value = find_value(variables, piece.path);
    if (!piece.branches.empty()) {
      add_parts(form_for(piece, value), variables, parts);
      continue;
    }
    std::string shown = value == nullptr ? "" : value_text(*value);
    if (!shown.empty()) parts.push_back({true, std::move(shown), kind_of(*value)});
  }
}

void add_paths(const Template& text, std::vector<Path>& out) {
  for (const Template::Piece& piece : text.pieces) {
    if (!piece.path.empty()) out.push_back(piece.path);
    for (const Template& branch : piece.branches) add_paths(branch, out);
  }
}

}  // namespace

std::variant<Template, ParseFault> parse_template(std::string_view text,
                                                  std::uint8_t plural_rules) {
  return Parser(text, plural_rules).run();
}

const Template* find_form(const Template::Piece& piece, std::string_view form) {
  const auto found = std::find(piece.selectors.begin(), piece.selectors.end(), form);
  if (found == piece.selectors.end()) return nullptr;
  return &piece.branches[static_cast<std::size_t>(found - piece.selectors.begin())];
}

std::vector<Path> paths(const Template& text) {
  std::vector<Path> out;
  add_paths(text, out);
  return out;
}

std::vector<Part> expand(const Template& text, const Variables& variables) {
  std::vector<Part> parts;
  add_parts(text, variables, parts);
  return parts;
}

std::string expand_text(const Template& text, const Variables& variables) {
  std::string out;
  for (const Part& part : expand(text, variables)) out += part.text;
  return out;
}

}  // namespace waypost
