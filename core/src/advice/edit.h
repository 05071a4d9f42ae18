// New phrasings as insertions into a knowledge file, and insertions as a unified diff.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "advice/sources.h"

namespace waypost::advice {

struct Insertion {
  std::uint32_t at = 0;  ///< byte offset in the file
  std::string text;
};

/// `phrasings` behind those of a target, as the file writes its lists: each on its own line, or all
/// on one. Nothing when there is no list to extend: what has not been translated needs a
/// translation first.
std::optional<Insertion> insert_phrasings(std::string_view text, const TargetSources& target,
                                          const std::vector<std::string>& phrasings);

/// The patch that makes `insertions`, with three lines of context, for `patch -p0` and
/// `git apply -p0`. "" without insertions. Line ends stay as they are.
std::string unified_diff(std::string_view name, std::string_view text,
                         std::vector<Insertion> insertions);

}  // namespace waypost::advice
