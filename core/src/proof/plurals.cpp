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

void check_plural(const content::VariableUse& use, const Template::Piece& piece) {
  std::set<std::string_view> missing;
  for (std::int64_t number = 0; number <= kMostWhole; ++number) {
    const std::string_view form = plural_form(piece.plural_rules, Number{number * kOne});
    const bool has_form = find_form(piece, form) != nullptr ||
                          find_form(piece, "=" + std::to_string(number)) != nullptr;
    if (!has_form && missing.insert(form).second)
      use.report->warns(Code::missing_plural, use.where, {form, number});
  }
}

void check_text(const content::VariableUse& use, const Template& text) {
  for (const Template::Piece& piece : text.pieces) {
    if (piece.branches.empty()) continue;
    check_plural(use, piece);
    for (const Template& branch : piece.branches) check_text(use, branch);
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
