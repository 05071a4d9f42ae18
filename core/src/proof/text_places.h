// Where plurals and braces stand in texts with values. What is compiled (flow/template.h) does not
// say it: no page needs it.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "content/build.h"
#include "flow/value.h"

namespace waypost::proof {

/// A text with values as it stands in its file.
struct PlacedText {
  content::Report* report;
  json::Value where;
};

/// Those of all steps and of the menu; beside a sibling its own, too.
std::vector<PlacedText> texts_with_values(content::Build& build);

/// A plural and the names of its forms; columns are 1-based bytes.
struct PlacedPlural {
  struct Form {
    std::string_view name;
    std::size_t column = 1;
  };
  Path path;
  std::size_t column = 1;
  std::vector<Form> forms;
};

struct TextPlaces {
  std::vector<PlacedPlural> plurals;
  std::vector<std::size_t> lone_braces;  ///< `}` that nothing opens: neither a value nor `{{`
};

/// Of a text that can be parsed.
TextPlaces places_in(std::string_view text);

}  // namespace waypost::proof
