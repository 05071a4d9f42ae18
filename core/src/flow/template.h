// Owner's text with values in it: `Your order {order.number} is on its way`. `{{` is a literal
// brace. A plural is written as in ICU's MessageFormat: `{days, plural, =0 {today} one {# day}
// other
// {# days}}`, where `#` is the number, and other values may stand inside.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "content/model.h"
#include "flow/expression.h"
#include "flow/value.h"
#include "waypost/session.h"

namespace waypost {

/// Parses a text in a language of these plural rules (flow/plural.h). Faults: unclosed_brace,
/// expected_path, bad_plural, no_other, too_deep.
std::variant<Template, ParseFault> parse_template(std::string_view text,
                                                  std::uint8_t plural_rules = 0);

/// True when the plural at this index has a text for `one`, `few`, `=0`…
bool has_form(const Template& text, std::size_t plural, std::string_view form);

/// What is shown of a text: literals and values in their order, of plurals the form that counts.
std::vector<const Template::Piece*> shown(const Template& text, const Variables& variables);

/// Every path that is read, in order of appearance, repeats included.
std::vector<Path> paths(const Template& text);

/// Where Variables::world has the label of an option that was chosen for a variable.
std::string label_name(std::string_view variable, std::string_view option);

/// The parts for the view: owner's Markdown and values apart. A missing value gives no part; of
/// what was chosen the label is shown, where it is known.
std::vector<Part> expand(const Template& text, const Variables& variables);

/// Everything as one plain text: for people.
std::string expand_text(const Template& text, const Variables& variables);

/// The same for machines, and for what is typed: of what was chosen the option's id.
std::string expand_values(const Template& text, const Variables& variables);

}  // namespace waypost
