// Golden transcripts: what the walks of a file show, in a text file beside it.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace waypost::cli {

/// What every such file begins with.
inline constexpr std::string_view kTranscriptsBegin = "waypost transcripts";

/// `shop/track.walks.json` has its transcripts in `shop/track.walks.txt`.
std::string transcripts_path(const std::string& walks_path);

/// A walk's name and its lines.
using Transcripts = std::vector<std::pair<std::string, std::string>>;

/// Reads what `transcripts_text` wrote; line ends of Windows do not count.
Transcripts read_transcripts(std::string_view text);

std::string transcripts_text(const std::string& walks_path, const Transcripts& transcripts);

}  // namespace waypost::cli
