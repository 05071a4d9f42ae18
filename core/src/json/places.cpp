// Where things stand: lines and columns of byte offsets, JSON pointers of nodes.
#include <algorithm>
#include <cstddef>

#include "json/reader.h"
#include "json/tree.h"

namespace waypost::json {
namespace {

void append_token(std::string& pointer, std::string_view key) {
  pointer += '/';
  for (const char c : key) {
    if (c == '~') {
      pointer += "~0";
    } else if (c == '/') {
      pointer += "~1";
    } else {
      pointer += c;
    }
  }
}

// A container on the way down to a node.
struct Level {
  std::uint32_t end;  // the node after the container
  bool is_object;
  std::uint32_t next;          // array: index of its next element
  std::size_t pointer_length;  // of the container's own pointer
};

}  // namespace

std::vector<std::string> Document::pointers(const std::vector<std::uint32_t>& nodes) const {
  std::vector<std::string> found;
  found.reserve(nodes.size());
  std::vector<Level> levels;
  std::string pointer;
  for (std::uint32_t node = 0; node < tree_->nodes.size() && found.size() < nodes.size(); ++node) {
    while (!levels.empty() && levels.back().end <= node) levels.pop_back();
    pointer.resize(levels.empty() ? 0 : levels.back().pointer_length);
    bool is_key = false;
    if (!levels.empty()) {
      if (levels.back().is_object) {
        append_token(pointer, tree_->text_of(node));
        is_key = true;
      } else {
        append_token(pointer, std::to_string(levels.back().next++));
      }
    }
    while (found.size() < nodes.size() && nodes[found.size()] == node) found.push_back(pointer);
    if (is_key) {
      ++node;
      while (found.size() < nodes.size() && nodes[found.size()] == node) found.push_back(pointer);
    }
    const Node& value = tree_->nodes[node];
    if (value.type == Type::array || value.type == Type::object) {
      levels.push_back({value.text, value.type == Type::object, 0, pointer.size()});
    }
  }
  return found;
}

LineTable::LineTable(std::string_view text) {
  starts_.push_back(starts_with_mark(text) ? 3 : 0);
  for (std::size_t at = text.find('\n'); at != text.npos; at = text.find('\n', at + 1)) {
    starts_.push_back(static_cast<std::uint32_t>(at + 1));
  }
}

Place LineTable::place(std::uint32_t offset) const {
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
  if (after == starts_.begin()) return {};
  const auto line = static_cast<std::uint32_t>(after - starts_.begin());
  return {line, offset - *(after - 1) + 1};
}

}  // namespace waypost::json
