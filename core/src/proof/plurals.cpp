// Texts are read once more: drafts keep where they stood, models do not.
#include "proof/plurals.h"

#include <set>
#include <string>
#include <variant>

#include "flow/plural.h"
#include "flow/template.h"

namespace waypost::proof {
namespace {

constexpr std::int64_t kOne = 1'000'000;
constexpr std::int64_t kMostWhole = 1000;

void check_plural(const content::VariableUse& use, const Template& text, std::size_t plural) {
  std::set<std::string_view> missing;
  for (std::int64_t number = 0; number <= kMostWhole; ++number) {
    const std::string_view form =
        plural_form(text.pieces[plural].plural_rules, Number{number * kOne});
    const bool is_there =
        has_form(text, plural, form) || has_form(text, plural, "=" + std::to_string(number));
    if (!is_there && missing.insert(form).second)
      use.report->warns(Code::missing_plural, use.where, {form, number});
  }
}

void check_text(const content::VariableUse& use, const Template& text) {
  for (std::size_t i = 0; i < text.pieces.size(); ++i) {
    if (text.pieces[i].end != 0 && !text.pieces[i].path.empty()) check_plural(use, text, i);
  }
}

}  // namespace

void check_plurals(content::Build& build) {
  std::set<std::pair<const content::Report*, std::uint32_t>> seen;  // a text reads many names
  for (const content::VariableUse& use : build.texts.uses()) {
    if (!seen.emplace(use.report, use.where.node()).second) continue;
    const auto rules = plural_rules(use.report->root().find("locale").text());
    const auto parsed = parse_template(use.where.text(), rules);
    if (const auto* text = std::get_if<Template>(&parsed)) check_text(use, *text);
  }
}

}  // namespace waypost::proof
