// What could be better in a knowledge that is without errors.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "advice/finding.h"
#include "advice/held_out.h"
#include "advice/sources.h"
#include "content/model.h"

namespace waypost::advice {

struct Lint {
  std::vector<Finding> findings;  ///< by rule, and within a rule the worst first
  /// Of the phrasings that were asked while they were held out.
  std::size_t asked = 0;
  std::size_t found = 0;        ///< their own target came first
  std::size_t among_three = 0;  ///< … or among the first three
  std::size_t phrasings = 0;    ///< all that the knowledge has, without titles of flows
};

/// Everything that the rules find. Findings refer to `model` and to what `sources` was made of.
Lint lint(const Model& model, const Sources& sources, const Progress& progress);

/// What the rules about phrasings work on.
struct Evaluated {
  const std::vector<TargetView>& targets;
  const Sources& sources;
  const std::vector<HeldOut>& held_out;
};

/// lint_phrasings.cpp
void find_not_found(const Evaluated& evaluated, std::vector<Finding>& findings);
void find_confused(const Evaluated& evaluated, std::vector<Finding>& findings);
void find_near_duplicates(const Evaluated& evaluated, std::vector<Finding>& findings);
void find_more_phrasings(const Evaluated& evaluated, std::vector<Finding>& findings);

/// lint_answers.cpp
void lint_answers(const std::vector<TargetView>& targets, const Sources& sources,
                  std::vector<Finding>& findings);

/// answer_words.cpp
void find_answer_words(const std::vector<TargetView>& targets, const Sources& sources,
                       std::vector<Finding>& findings);

}  // namespace waypost::advice
