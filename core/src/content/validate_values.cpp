// What is calculated and what is filled in: expressions, alone and by name, and texts by name.
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "content/build.h"
#include "flow/expression.h"
#include "flow/scan.h"

namespace waypost::content {
Condition parse_expression(Build& build, json::Value source) {
  if (!source) return nullptr;
  auto parsed = expr::parse(source.text());
  if (const auto* fault = std::get_if<ParseFault>(&parsed)) {
    build.report.breaks(Code::bad_expression, source, {fault->what, fault->column});
    return nullptr;
  }
  return std::make_shared<const expr::Expression>(std::get<expr::Expression>(std::move(parsed)));
}

Condition read_expression(Build& build, json::Value source) {
  Condition expression = parse_expression(build, source);
  if (expression != nullptr) build.texts.uses(source, expr::paths(*expression));
  return expression;
}

Path read_list_path(Build& build, json::Value source) {
  if (!source) return {};
  std::size_t at = 0;
  Path path = scan_path(source.text(), at);
  if (path.empty() || at != source.text().size()) {
    build.report.breaks(Code::bad_expression, source, {"expected_path", at + 1});
    return {};
  }
  build.texts.uses(source, {path});
  return path;
}

std::vector<std::pair<std::string, Condition>> read_values(Build& build, json::Value object) {
  std::vector<std::pair<std::string, Condition>> values;
  for (const json::Member member : object.members()) {
    if (is_nobodys(member.key.text())) continue;
    if (const auto fault = fault_of(Kind::variable, "", member.key))
      build.report.breaks(*fault, member.key);
    if (const auto fault = fault_of(Kind::text, member.key.text(), member.value)) {
      build.report.breaks(*fault, member.value);
      continue;
    }
    values.emplace_back(member.key.text(), read_expression(build, member.value));
  }
  return values;
}

std::vector<std::pair<std::string, Template>> read_arguments(Build& build, json::Value object) {
  std::vector<std::pair<std::string, Template>> arguments;
  for (const json::Member member : object.members()) {
    if (!member.value.is_text()) {
      build.report.breaks(Code::wrong_type, member.value,
                          {"text", json::to_string(member.value.type())});
      continue;
    }
    arguments.emplace_back(member.key.text(), build.texts.untranslated(member.value));
  }
  return arguments;
}

std::size_t read_choice(Report& report, json::Value value,
                        std::span<const std::string_view> possible) {
  if (!value) return 0;
  std::string all;
  for (std::size_t i = 0; i < possible.size(); ++i) {
    if (possible[i] == value.text()) return i;
    all += (all.empty() ? "" : ", ") + std::string(possible[i]);
  }
  const std::string found(value.text());
  report.breaks(Code::bad_value, value, {found, all, report.nearest(found, possible)});
  return possible.size();
}

JumpDraft step_jump(json::Value id) { return id ? JumpDraft{Jump::Kind::step, id} : JumpDraft{}; }

}  // namespace waypost::content
