// The only file that knows nlohmann_json: its SAX parser, fed through an iterator that tells how
// far it has read, fills our own node array. Most bytes are texts that stand in the source as they
// are, and the parser looks at each byte several times: of such a text it is shown the quotes
// alone.
#include "json/reader.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <memory>
#include <string_view>

#define JSON_NO_IO 1
#define JSON_USE_IMPLICIT_CONVERSIONS 0
#include <nlohmann/json.hpp>

#include "json/plain.h"
#include "json/syntax_error.h"
#include "json/tree.h"
#include "text/utf8.h"

namespace waypost::json {
namespace {

// How far the parser has come.
struct Progress {
  const char* read;     // one past the last byte that it has taken
  bool passed = false;  // over the inside of the text that began last
};

// Whether nothing inside the quotes needs the parser: no escape, no control character, UTF-8.
// `end`: the closing quote.
bool is_plain(std::string_view source, std::size_t begin, std::size_t& end) {
  end = find_escaped(source, begin);
  if (end == source.size() || source[end] != '"') return false;
  const std::string_view inside = source.substr(begin, end - begin);
  for (std::size_t at = 0; (at = find_beyond_ascii(inside, at)) < inside.size();) {
    const text::Decoded one = text::decode(inside, at);
    if (one.code == text::kReplacement) return false;  // maybe it says so itself
    at += one.length;
  }
  return true;
}

// Input iterator that leaves its position where the SAX handler can see it.
class Cursor {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  Cursor(std::string_view source, std::size_t at, Progress& progress)
      : source_(source), at_(at), progress_(&progress) {}
  reference operator*() const { return source_[at_]; }
  Cursor& operator++() {
    const char taken = source_[at_++];
    if (is_escaped_) {
      is_escaped_ = false;
    } else if (is_inside_) {
      is_escaped_ = taken == '\\';
      is_inside_ = taken != '"';
    } else if (taken == '"') {
      std::size_t end = at_;
      is_inside_ = true;
      progress_->passed = is_plain(source_, at_, end);
      if (progress_->passed) at_ = end;
    }
    progress_->read = source_.data() + at_;
    return *this;
  }
  Cursor operator++(int) {
    Cursor before = *this;
    ++*this;
    return before;
  }
  bool operator==(const Cursor& other) const { return at_ == other.at_; }
  bool operator!=(const Cursor& other) const { return at_ != other.at_; }

 private:
  std::string_view source_;
  std::size_t at_;
  Progress* progress_;
  bool is_inside_ = false, is_escaped_ = false;
};

bool is_between_tokens(char c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == ',' || c == ':';
}

bool is_number_part(char c) {
  return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
}

// Receives the parser's events. Member functions have the names that nlohmann's SAX interface asks
// for.
class Builder {
 public:
  using number_integer_t = nlohmann::json::number_integer_t;
  using number_unsigned_t = nlohmann::json::number_unsigned_t;
  using number_float_t = nlohmann::json::number_float_t;
  using string_t = nlohmann::json::string_t;
  using binary_t = nlohmann::json::binary_t;

  Builder(Tree& tree, Progress& progress)
      : tree_(tree), progress_(progress), token_end_(offset_of(progress.read)) {}

  bool null() { return add_word(Type::null, 4); }
  bool boolean(bool value) {
    const bool added = add_word(Type::boolean, value ? 4 : 5);
    if (added) tree_.nodes.back().flag = value;
    return added;
  }
  bool number_integer(number_integer_t) { return add_number(); }
  bool number_unsigned(number_unsigned_t) { return add_number(); }
  bool number_float(number_float_t, const string_t&) { return add_number(); }
  bool string(string_t& value) { return add_text(value); }
  bool binary(binary_t&) { return false; }
  bool key(string_t& value) {
    ++tree_.nodes[open_.back()].extent;
    return add_text(value);
  }
  bool start_object(std::size_t) { return open(Type::object); }
  bool end_object() {
    find_repeated_keys(tree_, open_.back());
    return close();
  }
  bool start_array(std::size_t) { return open(Type::array); }
  bool end_array() { return close(); }

  template <typename Exception>
  bool parse_error(std::size_t, const std::string&, const Exception& exception) {
    tree_.error =
        syntax_error(tree_.source, next_token(), offset_of(progress_.read), exception.what());
    return false;
  }

 private:
  std::uint32_t offset_of(const char* at) const {
    return static_cast<std::uint32_t>(at - tree_.source.data());
  }

