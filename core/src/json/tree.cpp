// Walking the node array: values, members, pointers, repeated keys.
#include "json/tree.h"

#include <algorithm>
#include <utility>

namespace waypost::json {
namespace {

// One reference token of a pointer, unescaped.
std::string unescaped(std::string_view token) {
  std::string out;
  for (std::size_t i = 0; i < token.size(); ++i) {
    if (token[i] == '~' && i + 1 < token.size() && (token[i + 1] == '0' || token[i + 1] == '1')) {
      out += token[++i] == '0' ? '~' : '/';
    } else {
      out += token[i];
    }
  }
  return out;
}

// An array index as RFC 6901 writes it: digits, no leading zero.
std::optional<std::uint32_t> array_index(std::string_view token) {
  if (token.empty() || token.size() > 9 || (token.size() > 1 && token[0] == '0'))
    return std::nullopt;
  std::uint32_t index = 0;
  for (const char c : token) {
    if (c < '0' || c > '9') return std::nullopt;
    index = index * 10 + static_cast<std::uint32_t>(c - '0');
  }
  return index;
}

}  // namespace

std::string_view to_string(Type type) {
  switch (type) {
    case Type::absent:
      return "nothing";
    case Type::null:
      return "null";
    case Type::boolean:
      return "boolean";
    case Type::number:
      return "number";
    case Type::text:
      return "text";
    case Type::array:
      return "array";
    case Type::object:
      return "object";
  }
  return "nothing";
}

std::string_view Tree::text_of(std::uint32_t node) const {
  const Node& n = nodes[node];
  const std::string_view bytes = n.type == Type::text && n.flag ? std::string_view(pool) : source;
  return bytes.substr(n.text, n.extent);
}

std::uint32_t Tree::after(std::uint32_t node) const {
  const Node& n = nodes[node];
  return n.type == Type::array || n.type == Type::object ? n.text : node + 1;
}

bool Tree::is_repeated(std::uint32_t key) const {
  const auto found =
      std::lower_bound(repeated.begin(), repeated.end(), std::pair(std::uint64_t{key}, 0u));
  return found != repeated.end() && found->first == key;
}

void find_repeated_keys(Tree& tree, std::uint32_t object) {
  if (tree.nodes[object].extent < 2) return;
  std::vector<std::pair<std::string_view, std::uint32_t>> keys;
  keys.reserve(tree.nodes[object].extent);
  for (auto at = object + 1; at < tree.nodes.size(); at = tree.after(at + 1)) {
    keys.emplace_back(tree.text_of(at), at);
  }
  std::sort(keys.begin(), keys.end());
  for (std::size_t i = 1, first = 0; i < keys.size(); ++i) {
    if (keys[i].first != keys[first].first) {
      first = i;
      continue;
    }
    tree.repeated.emplace_back(keys[i].second, keys[first].second);
    --tree.nodes[object].extent;
  }
}

Type Value::type() const { return tree_ ? tree_->nodes[node_].type : Type::absent; }
std::string_view Value::text() const {
  return is_text() ? tree_->text_of(node_) : std::string_view();
}
bool Value::boolean() const { return is_boolean() && tree_->nodes[node_].flag; }
std::string_view Value::literal() const {
  return is_number() ? tree_->text_of(node_) : std::string_view();
}
std::uint32_t Value::size() const {
  return is_array() || is_object() ? tree_->nodes[node_].extent : 0;
}
std::uint32_t Value::offset() const { return tree_ ? tree_->nodes[node_].offset : 0; }
Items Value::items() const { return Items(is_array() ? *this : Value()); }
Members Value::members() const { return Members(is_object() ? *this : Value()); }

std::optional<std::int64_t> Value::integer() const {
  std::string_view digits = literal();
  const bool negative = !digits.empty() && digits[0] == '-';
  if (negative) digits.remove_prefix(1);
  if (digits.empty()) return std::nullopt;
  // Counts down from zero, because the negative range is the larger one.
  std::int64_t value = 0;
  constexpr std::int64_t kLeast = INT64_MIN;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    const std::int64_t digit = c - '0';
    if (value < (kLeast + digit) / 10) return std::nullopt;
    value = value * 10 - digit;
  }
  if (negative) return value;
  if (value == kLeast) return std::nullopt;
  return -value;
}

Value Value::find(std::string_view key) const {
  if (!is_object()) return {};
  // Of a repeated key the first one counts, which is met first.
  const std::uint32_t end = tree_->after(node_);
  for (std::uint32_t at = node_ + 1; at != end; at = tree_->after(at + 1)) {
    if (tree_->nodes[at].extent == key.size() && tree_->text_of(at) == key)
      return Value(tree_, at + 1);
  }
  return {};
}

Value Value::at(std::string_view pointer) const {
  Value here = *this;
  while (here && !pointer.empty()) {
    if (pointer[0] != '/') return {};
    pointer.remove_prefix(1);
    const std::size_t end = std::min(pointer.find('/'), pointer.size());
    const std::string_view token = pointer.substr(0, end);
    pointer.remove_prefix(end);
    if (here.is_object()) {
      here = here.find(unescaped(token));
      continue;
    }
    const std::optional<std::uint32_t> index = array_index(token);
    if (!here.is_array() || !index || *index >= here.size()) return {};
    Items::Iterator item = here.items().begin();
    for (std::uint32_t i = 0; i < *index; ++i) ++item;
    here = *item;
  }
  return here;
}

Items::Iterator Items::begin() const {
  Iterator it;
  if (array_) it.value_ = Value(array_.tree_, array_.node_ + 1);
  return it;
}

Items::Iterator Items::end() const {
  Iterator it;
  if (array_) it.value_ = Value(array_.tree_, array_.tree_->after(array_.node_));
  return it;
}

Items::Iterator& Items::Iterator::operator++() {
  value_.node_ = value_.tree_->after(value_.node_);
  return *this;
}

Members::Iterator Members::begin() const {
  Iterator it;
  if (!object_) return it;
  it.key_ = Value(object_.tree_, object_.node_ + 1);
  it.end_ = object_.tree_->after(object_.node_);
  it.skip_repeated();
  return it;
}

Members::Iterator Members::end() const {
  Iterator it;
  if (object_) it.key_ = Value(object_.tree_, object_.tree_->after(object_.node_));
  return it;
}

Members::Iterator& Members::Iterator::operator++() {
  key_.node_ = key_.tree_->after(key_.node_ + 1);
  skip_repeated();
  return *this;
}

void Members::Iterator::skip_repeated() {
  if (key_.tree_->repeated.empty()) return;
  while (key_.node_ != end_ && key_.tree_->is_repeated(key_.node_)) {
    key_.node_ = key_.tree_->after(key_.node_ + 1);
  }
}

Document::Document(std::unique_ptr<Tree> tree) : tree_(std::move(tree)) {}
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;
Document::~Document() = default;

const std::optional<ReadError>& Document::error() const { return tree_->error; }
Value Document::root() const { return tree_->nodes.empty() ? Value() : Value(tree_.get(), 0); }

std::vector<RepeatedKey> Document::repeated_keys() const {
  std::vector<RepeatedKey> keys;
  for (const auto& [key, first] : tree_->repeated) {
    keys.push_back(
        {Value(tree_.get(), static_cast<std::uint32_t>(key)), Value(tree_.get(), first)});
  }
  return keys;
}

}  // namespace waypost::json
