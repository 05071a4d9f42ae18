// What becomes of phrasings that the matcher does not know: some are held out, the knowledge is
// trained without them, and they are asked as a visitor would.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "advice/progress.h"
#include "advice/targets.h"
#include "content/model.h"

namespace waypost::advice {

struct HeldOut {
  std::uint32_t target = 0;
  std::uint32_t phrasing = 0;       ///< of the target's questions
  std::uint32_t place = 0;          ///< of the target, 1 = first; 0 = not among ten
  std::uint32_t first = kNoTarget;  ///< what was found first
  bool is_answered = false;         ///< … and would have been given as a direct answer
  bool is_among_three() const { return place >= 1 && place <= 3; }
  bool is_found() const { return place == 1; }
};

/// Phrasings that are asked; of more, a part that is spread evenly.
inline constexpr std::size_t kMostAsked = 5000;

/// Holds a fifth of each target's phrasings out, five times, so that each is asked once. A target
/// with fewer than five loses one at a time.
std::vector<HeldOut> ask_held_out(const Model& model, const Progress& progress);

}  // namespace waypost::advice
