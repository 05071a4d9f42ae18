// The seeded walker of tests/walk/walker.mjs in C++: the same draws in the same order, the same
// events, so the same hash. Change both or neither.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "waypost/content.h"

namespace waypost::test {

inline constexpr int kWalks = 1000;

/// Called for every event: its type, the kind of place it met, and what `step_json` gave.
using Visit =
    std::function<void(std::string_view type, std::string_view place, const std::string& output)>;

/// Plays walk number `index` from its beginning.
void walk_once(const Content& content, std::uint32_t index, const Visit& visit);

/// FNV-1a, 64 bits.
class Fnv64 {
 public:
  void add(std::string_view bytes);
  std::string hex() const;

 private:
  std::uint64_t value_ = 0xcbf29ce484222325;
};

}  // namespace waypost::test
