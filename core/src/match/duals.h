// What training found out, in the form in which it travels in a pack: small, and the same bits
// wherever it is read again.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "match/calibration.h"

namespace waypost::match {

/// The dual of each row and target: by how much the row pulls the target up or down. That of its
/// own target is kept as it is, the others in 8 bits, in steps of the row's own: they are small,
/// and their order is hardly moved (top-1 of clinc150 by less than 0.1 points).
class Duals {
 public:
  Duals() = default;
  Duals(std::uint32_t rows, std::uint32_t targets)
      : targets_(targets), biases_(targets, 0), rows_(rows), steps_(std::size_t{rows} * targets) {}

  /// `values`: by target. `common`: what pulls all targets alike.
  void set(std::uint32_t row, std::uint32_t own, const std::vector<float>& values, float common);
  /// The values of a row as they are kept. `out` is resized.
  void read(std::uint32_t row, std::uint32_t own, std::vector<float>& out) const;
  float common(std::uint32_t row) const { return rows_[row].common; }

  std::uint32_t rows() const { return static_cast<std::uint32_t>(rows_.size()); }
  std::uint32_t targets() const { return targets_; }

  /// What every question adds to a target's score, and to all.
  std::vector<float>& biases() { return biases_; }
  const std::vector<float>& biases() const { return biases_; }
  float common_bias = 0;

  Calibration calibration;

  /// Numbers of 32 bits, little endian, then the bytes.
  std::string bytes() const;
  /// How many bytes those are.
  static std::size_t size_of(std::size_t rows, std::size_t targets);
  /// Nothing when `bytes` are not those of so many rows and targets.
  static std::optional<Duals> from(std::string_view bytes, std::uint32_t rows,
                                   std::uint32_t targets);

 private:
  struct Row {
    float own = 0, step = 0, common = 0;
  };
  template <typename Use>
  void each_number(Use use);

  std::uint32_t targets_ = 0;
  std::vector<float> biases_;
  std::vector<Row> rows_;
  std::vector<std::int8_t> steps_;  // row by row
};

}  // namespace waypost::match
