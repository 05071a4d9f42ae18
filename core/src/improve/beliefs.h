// Which target each past question may be about, or none; and how questions that are alike persuade
// each other.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "improve/neighbours.h"

namespace waypost::improve {

inline constexpr std::uint32_t kNoTarget = 0xffffffff;

/// For each row a share of belief (0..1, together 1) in each target, and in none of them.
class Beliefs {
 public:
  Beliefs(std::size_t rows, std::uint32_t targets);

  std::uint32_t targets() const { return targets_; }
  std::size_t rows() const { return rows_; }
  /// `targets()` shares, then that of none.
  float* of(std::size_t row) { return shares_.data() + row * width_; }
  const float* of(std::size_t row) const { return shares_.data() + row * width_; }

  /// Rows take on what their neighbours believe, some steps far. Those whose `is_sure` is set stay
  /// as they are; those whose `is_out` is set say nothing.
  void spread(const Neighbours& neighbours, const std::vector<bool>& is_sure,
              const std::vector<bool>& is_out);

  /// Targets that many rows from `first` on believe in are believed less: a log must not make the
  /// popular ones more so.
  void balance(std::size_t first);

 private:
  std::size_t rows_ = 0;
  std::uint32_t targets_ = 0, width_ = 0;
  std::vector<float> shares_;
};

/// What a row is most believed to be about, and by how much more than the next.
struct Guess {
  std::uint32_t target = kNoTarget;
  float lead = 0;
};

Guess guess_of(const float* shares, std::uint32_t targets);

}  // namespace waypost::improve
