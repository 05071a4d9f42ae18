// The words that a visitor reads in an answer: Markdown without its marks and addresses.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace waypost::advice {

struct ReadWord {
  std::string folded;
  std::string written;
  bool is_emphasised = false;  ///< bold, italic, or the words of a link
  bool spaceless = false;      ///< a piece of a script written without spaces
};

std::vector<ReadWord> markdown_words(std::string_view markdown);

/// A link, an address, a telephone number or a numbered step: something to go on with.
bool leads_somewhere(std::string_view markdown);

}  // namespace waypost::advice
