#include "walk_tests.h"

#include <algorithm>
#include <utility>

#include "diff.h"
#include "json/reader.h"
#include "json/writer.h"
#include "walk_player.h"

namespace waypost::cli {
namespace {

constexpr std::size_t kMostLines = 40;

const std::string* find(const Transcripts& transcripts, const std::string& name) {
  for (const auto& [known, lines] : transcripts) {
    if (known == name) return &lines;
  }
  return nullptr;
}

}  // namespace

std::vector<TestResult> WalkTests::run(const WalkFile& file, const std::string& golden_path,
                                       const Transcripts* golden, Transcripts& shown) {
  std::vector<TestResult> results;
  for (const Walk& walk : file.walks) results.push_back(run_walk(walk, golden_path, golden, shown));
  if (golden == nullptr) return results;
  for (const auto& transcript : *golden) {
    const std::string& name = transcript.first;
    const bool is_there = std::any_of(file.walks.begin(), file.walks.end(),
                                      [&](const Walk& walk) { return walk.name == name; });
    if (is_there) continue;
    results.push_back(
        {name, golden_path, "there is a transcript, but no such walk; --update takes it out", ""});
  }
  return results;
}

TestResult WalkTests::run_walk(const Walk& walk, const std::string& golden_path,
                               const Transcripts* golden, Transcripts& shown) {
  ++walks_;
  TestResult result{walk.name, walk.place, "", ""};
  const Content* content = content_of_(walk.locale, result.failure);
  if (content == nullptr) return result;
  const Played played = play_walk(*content, walk, Saving::never, &tally_of(*content));
  if (!played.error.empty()) {
    result.failure = played.error;
    return result;
  }
  const Played again = play_walk(*content, walk, Saving::before_each, nullptr);
  if (again.transcript != played.transcript || again.effects != played.effects) {
    result.failure = "it shows something else when the page is loaded anew before every step";
    result.detail = again.transcript == played.transcript
                        ? diff(played.effects, again.effects, kMostLines)
                        : diff(played.transcript, again.transcript, kMostLines);
    return result;
  }
  shown.emplace_back(walk.name, played.transcript);
  if (golden == nullptr) return result;
  const std::string* expected = find(*golden, walk.name);
  if (expected == nullptr) {
    result.failure = "there is no transcript of it yet; if this is right, --update writes it";
    result.detail = played.transcript;
  } else if (*expected != played.transcript) {
    result.failure = "it shows something else than " + golden_path;
    result.detail = diff(*expected, played.transcript, kMostLines);
  }
  return result;
}

walks::Tally& WalkTests::tally_of(const Content& content) {
  std::unique_ptr<walks::Tally>& tally = tallies_[&content];
  if (tally == nullptr) tally = std::make_unique<walks::Tally>(content.model());
  return *tally;
}

walks::Tally WalkTests::tally(const Content& content) const {
  walks::Tally sum(content.model());
  for (const auto& [each, tally] : tallies_) {
    json::Writer out;
    tally->write(out);
    sum.read(json::read(out.text_so_far()).root());
  }
  return sum;
}

}  // namespace waypost::cli
