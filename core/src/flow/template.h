// Owner's text with values in it: `Your order {order.number} is on its way`. `{{` is a literal
// brace.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "content/model.h"
#include "flow/expression.h"
#include "flow/value.h"
#include "waypost/session.h"

namespace waypost {

/// Parses a text. Faults: unclosed_brace, expected_path.
std::variant<Template, ParseFault> parse_template(std::string_view text);

/// Every path that is read, in order of appearance, repeats included.
std::vector<Path> paths(const Template& text);

/// The parts for the view: owner's Markdown and values apart. A missing value gives no part.
std::vector<Part> expand(const Template& text, const Variables& variables);

/// Everything as one plain text: for labels in records and for arguments.
std::string expand_text(const Template& text, const Variables& variables);

}  // namespace waypost