  std::uint32_t next_token() const {
    std::uint32_t at = token_end_;
    while (at < tree_.source.size() && is_between_tokens(tree_.source[at])) ++at;
    return at;
  }

  // Appends a node that starts at the next token.
  bool add(Type type, std::uint32_t text, std::uint32_t extent) {
    if (tree_.nodes.size() >= kMaxValues) {
      tree_.error =
          ReadError{Code::too_large,
                    next_token(),
                    {std::to_string(kMaxValues + 1), std::to_string(kMaxValues), "values"}};
      return false;
    }
    if (!open_.empty() && tree_.nodes[open_.back()].type == Type::array) {
      // An array counts its elements here, an object its keys in key().
      ++tree_.nodes[open_.back()].extent;
    }
    tree_.nodes.push_back(Node{next_token(), text, extent, type, false});
    return true;
  }

  // `length` = bytes of the token: null, true, false.
  bool add_word(Type type, std::uint32_t length) {
    if (!add(type, 0, 0)) return false;
    token_end_ = tree_.nodes.back().offset + length;
    return true;
  }

  bool add_number() {
    const std::uint32_t begin = next_token();
    std::uint32_t end = begin;
    while (end < tree_.source.size() && is_number_part(tree_.source[end])) ++end;
    if (!add(Type::number, begin, end - begin)) return false;
    token_end_ = end;
    return true;
  }

  // A text without escapes is read where it stands in the source; others are kept unescaped in a
  // pool.
  bool add_text(const string_t& value) {
    const std::uint32_t begin = next_token();
    const std::uint32_t end = offset_of(progress_.read);
    const bool escaped = !progress_.passed && end - begin - 2 != value.size();
    const std::uint32_t size = escaped ? static_cast<std::uint32_t>(value.size()) : end - begin - 2;
    const auto text = escaped ? static_cast<std::uint32_t>(tree_.pool.size()) : begin + 1;
    if (!add(Type::text, text, size)) return false;
    tree_.nodes.back().flag = escaped;
    if (escaped) tree_.pool += value;
    token_end_ = end;
    return true;
  }

  bool open(Type type) {
    const std::uint32_t begin = next_token();
    if (open_.size() >= static_cast<std::size_t>(kMaxDepth)) {
      tree_.error = ReadError{Code::too_deep, begin, {std::to_string(kMaxDepth)}};
      return false;
    }
    if (!add(type, 0, 0)) return false;
    open_.push_back(static_cast<std::uint32_t>(tree_.nodes.size() - 1));
    token_end_ = begin + 1;
    return true;
  }

  bool close() {
    tree_.nodes[open_.back()].text = static_cast<std::uint32_t>(tree_.nodes.size());
    open_.pop_back();
    token_end_ = offset_of(progress_.read);
    return true;
  }

  Tree& tree_;
  Progress& progress_;
  std::uint32_t token_end_;  // where the last token that gave an event ended
  std::vector<std::uint32_t> open_;
};

// Never more than one node per value or key, and each but the first follows one of these.
std::size_t most_nodes(std::string_view text) {
  const auto starts = std::count_if(text.begin(), text.end(), [](char c) {
    return c == ',' || c == ':' || c == '[' || c == '{';
  });
  return std::min<std::size_t>(static_cast<std::size_t>(starts) + 1, kMaxValues);
}

}  // namespace

Document read(std::string_view text) {
  auto tree = std::make_unique<Tree>();
  tree->source = text;
  if (text.size() > kMaxFileBytes) {
    tree->error = ReadError{
        Code::too_large, 0, {std::to_string(text.size()), std::to_string(kMaxFileBytes), "bytes"}};
    return Document(std::move(tree));
  }
  if (starts_with_mark(text)) text.remove_prefix(3);
  tree->nodes.reserve(most_nodes(text));
  Progress progress{text.data()};
  Builder builder(*tree, progress);
  bool whole = nlohmann::json::sax_parse(Cursor(text, 0, progress),
                                         Cursor(text, text.size(), progress), &builder);
  // The parser takes U+0000 for the end of the text.
  if (const std::size_t nul = whole ? text.find('\0') : text.npos; nul != text.npos) {
    const auto at = static_cast<std::uint32_t>(text.data() + nul - tree->source.data());
    tree->error = ReadError{Code::syntax, at, {"U+0000", "end of file"}};
    whole = false;
  }
  if (!whole) tree->nodes.clear();
  std::sort(tree->repeated.begin(), tree->repeated.end());
  return Document(std::move(tree));
}

}  // namespace waypost::json
