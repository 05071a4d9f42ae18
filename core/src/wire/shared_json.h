// Pieces that several wire forms share.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "json/reader.h"
#include "json/writer.h"
#include "waypost/matcher.h"
#include "waypost/session.h"
#include "waypost/value.h"
#include "wire/object_reader.h"

namespace waypost::wire {

Target read_target(ObjectReader& reader);
/// The one under `key`; without an id when there is none.
Target read_target(ObjectReader& reader, std::string_view key);
void write_target(json::Writer& out, const Target& target);

/// Left out when empty.
void write_text_map(json::Writer& out, std::string_view key,
                    const std::map<std::string, std::string>& map);
void write_texts(json::Writer& out, std::string_view key, const std::vector<std::string>& texts);

/// `[{"text"} | {"value"}]`; left out when empty.
std::vector<Part> read_parts(ObjectReader& reader, std::string_view key);
void write_parts(json::Writer& out, std::string_view key, const std::vector<Part>& parts);

/// Variables: JSON numbers are exact decimals of six places. A number outside their range is
/// Missing.
Value read_value(json::Value value);
void write_value(json::Writer& out, const Value& value);

/// `{"error":{"code","detail"}}`, `detail` left out when empty.
std::string error_json(std::string_view code, std::string_view detail = {});

}  // namespace waypost::wire
