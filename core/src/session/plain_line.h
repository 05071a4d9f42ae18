// The owner's Markdown where it is not rendered.
#pragma once

#include <string>
#include <string_view>

namespace waypost::session {

/// One line without the marks of emphasis and code; ends of lines and paragraphs become a space. A
/// star between spaces is one that is meant.
std::string plain_line(std::string_view markdown);

}  // namespace waypost::session
