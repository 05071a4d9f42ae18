#include "proof/one_language.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "flow/expression.h"

namespace waypost::proof {
namespace {

using expr::Node;
using expr::Op;

// Digits and marks are the same in every language; all of UTF-8 beyond ASCII counts as letters.
bool has_letter(const std::string& text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) > 127;
  });
}

// The texts that the expression may give, whole or as a part.
void collect_texts(const expr::Expression& expression, std::uint32_t number,
                   std::vector<std::string>& out) {
  const Node& node = expression.nodes[number];
  const auto* text = std::get_if<std::string>(&node.value);
  if (node.op == Op::literal && text != nullptr && has_letter(*text)) out.push_back(*text);
  if (node.op == Op::add || node.op == Op::list) {
    for (const std::uint32_t operand : node.operands) collect_texts(expression, operand, out);
  } else if (node.op == Op::choose) {
    collect_texts(expression, node.operands[1], out);
    collect_texts(expression, node.operands[2], out);
  }
}

// The ids of options by the variable that takes them.
std::set<std::pair<std::string, std::string>> labelled(const World& world) {
  std::set<std::pair<std::string, std::string>> out;
  for (std::uint32_t i = 0; i < world.steps(); ++i) {
    for (const Input& input : world.step(i).inputs) {
      for (const Option& option : input.options) out.emplace(input.variable, option.id);
    }
  }
  return out;
}

}  // namespace

void check_one_language(content::Build& build, const World& world,
                        const std::vector<std::vector<Read>>& reads) {
  if (build.report.root().find("locales").size() == 0) return;
  std::set<std::string> shown;
  for (const std::vector<Read>& of_step : reads) {
    for (const Read& read : of_step) {
      if (read.shown.size() == 1 && !read.is_sent) shown.insert(read.root);
    }
  }
  const auto labels = labelled(world);
  for (std::uint32_t i = 0; i < world.steps(); ++i) {
    const Step& step = world.step(i);
    if (step.kind != StepKind::call) continue;
    for (const auto& [name, value] : step.values) {
      if (value == nullptr || shown.count(name) == 0) continue;
      std::vector<std::string> texts;
      collect_texts(*value, static_cast<std::uint32_t>(value->nodes.size() - 1), texts);
      for (const std::string& text : texts) {
        if (labels.count({name, text}) == 0)
          build.report.warns(Code::untranslatable, world.source(i).find("args").find(name),
                             {text, name});
      }
    }
  }
}

}  // namespace waypost::proof
