#include "proof/watches.h"

#include <algorithm>
#include <variant>

#include "flow/value.h"
#include "proof/cells.h"
#include "proof/copies.h"

namespace waypost::proof {
namespace {

using expr::Op;

// What it gives is missing when anything is that it reads.
bool is_calculation(const expr::Expression& value) {
  return std::all_of(value.nodes.begin(), value.nodes.end(), [](const expr::Node& node) {
    switch (node.op) {
      case Op::literal:
      case Op::path:
      case Op::add:
      case Op::subtract:
      case Op::multiply:
      case Op::divide:
      case Op::remainder:
      case Op::minus:
      case Op::call:
        return true;
      default:
        return false;
    }
  });
}

}  // namespace

std::uint32_t Watches::add(const Path& path, bool is_shown) {
  paths_.push_back(path);
  is_shown_.push_back(is_shown);
  return count() - 1;
}

void Watches::add_set(const std::string& root) {
  if (set_.count(root) == 0) set_.emplace(root, add({root}, false));
}

void Watches::add_shown(const Path& path) {
  if (shown_.count(path) == 0) shown_.emplace(path, add(path, true));
}

// Until nothing is new, which the length of paths sees to.
void Watches::follow(const Model& model) {
  const std::vector<Assignment> assignments = assignments_of(model);
  for (std::uint32_t before = 0; before != count();) {
    before = count();
    for (const auto& [value, to] : assignments) {
      if (is_copy(*value)) {
        std::vector<Path> found;
        for (auto [at, last] = below(to); at != last; ++at)
          found.push_back(moved(at->first, to, value->nodes[0].path));
        for (const Path& path : found) {
          if (path.size() <= kLongestCopy && !is_of_world(path)) add_shown(path);
        }
      } else if (shown_.count(to) > 0 && is_calculation(*value)) {
        for (const Path& path : expr::paths(*value)) {
          if (!is_of_world(path)) add_shown(path);
        }
      }
    }
  }
}

std::uint32_t Watches::set(std::string_view root) const {
  const auto found = set_.find(root);
  return found == set_.end() ? kNowhere : found->second;
}

std::uint32_t Watches::shown(const Path& path) const {
  const auto found = shown_.find(path);
  return found == shown_.end() ? kNowhere : found->second;
}

std::pair<std::map<Path, std::uint32_t>::const_iterator,
          std::map<Path, std::uint32_t>::const_iterator>
Watches::below(const Path& path) const {
  const auto first = shown_.lower_bound(path);
  const auto last = std::find_if(
      first, shown_.end(), [&](const auto& entry) { return !is_at_or_below(entry.first, path); });
  return {first, last};
}

void Watches::mark_set(const std::string& root, const Value& value, std::vector<Mark>& out) const {
  if (const std::uint32_t number = set(root); number != kNowhere) out.push_back({number});
  mark_value({root}, value, out);
}

void Watches::mark_value(const Path& path, const Value& value, std::vector<Mark>& out) const {
  for (auto [at, last] = below(path); at != last; ++at) {
    const Fields alone = {{"", value}};
    const Path inside = moved(at->first, path, {""});
    const Value* found = find_value(alone, inside);
    const bool is_there = found != nullptr && !std::holds_alternative<Missing>(*found);
    out.push_back({at->second, is_there ? Mark::kSet : Mark::kUnset});
  }
}

void Watches::mark_all(const Path& path, bool is_there, std::vector<Mark>& out) const {
  for (auto [at, last] = below(path); at != last; ++at)
    out.push_back({at->second, is_there ? Mark::kSet : Mark::kUnset});
}

void Watches::mark_there(Path path, std::vector<Mark>& out) const {
  for (; !path.empty(); path.pop_back()) {
    if (const std::uint32_t number = shown(path); number != kNowhere) out.push_back({number});
  }
}

void Watches::mark_expression(const Path& path, const expr::Expression& value,
                              std::vector<Mark>& out) const {
  for (auto [at, last] = below(path); at != last; ++at) {
    out.push_back({at->second});
    const bool is_value = at->first == path && is_calculation(value);
    for (const Path& read : expr::paths(value)) {
      const bool counts = is_copy(value) || is_value;
      const std::uint32_t from = is_copy(value) ? shown(moved(at->first, path, read)) : shown(read);
      if (counts && from != kNowhere) out.push_back({at->second, from, true});
    }
  }
}

}  // namespace waypost::proof
