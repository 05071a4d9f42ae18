#include "proof/labels.h"

#include <cstdint>
#include <string>
#include <vector>

#include "flow/expression.h"
#include "proof/branches.h"
#include "text/ascii.h"

namespace waypost::proof {
namespace {

// Both conditions as one: `a && b`.
expr::Expression joined(const expr::Expression& one, const expr::Expression& other) {
  expr::Expression out = one;
  const auto shift = static_cast<std::uint32_t>(one.nodes.size());
  for (expr::Node node : other.nodes) {
    for (std::uint32_t& operand : node.operands) operand += shift;
    out.nodes.push_back(std::move(node));
  }
  expr::Node both;
  both.op = expr::Op::both;
  both.operands = {shift - 1, static_cast<std::uint32_t>(out.nodes.size() - 1)};
  out.nodes.push_back(std::move(both));
  return out;
}

// Neither case nor blanks tell two labels apart.
std::string plain(std::string_view label) {
  std::string out;
  for (const char c : label) {
    const bool is_blank = c == ' ' || c == '\t' || c == '\n';
    if (!is_blank || (!out.empty() && out.back() != ' ')) out += is_blank ? ' ' : text::to_lower(c);
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

class Checker {
 public:
  Checker(content::Build& build, const expr::TypeOf& type_of)
      : build_(build),
        type_of_(type_of),
        is_translated_(&build.texts.translated() != &build.report),
        texts_(build.texts.translated().root().find("texts")) {}

  void run() {
    for (const content::FlowDraft& flow : build_.draft.flows) {
      for (const content::StepDraft& step : flow.steps) check_step(flow, step);
    }
    begin();
    for (const json::Value flow : build_.report.root().find("flows").items()) add_title(flow);
    begin();
    for (const json::Value entry : build_.report.root().find("menu").items())
      add("menu/", entry, nullptr);
  }

 private:
  struct Label {
    std::string text, hint;  // as they are told apart
    json::Value where;
    const expr::Expression* when;
  };

  void begin() { labels_.clear(); }

  void check_step(const content::FlowDraft& flow, const content::StepDraft& step) {
    const std::string path = "flows/" + flow.flow.id + "/" + step.step.id + "/";
    begin();
    for (const content::OptionDraft& option : step.options)
      add_option(path, step.source, option.option);
    if (const json::Value confirm = step.source.find("confirm")) {
      begin();
      for (const char* key : {"yes", "no"})
        add(is_translated_ ? texts_.find(path + "confirm/" + key) : confirm.find(key), {}, nullptr);
    }
    for (const Input& input : step.step.inputs) {
      const bool is_form = step.step.kind == StepKind::form;
      begin();
      for (const Option& option : input.options)
        add_option(is_form ? path + "fields/" + input.variable + "/" : path,
                   is_form ? field(step.source, input.variable) : step.source, option);
    }
  }

  static json::Value field(json::Value step, const std::string& variable) {
    for (const json::Value each : step.find("fields").items()) {
      if (each.find("var").text() == variable) return each;
    }
    return {};
  }

  void add_option(const std::string& path, json::Value source, const Option& option) {
    for (const json::Value each : source.find("options").items()) {
      if (each.find("id").text() == option.id)
        return add(path + "options/", each, option.when.get());
    }
  }

  // As it stands in this language; in a sibling nothing where the base's words are shown.
  json::Value word(const std::string& path, json::Value own, const char* key) const {
    return is_translated_ ? texts_.find(path + std::string(own.find("id").text()) + "/" + key)
                          : own.find(key);
  }

  // Flows that questions lead to are offered beside each other.
  void add_title(json::Value flow) {
    const json::Value enabled = flow.find("enabled");
    const bool is_off = enabled.is_boolean() && !enabled.boolean();
    if (is_off || flow.find("questions").size() == 0) return;
    const std::string path = "flows/" + std::string(flow.find("id").text()) + "/title";
    add(is_translated_ ? texts_.find(path) : flow.find("title"), {}, nullptr);
  }

  void add(const std::string& path, json::Value own, const expr::Expression* when) {
    add(word(path, own, "label"), word(path, own, "hint"), when);
  }

  void add(json::Value where, json::Value hint, const expr::Expression* when) {
    if (!where.is_text()) return;
    const Label label = {plain(where.text()), plain(hint.text()), where, when};
    for (const Label& first : labels_) {
      if (first.text != label.text || first.hint != label.hint || !go_together(first, label))
        continue;
      build_.texts.translated().warns(Code::duplicate_label, where, {where.text(), first.where});
      break;
    }
    labels_.push_back(label);
  }

  bool go_together(const Label& one, const Label& other) const {
    if (one.when == nullptr || other.when == nullptr) return true;
    const expr::Expression both = joined(*one.when, *other.when);
    return judge_cases({&both}, type_of_)[0] == CaseVerdict::taken;
  }

  content::Build& build_;
  const expr::TypeOf& type_of_;
  bool is_translated_;
  json::Value texts_;
  std::vector<Label> labels_;  // of the options that stand together
};

}  // namespace

void check_labels(content::Build& build, const expr::TypeOf& type_of) {
  Checker(build, type_of).run();
}

}  // namespace waypost::proof
