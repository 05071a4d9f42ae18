// What a pack brings along beside the knowledge: what was learned of it earlier.
#pragma once

#include <string>
#include <string_view>

#include "content/model.h"
#include "content/report.h"
#include "json/reader.h"

namespace waypost::content {

/// What was learned, as Matcher takes it; "" without a pack, and when it is of another format or
/// was made of other texts: then a warning is made, and all is learned anew.
std::string read_pack(Report& report, json::Value pack, const Model& model);

/// Text and bytes, as in RFC 4648 with padding. Reading: "" when it is not well-formed.
std::string base64(std::string_view bytes);
std::string bytes_of_base64(std::string_view text);

/// 16 hex digits over everything that is learned from, and what was learned.
std::string pack_hash(const Model& model, std::string_view learned);

}  // namespace waypost::content
