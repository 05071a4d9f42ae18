// Seeded chance: the same on every machine.
#pragma once

#include <cstddef>
#include <cstdint>

namespace waypost::walks {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}

  /// 0 .. end - 1; `end` at least 1.
  std::size_t below(std::size_t end) { return static_cast<std::size_t>(next() % end); }
  std::uint32_t bits() { return static_cast<std::uint32_t>(next()); }
  bool in_hundred(std::size_t percent) { return below(100) < percent; }

  template <typename List>
  const auto& of(const List& list) {
    return list[below(list.size())];
  }

 private:
  // splitmix64: well spread bits out of a counter.
  std::uint64_t next() {
    std::uint64_t value = state_ += 0x9e3779b97f4a7c15;
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
    value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
    return value ^ (value >> 31);
  }

  std::uint64_t state_;
};

}  // namespace waypost::walks
