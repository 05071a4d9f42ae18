// Numbers of seven bits a byte, the low ones first; all of a kind together, so that they compress
// well. Features and targets are told by how far they are behind the one before.
#include "match/taught.h"

#include <cmath>
#include <cstddef>
#include <cstring>

namespace waypost::match {
namespace {

constexpr std::size_t kFloat = 4;  // bytes
constexpr std::size_t kKey = 8;

void append_bytes(std::string& out, std::uint64_t bits, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) out += static_cast<char>(bits >> 8 * i & 255);
}

void append(std::string& out, float number) {
  std::uint32_t bits = 0;
  std::memcpy(&bits, &number, kFloat);
  append_bytes(out, bits, kFloat);
}

void append_count(std::string& out, std::uint32_t number) {
  for (; number > 127; number >>= 7) out += static_cast<char>(128 | (number & 127));
  out += static_cast<char>(number);
}

// Reads from the front. What is not there is 0.
struct Cursor {
  std::string_view left;
  bool is_short = false;

  std::uint8_t byte() {
    if (left.empty()) {
      is_short = true;
      return 0;
    }
    const auto byte = static_cast<std::uint8_t>(left.front());
    left.remove_prefix(1);
    return byte;
  }
  std::uint64_t bytes(std::size_t count) {
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < count; ++i) bits |= std::uint64_t{byte()} << 8 * i;
    return bits;
  }
  float number() {
    const auto bits = static_cast<std::uint32_t>(bytes(kFloat));
    float number = 0;
    std::memcpy(&number, &bits, kFloat);
    return std::isfinite(number) ? number : 0;
  }
  std::uint32_t count() {
    std::uint32_t number = 0;
    for (std::uint32_t shift = 0; shift < 32; shift += 7) {
      const std::uint32_t next = byte();
      number |= (next & 127) << shift;
      if (next < 128) break;
    }
    return number;
  }
  // How many things of at least one byte follow.
  std::size_t things() {
    const std::size_t number = count();
    if (number > left.size()) is_short = true;
    return is_short ? 0 : number;
  }
};

}  // namespace

std::string Taught::bytes() const {
  std::string out;
  append_count(out, static_cast<std::uint32_t>(keys.size()));
  for (const FeatureKey key : keys) append_bytes(out, key, kKey);
  append(out, step);
  for (const float bias : biases) append(out, bias);
  append_count(out, static_cast<std::uint32_t>(rows.size()));
  std::uint32_t before = 0;
  for (const Row& row : rows) {
    append_count(out, row.feature - before);
    before = row.feature;
  }
  for (const Row& row : rows) append_count(out, row.weights);
  for (const Row& row : rows) out += static_cast<char>(row.common);
  std::size_t at = 0;
  for (const Row& row : rows) {
    before = 0;
    for (std::uint32_t i = 0; i < row.weights; ++i, ++at) {
      append_count(out, weights[at].target - before);
      before = weights[at].target;
    }
  }
  for (const Weight& weight : weights) out += static_cast<char>(weight.steps);
  return out;
}

std::optional<Taught> Taught::from(std::string_view bytes, std::uint32_t own_features,
                                   std::uint32_t targets) {
  Cursor cursor{bytes};
  Taught taught;
  taught.keys.resize(cursor.things());
  for (FeatureKey& key : taught.keys) key = cursor.bytes(kKey);
  taught.step = cursor.number();
  for (std::uint32_t t = 0; t < targets; ++t) taught.biases.push_back(cursor.number());
  taught.rows.resize(cursor.things());
  const std::uint64_t features = std::uint64_t{own_features} + taught.keys.size();
  std::uint64_t feature = 0, weights = 0;
  for (Row& row : taught.rows) {
    feature += cursor.count();
    if (feature >= features) return std::nullopt;
    row.feature = static_cast<std::uint32_t>(feature);
  }
  for (Row& row : taught.rows) weights += row.weights = cursor.count();
  for (Row& row : taught.rows) row.common = static_cast<std::int8_t>(cursor.byte());
  if (weights > cursor.left.size()) return std::nullopt;
  for (const Row& row : taught.rows) {
    std::uint64_t target = 0;
    for (std::uint32_t i = 0; i < row.weights; ++i) {
      target += cursor.count();
      if (target >= targets) return std::nullopt;
      taught.weights.push_back({static_cast<std::uint32_t>(target), 0});
    }
  }
  for (Weight& weight : taught.weights) weight.steps = static_cast<std::int8_t>(cursor.byte());
  if (cursor.is_short || !cursor.left.empty()) return std::nullopt;
  return taught;
}

}  // namespace waypost::match
