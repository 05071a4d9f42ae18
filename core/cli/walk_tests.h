// Walks as tests: each shows what its transcript says, also when the page is loaded anew before
// every step.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "junit.h"
#include "transcripts.h"
#include "walk_file.h"
#include "walks/tally.h"
#include "waypost/content.h"

namespace waypost::cli {

/// The knowledge in a language ("" = that of the command line); nullptr and why not.
using ContentOf = std::function<const Content*(const std::string& locale, std::string& error)>;

class WalkTests {
 public:
  explicit WalkTests(ContentOf content_of) : content_of_(std::move(content_of)) {}

  /// One result for each walk, and one for each golden transcript whose walk is gone; without
  /// golden ones whatever a walk shows is right. What they show is put into `shown`, but for those
  /// that do not go through.
  std::vector<TestResult> run(const WalkFile& file, const std::string& golden_path,
                              const Transcripts* golden, Transcripts& shown);

  std::size_t walks() const { return walks_; }
  /// What all of them have gone through, in any language; of the model of `content`.
  walks::Tally tally(const Content& content) const;

 private:
  TestResult run_walk(const Walk& walk, const std::string& golden_path, const Transcripts* golden,
                      Transcripts& shown);
  walks::Tally& tally_of(const Content& content);

  ContentOf content_of_;
  std::map<const Content*, std::unique_ptr<walks::Tally>> tallies_;
  std::size_t walks_ = 0;
};

}  // namespace waypost::cli
