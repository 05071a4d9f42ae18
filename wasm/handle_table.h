// Numbers for things that live on this side of the edge. A handle is `generation << 16 | slot`: a
// slot that is used again has another generation, so an old number is an error and never another's
// content.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace waypost::edge {

template <typename T>
class HandleTable {
 public:
  /// Keeps `value` and gives its handle: positive, never 0; 0 when no slot is left.
  int add(T value) {
    std::size_t slot = 0;
    while (slot < slots_.size() && (slots_[slot].value || slots_[slot].generation == kLast)) ++slot;
    if (slot == kMaxSlots) return 0;
    if (slot == slots_.size()) slots_.emplace_back();
    slots_[slot].value.emplace(std::move(value));
    ++slots_[slot].generation;
    return static_cast<int>(slots_[slot].generation << kSlotBits | slot);
  }

  /// The value behind a handle, or nullptr when the handle is stale or never was one.
  const T* find(int handle) const {
    const auto bits = static_cast<std::uint32_t>(handle);
    const std::size_t slot = bits & (kMaxSlots - 1);
    if (slot >= slots_.size() || slots_[slot].generation != bits >> kSlotBits) return nullptr;
    return slots_[slot].value ? &*slots_[slot].value : nullptr;
  }

  T* find(int handle) { return const_cast<T*>(std::as_const(*this).find(handle)); }

  /// Frees the value. False when the handle is stale: the second of two removals.
  bool remove(int handle) {
    if (find(handle) == nullptr) return false;
    slots_[static_cast<std::uint32_t>(handle) & (kMaxSlots - 1)].value.reset();
    return true;
  }

 private:
  static constexpr unsigned kSlotBits = 16;
  static constexpr std::size_t kMaxSlots = 1u << kSlotBits;
  // Handles stay positive as 32-bit ints. A slot that has used up its generations is retired.
  static constexpr std::uint32_t kLast = 0x7fff;

  struct Slot {
    std::uint32_t generation = 0;
    std::optional<T> value;
  };
  std::vector<Slot> slots_;
};

}  // namespace waypost::edge
