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
    if (!read(nullptr)) return fault_;
    return std::move(out_);
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
  bool read(const Path* counted) {
    std::string literal;
    const auto flush = [&] {
      if (!literal.empty()) add().text = std::exchange(literal, {});
    };
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (counted != nullptr && c == '}') break;
      if (counted != nullptr && c == '#') {
        flush();
        add().path = *counted;
      } else if (c != '{') {
        literal += c;
      } else if (text_.substr(at_).starts_with("{{")) {
        literal += '{';
        ++at_;
      } else {
        flush();
        if (!read_value()) return false;
        continue;
      }
      ++at_;
    }
    flush();
    return true;
  }

  bool read_value() {
    const std::size_t open = at_++;
    const Path path = scan_path(text_, at_);
    const std::size_t piece = out_.pieces.size();
    add().path = path;
    const std::size_t behind = at_;
    if (path.empty() || !accept(',')) {
      at_ = behind;
    } else if (!read_plural(piece, path, open)) {
      return false;
    }
    if (at_ >= text_.size()) return fail("unclosed_brace", open);
    if (path.empty() || next() != '}') return fail("expected_path", at_);
    ++at_;
    return true;
  }

  // `plural, one {# day} other {# days}`
  bool read_plural(std::size_t piece, const Path& path, std::size_t open) {
    const std::string_view word = scan_name(text_, at_);
    at_ += word.size();
    if (word != "plural" || !accept(',')) return fail("bad_plural", at_);
    if (++nesting_ > kMostPlurals) return fail("too_deep", open);
    out_.pieces[piece].plural_rules = rules_;
    while (at_ < text_.size() && next() != '}') {
      const std::size_t start = at_, form = out_.pieces.size();
      while (at_ < text_.size() && next() != ' ' && next() != '{') ++at_;
      const std::string_view selector = text_.substr(start, at_ - start);
      if (!is_selector(selector) || !accept('{')) return fail("bad_plural", start);
      add().text = selector;
      if (!read(&path)) return false;
      if (next() != '}') return fail("unclosed_brace", open);
      ++at_;
      skip_spaces();
      out_.pieces[form].end = size();
    }
    --nesting_;
    out_.pieces[piece].end = size();
    if (!has_form(out_, piece, "other")) return fail("no_other", open);
    return true;
  }

  Template::Piece& add() { return out_.pieces.emplace_back(); }
  std::uint32_t size() const { return static_cast<std::uint32_t>(out_.pieces.size()); }

  static bool is_selector(std::string_view text) {
    constexpr std::string_view kForms[] = {"zero", "one", "two", "few", "many", "other"};
    if (text.starts_with("=")) return parse_number(text.substr(1)).has_value();
    return std::find(std::begin(kForms), std::end(kForms), text) != std::end(kForms);
  }

  Template out_;
  std::string_view text_;
  std::uint8_t rules_;
  std::size_t at_ = 0;
  int nesting_ = 0;
  ParseFault fault_;
};

// The form of a plural, by its index, for a value: its exact number first. What is no number, and
// what is missing, takes `other`.
std::size_t form_for(const Template& text, std::size_t plural, const Variables& variables) {
  const Template::Piece& piece = text.pieces[plural];
  const Value* value = find_value(variables, piece.path);
  const auto number = value == nullptr ? std::nullopt : parse_number(value_text(*value));
  const std::string_view wanted = number ? plural_form(piece.plural_rules, *number) : "other";
  std::size_t found = 0;
  for (std::size_t i = plural + 1; i < piece.end; i = text.pieces[i].end) {
    const std::string_view form = text.pieces[i].text;
    if (number && form[0] == '=' && parse_number(form.substr(1)) == number) return i;
    if (form == wanted || (form == "other" && found == 0)) found = i;
  }
  return found;
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

// Of what was chosen the label, where there is one for this name.
Part shown_value(const Variables& variables, std::string_view name, const Value& value) {
  Part part{true, {}, kind_of(value)};
  for (const Value& one : things_of(value)) {
    std::string text = value_text(one);
    const auto label = variables.world.find(label_name(name, text));
    if (label != variables.world.end()) {
      text = value_text(label->second);
      part.kind = Part::Kind::text;
    }
    if (!part.text.empty() && !text.empty()) part.text += ", ";
    part.text += text;
  }
  return part;
}

std::vector<Part> expand(const Template& text, const Variables& variables, bool for_people) {
  std::vector<Part> parts;
  for (const Template::Piece* piece : shown(text, variables)) {
    if (piece->path.empty()) {
      parts.push_back({false, piece->text});
      continue;
    }
    const Value* value = find_value(variables, piece->path);
    if (value == nullptr) continue;
    const bool may_be_chosen = for_people && piece->path.size() == 1;
    Part part =
        shown_value(variables, may_be_chosen ? std::string_view(piece->path.front()) : "", *value);
    if (!part.text.empty()) parts.push_back(std::move(part));
  }
  return parts;
}

std::string joined(const std::vector<Part>& parts) {
  std::string out;
  for (const Part& part : parts) out += part.text;
  return out;
}

}  // namespace

std::variant<Template, ParseFault> parse_template(std::string_view text,
                                                  std::uint8_t plural_rules) {
  return Parser(text, plural_rules).run();
}

bool has_form(const Template& text, std::size_t plural, std::string_view form) {
  for (std::size_t i = plural + 1; i < text.pieces[plural].end; i = text.pieces[i].end) {
    if (text.pieces[i].text == form) return true;
  }
  return false;
}

std::vector<Path> paths(const Template& text) {
  std::vector<Path> out;
  for (const Template::Piece& piece : text.pieces) {
    if (!piece.path.empty()) out.push_back(piece.path);
  }
  return out;
}

std::vector<const Template::Piece*> shown(const Template& text, const Variables& variables) {
  std::vector<const Template::Piece*> out;
  for (std::size_t i = 0; i < text.pieces.size();) {
    const Template::Piece& piece = text.pieces[i];
    if (piece.end == 0) {
      out.push_back(&piece);
      ++i;
    } else {
      // Behind the form that was chosen stand the others: they are passed over one by one.
      i = piece.path.empty() ? piece.end : form_for(text, i, variables) + 1;
    }
  }
  return out;
}

std::string label_name(std::string_view variable, std::string_view option) {
  return std::string(variable).append("=").append(option);
}

std::vector<Part> expand(const Template& text, const Variables& variables) {
  return expand(text, variables, true);
}

std::string expand_text(const Template& text, const Variables& variables) {
  return joined(expand(text, variables, true));
}

std::string expand_values(const Template& text, const Variables& variables) {
  return joined(expand(text, variables, false));
}

}  // namespace waypost
