// What past questions can teach a knowledge: phrasings that articles and flows lack, and what is
// asked that nothing answers. Only words that visitors typed; nothing is made up.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "advice/progress.h"
#include "waypost/content.h"

namespace waypost::advice {

struct LearnOptions {
  std::size_t most_phrasings = 5;  ///< suggested for one target
};

/// A question that the matcher is sure of, and that says something its target's phrasings do not.
struct Suggestion {
  std::uint32_t target = 0;
  std::string text;
  std::size_t times = 0;        ///< asked like this
  std::size_t alike = 0;        ///< past questions that it stands for, itself included
  std::int32_t confidence = 0;  ///< of 1000
};

/// Questions that are alike and that nothing answers.
struct Unanswered {
  std::size_t size = 0;               ///< questions, repeats included
  std::vector<std::string> examples;  ///< the first is the most typical; no two the same
  std::uint32_t nearest = 0;          ///< the target that comes closest; kNoTarget = none
  std::int32_t confidence = 0;        ///< … with this confidence
};

struct Learnt {
  std::vector<Suggestion> phrasings;   ///< by target, the most useful first
  std::vector<Unanswered> unanswered;  ///< the largest first
  std::size_t questions = 0;           ///< read, repeats included
  std::size_t sure = 0;                ///< … that the matcher assigns with confidence
  std::size_t lost = 0;                ///< … that nothing answers
  std::size_t with_data = 0;  ///< … that hold data of a person: never suggested, masked elsewhere
};

/// `log`: one question each, without line ends, printable. The same log gives the same result.
Learnt learn(const Content& content, const std::vector<std::string>& log,
             const LearnOptions& options, const Progress& progress);

/// A question as it was asked, once or more often.
struct PastQuestion {
  std::string text;  ///< data of a person masked
  std::size_t times = 0;
  bool has_data = false;
  std::uint32_t target = 0;     ///< of the first match; kNoTarget: there was none
  std::int32_t confidence = 0;  ///< of the first match
  bool is_clear = false;        ///< no other match comes near
  bool is_heard = false;        ///< it says something instead of asking: an intent
};

/// learn_phrasings.cpp: from questions that the matcher is sure of.
std::vector<Suggestion> suggest_phrasings(const Content& content,
                                          const std::vector<const PastQuestion*>& sure,
                                          const LearnOptions& options);

/// learn_unanswered.cpp: from questions that nothing answers. Those of a topic, by their numbers in
/// `lost`, belong together.
std::vector<Unanswered> group_unanswered(const std::vector<const PastQuestion*>& lost,
                                         const std::vector<std::vector<std::uint32_t>>& topics);

}  // namespace waypost::advice
