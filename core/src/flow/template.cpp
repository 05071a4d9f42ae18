// Owner's text with values in it.
#include "flow/template.h"

#include <utility>

#include "flow/scan.h"

namespace waypost {

std::variant<Template, ParseFault> parse_template(std::string_view text) {
  Template out;
  std::string literal;
  const auto flush = [&] {
    if (!literal.empty()) out.pieces.push_back({std::exchange(literal, {}), {}});
  };
  std::size_t at = 0;
  while (at < text.size()) {
    const char c = text[at];
    if (c != '{') {
      literal += c;
      ++at;
      continue;
    }
    if (text.substr(at).starts_with("{{")) {
      literal += '{';
      at += 2;
      continue;
    }
    const std::size_t open = at++;
    Path path = scan_path(text, at);
    if (at >= text.size()) return ParseFault{"unclosed_brace", open + 1};
    if (path.empty() || text[at] != '}') return ParseFault{"expected_path", at + 1};
    ++at;
    flush();
    out.pieces.push_back({"", std::move(path)});
  }
  flush();
  return out;
}

std::vector<Path> paths(const Template& text) {
  std::vector<Path> out;
  for (const Template::Piece& piece : text.pieces) {
    if (!piece.path.empty()) out.push_back(piece.path);
  }
  return out;
}

std::vector<Part> expand(const Template& text, const Variables& variables) {
  std::vector<Part> parts;
  for (const Template::Piece& piece : text.pieces) {
    if (piece.path.empty()) {
      parts.push_back({false, piece.text});
      continue;
    }
    const Value* value = find_value(variables, piece.path);
    std::string shown = value == nullptr ? "" : value_text(*value);
    if (!shown.empty()) parts.push_back({true, std::move(shown)});
  }
  return parts;
}

std::string expand_text(const Template& text, const Variables& variables) {
  std::string out;
  for (const Part& part : expand(text, variables)) out += part.text;
  return out;
}

}  // namespace waypost
