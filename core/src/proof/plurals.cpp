// Texts are read once more: drafts keep where they stood, models do not.
#include "proof/plurals.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "flow/plural.h"
#include "flow/plural_table.generated.h"
#include "flow/template.h"
#include "proof/text_places.h"

namespace waypost::proof {
namespace {

using expr::Type;

constexpr std::int64_t kOne = 1'000'000;
constexpr std::int64_t kMostWhole = 1000;

// A language has a form when its table has a rule for it, be it for fractions only.
bool has_rule(std::uint8_t rules, std::string_view form) {
  if (form == "other" || form.starts_with("=")) return true;
  if (rules == 0) return false;
  std::string_view rest = kPluralTable[rules - 1].rules;
  for (;;) {
    if (rest.starts_with(form[0])) return true;
    const std::size_t end = rest.find(';');
    if (end == rest.npos) return false;
    rest.remove_prefix(end + 1);
  }
}

// Choices whose ids are numbers: texts that can be counted.
std::set<std::string> numbered_choices(const content::Draft& draft) {
  std::set<std::string> out;
  for (const content::FlowDraft& flow : draft.flows) {
    for (const content::StepDraft& step : flow.steps) {
      for (const Input& input : step.step.inputs) {
        const bool is_number =
            std::all_of(input.options.begin(), input.options.end(),
                        [](const Option& option) { return parse_number(option.id).has_value(); });
        if (!input.options.empty() && is_number) out.insert(input.variable);
      }
    }
  }
  return out;
}

class Checker {
 public:
  Checker(const content::Draft& draft, const VariableTypes& types)
      : types_(types), numbered_(numbered_choices(draft)) {}

  void check(const PlacedText& text) const {
    const auto rules = plural_rules(text.report->root().find("locale").text());
    if (std::holds_alternative<ParseFault>(parse_template(text.where.text(), rules))) return;
    const TextPlaces places = places_in(text.where.text());
    for (const std::size_t column : places.lone_braces)
      text.report->warns(Code::bad_expression, text.where, {"lone_brace", column});
    for (const PlacedPlural& plural : places.plurals) {
      check_forms(text, plural, rules);
      if (!may_count(plural.path))
        text.report->warns(Code::bad_expression, text.where, {"not_counted", plural.column});
    }
  }

 private:
  bool may_count(const Path& path) const {
    const Type type = types_.of(path);
    return type == Type::any || type == Type::number ||
           (type == Type::text && path.size() == 1 && numbered_.count(path[0]) > 0);
  }

  static void check_forms(const PlacedText& text, const PlacedPlural& plural, std::uint8_t rules) {
    std::set<std::string_view> names, missing;
    for (const PlacedPlural::Form& form : plural.forms) {
      names.insert(form.name);
      if (!has_rule(rules, form.name))
        text.report->warns(Code::bad_expression, text.where, {"unknown_form", form.column});
    }
    for (std::int64_t number = 0; number <= kMostWhole; ++number) {
      const std::string_view form = plural_form(rules, Number{number * kOne});
      const bool is_there = names.count(form) > 0 || names.count("=" + std::to_string(number)) > 0;
      if (!is_there && missing.insert(form).second)
        text.report->warns(Code::missing_plural, text.where, {form, number});
    }
  }

  const VariableTypes& types_;
  std::set<std::string> numbered_;
};

}  // namespace

void check_plurals(content::Build& build, const VariableTypes& types) {
  const Checker checker(build.draft, types);
  for (const PlacedText& text : texts_with_values(build)) checker.check(text);
}

}  // namespace waypost::proof
