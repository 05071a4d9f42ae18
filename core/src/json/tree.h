// The node array behind json::Document. Private to core/src/json.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "json/reader.h"

namespace waypost::json {

struct Node {
  std::uint32_t offset = 0;  // where the value starts in the source
  std::uint32_t text =
      0;  // text, number: where its bytes start; containers: the node after the last inside
  std::uint32_t extent = 0;  // text, number: bytes; containers: elements or members
  Type type = Type::null;
  bool flag = false;  // boolean: its value; text: its bytes lie in the pool
};

struct Tree {
  std::string_view source;
  std::string pool;  // texts that had escapes, unescaped, one after the other
  std::vector<Node> nodes;
  // (key, first such key), ascending. Long numbers, since pairs of these are sorted elsewhere too:
  // one more kind of sorting would cost 0.4 KB.
  std::vector<std::pair<std::uint64_t, std::uint32_t>> repeated;
  std::optional<ReadError> error;

  std::string_view text_of(std::uint32_t node) const;
  /// The node after this value and everything inside it.
  std::uint32_t after(std::uint32_t node) const;
  bool is_repeated(std::uint32_t key) const;
};

/// True when the text begins with a UTF-8 byte order mark.
inline bool starts_with_mark(std::string_view text) { return text.substr(0, 3) == "\xEF\xBB\xBF"; }

/// Notes the repeated keys of a closing object; its `text` (end) is not set yet.
void find_repeated_keys(Tree& tree, std::uint32_t object);

}  // namespace waypost::json
