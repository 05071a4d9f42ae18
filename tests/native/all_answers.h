// What visitors of random flows may type, and what lookups may answer them (flow_maker.h): every
// constant that their conditions know, and what lies beside it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "json/reader.h"

namespace waypost::test {

/// What may be typed into an input or a field of a form; "" where nothing is.
std::vector<std::string> typed_for(json::Value input);

/// Everything that the system behind this lookup of the file may say.
std::vector<std::string> bodies_of(std::string_view lookup, json::Value file);

}  // namespace waypost::test
