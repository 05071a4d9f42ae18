#include "transcripts.h"

#include <algorithm>

#include "files.h"

namespace waypost::cli {
namespace {

// No line of a transcript begins so: those of visitors begin with `>`, all others with a space.
constexpr std::string_view kHead = "== ";

}  // namespace

std::string transcripts_path(const std::string& walks_path) {
  constexpr std::string_view kJson = ".json";
  const bool is_json = walks_path.ends_with(kJson);
  return walks_path.substr(0, walks_path.size() - (is_json ? kJson.size() : 0)) + ".txt";
}

Transcripts read_transcripts(std::string_view text) {
  Transcripts transcripts;
  while (!text.empty()) {
    std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.starts_with(kHead)) {
      transcripts.emplace_back(line.substr(kHead.size()), "");
    } else if (!transcripts.empty() && !line.empty()) {
      transcripts.back().second += std::string(line) + "\n";
    }
  }
  return transcripts;
}

std::string transcripts_text(const std::string& walks_path, const Transcripts& transcripts) {
  std::string out(kTranscriptsBegin);
  out += ": what visitors see in the walks of " + file_name(walks_path) +
         ". Written by `waypost test --update`.\n";
  for (const auto& [name, lines] : transcripts)
    out += "\n" + std::string(kHead) + name + "\n" + lines;
  return out;
}

}  // namespace waypost::cli
