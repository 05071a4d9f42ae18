// What conditions can tell apart: a few values stand for everything that a variable may hold.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "proof/types.h"

namespace waypost::proof {

/// What time it is and who is there: nothing that a flow does decides it.
bool is_of_world(const Path& path);

/// What a condition asks of a path: whether something is there, is true, equals a constant, or
/// comes before or after it.
struct Question {
  enum class Kind : std::uint8_t { there, truth, same, order };
  Path path;
  Kind kind = Kind::there;
  Value constant;  // same, order
};

/// Everything that an expression asks of paths, when cells decide its value: a condition, or one of
/// several constants by conditions. Nothing when it does more than compare paths with constants.
std::optional<std::vector<Question>> questions_of(const expr::Expression& expression);

struct Divisor {
  Path path;
  std::uint32_t column;
};

/// The variables that the expression divides by; a field of an object is none.
std::vector<Divisor> divisors_of(const expr::Expression& expression);

/// Sets what stands at a path, in objects that are made on the way.
void put(Fields& fields, const Path& path, const Value& value);

/// What stands at a path, and one value for each cell that the conditions split it into: missing,
/// every constant that it is compared with, and what lies below, between and beyond them.
struct Slot {
  Path path;
  std::vector<Value> values;
};

/// The slots of conditions that are told apart by cells alone, each path once; nothing when one of
/// them does more than compare paths with constants (two variables, arithmetic, functions, lists).
class Slots {
 public:
  explicit Slots(const expr::TypeOf& type_of) : type_of_(type_of) {}

  /// False, and nothing is added, when cells do not decide the condition.
  bool add(const expr::Expression& condition);

  /// Nothing when a path lies inside another one.
  std::optional<std::vector<Slot>> cells() const;

 private:
  struct Compared {
    Path path;
    std::vector<Value> constants;
  };
  void compare(const Path& path, const Value* constant);
  Slot cells_of(const Compared& compared) const;

  const expr::TypeOf& type_of_;
  std::vector<Compared> compared_;
};

/// In how many ways the slots can be filled; at most `most` + 1 is counted.
std::size_t combinations(const std::vector<Slot>& slots, std::size_t most);

/// The variables of one of these ways.
Variables fill(const std::vector<Slot>& slots, std::size_t combination);

}  // namespace waypost::proof
