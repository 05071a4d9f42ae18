#include "match/duals.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstring>

namespace waypost::match {
namespace {

constexpr float kMostSteps = 127;
constexpr std::size_t kNumber = 4;  // bytes

void append(std::string& out, float number) {
  std::uint32_t bits = 0;
  std::memcpy(&bits, &number, kNumber);
  for (std::size_t i = 0; i < kNumber; ++i) out += static_cast<char>(bits >> 8 * i & 255);
}

float number_at(std::string_view bytes, std::size_t at) {
  std::uint32_t bits = 0;
  for (std::size_t i = 0; i < kNumber; ++i) {
    bits |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + i])) << 8 * i;
  }
  float number = 0;
  std::memcpy(&number, &bits, kNumber);
  return std::isfinite(number) ? number : 0;
}

}  // namespace

void Duals::set(std::uint32_t row, std::uint32_t own, const std::vector<float>& values,
                float common) {
  float largest = 0;
  for (std::uint32_t t = 0; t < targets_; ++t) {
    if (t != own) largest = std::max(largest, values[t] < 0 ? -values[t] : values[t]);
  }
  const float step = largest / kMostSteps;
  rows_[row] = {values[own], step, common};
  std::int8_t* steps = steps_.data() + std::size_t{row} * targets_;
  for (std::uint32_t t = 0; t < targets_; ++t) {
    if (t == own || step <= 0) continue;
    const float count = values[t] / step;
    steps[t] = static_cast<std::int8_t>(count < 0 ? count - 0.5f : count + 0.5f);
  }
}

void Duals::read(std::uint32_t row, std::uint32_t own, std::vector<float>& out) const {
  out.resize(targets_);
  const std::int8_t* steps = steps_.data() + std::size_t{row} * targets_;
  for (std::uint32_t t = 0; t < targets_; ++t) {
    out[t] = rows_[row].step * static_cast<float>(steps[t]);
  }
  out[own] = rows_[row].own;
}

// All numbers in the order in which they travel.
template <typename Use>
void Duals::each_number(Use use) {
  Calibration::Curve curve = calibration.curve();
  use(curve.middle);
  use(curve.slope);
  use(curve.answers_from);
  calibration = Calibration(targets_, curve);
  use(common_bias);
  for (float& bias : biases_) use(bias);
  for (Row& row : rows_) {
    use(row.own);
    use(row.step);
    use(row.common);
  }
}

std::string Duals::bytes() const {
  std::string out;
  Duals(*this).each_number([&](float number) { append(out, number); });
  for (const std::int8_t step : steps_) out += static_cast<char>(step);
  return out;
}

std::size_t Duals::size_of(std::size_t rows, std::size_t targets) {
  return kNumber * (4 + targets + 3 * rows) + rows * targets;
}

std::optional<Duals> Duals::from(std::string_view bytes, std::uint32_t rows,
                                 std::uint32_t targets) {
  Duals duals(rows, targets);
  if (bytes.size() != size_of(rows, targets)) return std::nullopt;
  std::size_t at = 0;
  duals.each_number([&](float& number) {
    number = number_at(bytes, at);
    at += kNumber;
  });
  for (std::int8_t& step : duals.steps_) step = static_cast<std::int8_t>(bytes[at++]);
  return duals;
}

}  // namespace waypost::match
