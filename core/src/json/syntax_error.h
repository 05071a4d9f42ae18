// What a syntax error is, in short neutral words, out of what nlohmann_json tells.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "json/reader.h"

namespace waypost::json {

/// `token_begin` is where the token began that could not be taken, `taken` how far the parser has
/// read, `message` the parser's own sentence.
ReadError syntax_error(std::string_view source, std::uint32_t token_begin, std::uint32_t taken,
                       std::string_view message);

}  // namespace waypost::json
