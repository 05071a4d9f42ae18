// What past questions teach, as a patch of the knowledge file and as JSON.
#pragma once

#include <cstddef>
#include <string>

#include "advice/learn.h"
#include "knowledge_files.h"

namespace waypost::cli {

/// A patch for people to read and `patch` to apply. What cannot be put into the file stands before
/// it, in lines that begin with #.
struct LearnPatch {
  std::string text;
  std::size_t phrasings = 0;  ///< in the patch
  std::size_t targets = 0;    ///< that get any
};

LearnPatch learn_patch(const OpenedKnowledge& opened, const advice::Learnt& learnt);

std::string learn_json(const OpenedKnowledge& opened, const advice::Learnt& learnt);

}  // namespace waypost::cli
