#include "stamp.h"

#include <string>

namespace waypost::cli {
namespace {

// splitmix64: well spread bits out of a counter.
std::uint64_t spread(std::uint64_t value) {
  value += 0x9e3779b97f4a7c15;
  value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
  value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
  return value ^ (value >> 31);
}

std::string hex(std::uint64_t value, int digits) {
  std::string out;
  for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4)
    out += "0123456789abcdef"[(value >> shift) & 15];
  return out;
}

// RFC 9562: 48 bits of time, version 7, 12 bits, variant 2, 62 bits.
std::string uuid7(std::int64_t at, std::uint64_t bits) {
  const auto time = static_cast<std::uint64_t>(at);
  return hex(time >> 16, 8) + "-" + hex(time & 0xffff, 4) + "-7" + hex(bits >> 52, 3) + "-" +
         hex(0x8000 | ((bits >> 38) & 0x3fff), 4) + "-" + hex(spread(bits), 12);
}

}  // namespace

void stamp(Event& event, std::uint64_t seq, std::int64_t start, std::uint32_t seed) {
  const std::uint64_t drawn = seq + (std::uint64_t{seed} << 32);
  event.seq = seq;
  event.at = start + static_cast<std::int64_t>(seq) * kEventMs;
  event.id = uuid7(event.at, spread(drawn));
  event.rand = static_cast<std::uint32_t>(spread(~drawn) >> 32);
}

}  // namespace waypost::cli
