// How far something has come, on one line of a terminal.
#pragma once

#include <cstdint>
#include <string>

namespace waypost::cli {

/// Shows "WHAT 40 %" on standard error while it lives, when that is a terminal; nothing otherwise.
class ProgressLine {
 public:
  explicit ProgressLine(std::string what);
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;
  /// Takes the line away.
  ~ProgressLine();

  /// `permille`: 0..1000.
  void show(std::uint32_t permille);

 private:
  std::string what_;
  bool is_terminal_;
  std::uint32_t shown_ = 0xffffffff;
};

}  // namespace waypost::cli
