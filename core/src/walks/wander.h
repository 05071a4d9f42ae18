// Walks at random: where visitors end who click anything, type what is likely and meet shops whose
// systems answer this or that. Deterministic by the seed.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "walks/tally.h"
#include "waypost/content.h"

namespace waypost::walks {

struct WanderOptions {
  std::uint64_t walks = 1000;
  std::uint64_t seed = 1;
  std::string flow;     ///< where they begin; "" = in any that questions or the menu lead to
  std::int64_t at = 0;  ///< UTC ms
};

/// More clicks than any visitor has patience for: a walk that is not over by then has no end.
inline constexpr std::uint32_t kMostClicks = 200;

/// Clicks and filled forms since the flow was begun.
struct Clicks {
  std::uint32_t least = 0, most = 0;
  std::uint64_t sum = 0;
  void add(std::uint32_t clicks, bool is_first);
};

enum class EndKind : std::uint8_t {
  end,      ///< the flow has ended, at a step of type `end` or behind its last one
  person,   ///< handed over
  away,     ///< the visitor was led elsewhere: to the menu, an article, a category
  endless,  ///< still walking after kMostClicks
};

/// `end`, `person`, `away`, `endless`.
std::string_view name_of(EndKind kind);

/// The last step that was run before it was over, and how it was.
struct End {
  EndKind kind = EndKind::end;
  const Flow* flow = nullptr;
  const Step* step = nullptr;
  bool resolved = false;  ///< end
  std::string to;         ///< away: `home`, `article:returns`, `category:care`
  std::uint64_t walks = 0;
  Clicks clicks;
};

struct Wandered {
  WanderOptions options;
  std::uint64_t walks = 0;
  std::vector<End> ends;  ///< the most frequent first
  Clicks clicks;
  Tally tally;
};

/// `progress` is told how far it has come, 0 to 1000. Nobody goes into flows that the model does
/// not have.
Wandered wander(const Content& content, const WanderOptions& options,
                const std::function<void(std::uint32_t)>& progress);

}  // namespace waypost::walks
