// JSON text -> a compact tree that knows where everything stood. The only reader of JSON in the
// core: knowledge files (with places, for problems) and what crosses the wire (without).
//
//   json::Document document = json::read(text);          // borrows `text`
//   if (document.error()) ...                            // nothing else is there then
//   for (json::Member m : document.root().members()) m.key.text(), m.value.integer() ...
//
// Nodes lie in one array in reading order (a key before its value, a container before its
// children), so reading, walking and freeing never recurse.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "waypost/status.h"

namespace waypost::json {

inline constexpr std::uint32_t kMaxValues = 4'000'000;  ///< Keys count too. More: too_large.

enum class Type : std::uint8_t { absent, null, boolean, number, text, array, object };

/// "null", "boolean", "number", "text", "array", "object"; "nothing" for absent.
std::string_view to_string(Type type);

struct Tree;  // the nodes; private to reader.cpp
class Items;
class Members;

/// One value (or key) of a document, or nothing: every accessor of nothing gives nothing. A small
/// handle, valid as long as its document and the text that was read.
class Value {
 public:
  Value() = default;
  explicit operator bool() const { return tree_ != nullptr; }

  Type type() const;
  bool is_null() const { return type() == Type::null; }
  bool is_boolean() const { return type() == Type::boolean; }
  bool is_number() const { return type() == Type::number; }
  bool is_text() const { return type() == Type::text; }
  bool is_array() const { return type() == Type::array; }
  bool is_object() const { return type() == Type::object; }

  /// The text, unescaped; "" when this is no text.
  std::string_view text() const;
  /// True only for `true`.
  bool boolean() const;
  /// The number as written, for exact decimals (flow/value.h, parse_number); "" when this is no
  /// number.
  std::string_view literal() const;
  /// The number, when it is written as an integer (no point, no exponent) and fits.
  std::optional<std::int64_t> integer() const;

  /// Number of elements or members (repeated keys count once).
  std::uint32_t size() const;
  /// The member with this key: the first one when the key is repeated.
  Value find(std::string_view key) const;
  /// Follows a JSON pointer (RFC 6901) from here; "" is this value.
  Value at(std::string_view pointer) const;
  /// Elements of an array, members of an object; empty for everything else.
  Items items() const;
  Members members() const;

  /// Byte offset in the text that was read.
  std::uint32_t offset() const;
  /// Place in the document's node array: grows with the offset. For Document::pointers.
  std::uint32_t node() const { return node_; }
  bool operator==(const Value&) const = default;

 private:
  friend class Document;
  friend class Items;
  friend class Members;
  Value(const Tree* tree, std::uint32_t node) : tree_(tree), node_(node) {}
  const Tree* tree_ = nullptr;
  std::uint32_t node_ = 0;
};

struct Member {
  Value key;
  Value value;
};

/// Range over the elements of an array.
class Items {
 public:
  class Iterator {
   public:
    Value operator*() const { return value_; }
    Iterator& operator++();
    bool operator!=(const Iterator& other) const { return value_.node_ != other.value_.node_; }

   private:
    friend class Items;
    Value value_;
  };
  explicit Items(Value array) : array_(array) {}
  Iterator begin() const;
  Iterator end() const;

 private:
  Value array_;
};

/// Range over the members of an object in file order, without repeated keys.
class Members {
 public:
  class Iterator {
   public:
    Member operator*() const { return {key_, Value(key_.tree_, key_.node_ + 1)}; }
    Iterator& operator++();
    bool operator!=(const Iterator& other) const { return key_.node_ != other.key_.node_; }

   private:
    friend class Members;
    void skip_repeated();
    Value key_;
    std::uint32_t end_ = 0;
  };
  explicit Members(Value object) : object_(object) {}
  Iterator begin() const;
  Iterator end() const;

 private:
  Value object_;
};

/// Why a text could not be read. `args` as status.h says for `code`: syntax, too_deep or too_large.
struct ReadError {
  Code code = Code::syntax;
  std::uint32_t offset = 0;
  std::vector<std::string> args;
};

/// The same key twice in one object; the first one counts.
struct RepeatedKey {
  Value key;
  Value first;
};

struct Place {
  std::uint32_t line = 1;    ///< 1-based
  std::uint32_t column = 1;  ///< 1-based, in bytes; a byte order mark does not count
};

/// A read text. Movable; values stay valid.
class Document {
 public:
  explicit Document(std::unique_ptr<Tree> tree);
  Document(Document&&) noexcept;
  Document& operator=(Document&&) noexcept;
  ~Document();

  const std::optional<ReadError>& error() const;
  /// The outermost value; nothing after an error.
  Value root() const;
  /// In file order.
  std::vector<RepeatedKey> repeated_keys() const;
  /// JSON pointers of values or keys (a key's pointer is its member's), given ascending `node()`s.
  std::vector<std::string> pointers(const std::vector<std::uint32_t>& nodes) const;

 private:
  std::unique_ptr<Tree> tree_;
};

/// Reads a whole JSON text. A byte order mark at the start is skipped. Reads at most kMaxFileBytes
/// bytes, kMaxDepth levels and kMaxValues values; never throws, never recurses. `text` must outlive
/// the document.
Document read(std::string_view text);

/// Lines of a text, for turning byte offsets into places.
class LineTable {
 public:
  explicit LineTable(std::string_view text);
  Place place(std::uint32_t offset) const;

 private:
  std::vector<std::uint32_t> starts_;
};

}  // namespace waypost::json
